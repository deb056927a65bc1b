namespace nanoFramework.Logging.Debug
{
    public class DebugLoggerFactory : Microsoft.Extensions.Logging.ILoggerFactory
    {
        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => throw null;

        public void Dispose() => throw null;
    }
}
