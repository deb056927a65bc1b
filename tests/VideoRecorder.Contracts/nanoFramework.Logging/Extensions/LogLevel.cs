namespace Microsoft.Extensions.Logging
{
    public enum LogLevel
    {
        Debug = 1,
        Information = 2,
        Warning = 3,
        Error = 4,
    }
}
