namespace VideoRecorder.Core.Log
{
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// The log of the recorder: each line goes to the board's log at once, and with its time to the log file on the
    /// card in the next pause of recording. No line has a secret, whoever names it
    /// (<see cref="Secrets"/>).
    /// </summary>
    public sealed class RecorderLog
    {
        private readonly ILog _output;
        private readonly LocalClock _clock;

        internal RecorderLog(ILog output, LocalClock clock, Secrets secrets)
        {
            _output = output;
            _clock = clock;
            Secrets = secrets;
        }

        /// <summary>Gets what the log must not say.</summary>
        public Secrets Secrets { get; }

        /// <summary>Gets the lines that wait for the log file.</summary>
        public LogQueue Lines { get; } = new LogQueue();

        /// <summary>Logs a detail for finding a fault.</summary>
        /// <param name="line">The text.</param>
        public void Debug(string line) => Write(LogLevel.Debug, line);

        /// <summary>Logs what the recorder does.</summary>
        /// <param name="line">The text; empty for a blank line.</param>
        public void Info(string line) => Write(LogLevel.Information, line);

        /// <summary>Logs what went wrong and is being dealt with.</summary>
        /// <param name="line">The text.</param>
        public void Warning(string line) => Write(LogLevel.Warning, line);

        /// <summary>Logs what went wrong and a user must deal with.</summary>
        /// <param name="line">The text.</param>
        public void Error(string line) => Write(LogLevel.Error, line);

        private void Write(LogLevel level, string line)
        {
            line = Secrets.HideInLine(line);
            _output.Write(level, line);
            if (line.Length > 0)
            {
                Lines.Add(_clock.TimeText() + " " + line);
            }
        }
    }
}
