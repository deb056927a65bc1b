namespace System.Net
{
    public class WebException : InvalidOperationException
    {
        public WebException(string message)
            : base(message)
        {
        }

        public WebExceptionStatus Status => throw null;
    }
}
