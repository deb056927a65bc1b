namespace System.Net
{
    public enum WebExceptionStatus
    {
        Timeout = 14,
    }
}
