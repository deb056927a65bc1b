namespace Microsoft.Extensions.Logging
{
    public interface ILoggerFactory
    {
    }
}
