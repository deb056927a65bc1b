namespace System.Net.Security
{
    using System.Net.Sockets;
    using System.Security.Cryptography.X509Certificates;

    public class SslStream : NetworkStream
    {
        public SslStream(Socket socket)
        {
        }

        public SslVerification SslVerification
        {
            set => throw null;
        }

        public void AuthenticateAsClient(string targetHost, X509Certificate clientCertificate, X509Certificate ca, SslProtocols enabledSslProtocols) => throw null;
    }
}
