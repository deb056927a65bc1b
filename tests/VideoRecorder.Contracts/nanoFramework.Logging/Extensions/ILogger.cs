namespace Microsoft.Extensions.Logging
{
    public interface ILogger
    {
    }
}
