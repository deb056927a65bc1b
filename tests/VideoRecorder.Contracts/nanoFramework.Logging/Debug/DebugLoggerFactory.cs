namespace nanoFramework.Logging.Debug
{
    public class DebugLoggerFactory : Microsoft.Extensions.Logging.ILoggerFactory
    {
    }
}
