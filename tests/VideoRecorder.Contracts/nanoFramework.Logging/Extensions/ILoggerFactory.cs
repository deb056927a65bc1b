namespace Microsoft.Extensions.Logging
{
    public interface ILoggerFactory : System.IDisposable
    {
        ILogger CreateLogger(string categoryName);
    }
}
