namespace System.Net.Security
{
    public enum SslProtocols
    {
        Tls12 = 3072,
    }
}
