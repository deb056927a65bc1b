namespace Microsoft.Extensions.Logging
{
    public interface ILogger
    {
        void Log(LogLevel logLevel, EventId eventId, string state, System.Exception exception, System.Reflection.MethodInfo format);
    }
}
