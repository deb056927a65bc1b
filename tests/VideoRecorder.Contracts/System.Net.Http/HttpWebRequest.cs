namespace System.Net
{
    using System.Net.Security;
    using System.Security.Cryptography.X509Certificates;

    public class HttpWebRequest : WebRequest
    {
        private HttpWebRequest()
        {
        }

        public bool KeepAlive
        {
            set => throw null;
        }

        public int ReadWriteTimeout
        {
            set => throw null;
        }

        public X509Certificate HttpsAuthentCert
        {
            set => throw null;
        }

        public SslProtocols SslProtocols
        {
            set => throw null;
        }

        public SslVerification SslVerification
        {
            set => throw null;
        }
    }
}
