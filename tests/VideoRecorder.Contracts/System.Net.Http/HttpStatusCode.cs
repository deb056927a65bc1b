namespace System.Net
{
    public enum HttpStatusCode
    {
    }
}
