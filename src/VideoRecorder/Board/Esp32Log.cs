namespace VideoRecorder.Board
{
    using Microsoft.Extensions.Logging;
    using nanoFramework.Logging;
    using nanoFramework.Logging.Debug;
    using VideoRecorder.Core.Ports;
    using LogLevel = VideoRecorder.Core.Ports.LogLevel;
    using NanoLogLevel = Microsoft.Extensions.Logging.LogLevel;

    /// <summary>The debug output: Visual Studio's window while it is attached, else the serial port.</summary>
    public sealed class Esp32Log : ILog
    {
        private const string Name = "VideoRecorder";

        private readonly ILogger _logger;

        /// <summary>Initializes a new instance of the <see cref="Esp32Log"/> class.</summary>
        public Esp32Log()
        {
            LogDispatcher.LoggerFactory = new DebugLoggerFactory();
            _logger = LogDispatcher.GetLogger(Name);
        }

        /// <inheritdoc/>
        public void Write(LogLevel level, string line)
        {
            // Not through the methods that take a format: a line may hold braces.
            _logger.Log(ToNano(level), default(EventId), line, null, null);
        }

        private static NanoLogLevel ToNano(LogLevel level)
        {
            switch (level)
            {
                case LogLevel.Debug:
                    return NanoLogLevel.Debug;
                case LogLevel.Warning:
                    return NanoLogLevel.Warning;
                case LogLevel.Error:
                    return NanoLogLevel.Error;
                default:
                    return NanoLogLevel.Information;
            }
        }
    }
}
