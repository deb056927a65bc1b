namespace System.Net
{
    public class HttpWebResponse : WebResponse
    {
        private HttpWebResponse()
        {
        }

        public HttpStatusCode StatusCode => throw null;
    }
}
