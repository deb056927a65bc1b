namespace nanoFramework.Logging
{
    using Microsoft.Extensions.Logging;

    public static class LogDispatcher
    {
        public static ILoggerFactory LoggerFactory
        {
            set => throw null;
        }

        public static ILogger GetLogger(string loggerName) => throw null;
    }
}
