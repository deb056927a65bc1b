namespace System.Net
{
    public class WebException : InvalidOperationException
    {
        private WebException()
        {
        }
    }
}
