namespace VideoRecorder.Board.Http
{
    using System;
    using System.IO;
    using System.Net;
    using System.Net.Security;
    using System.Security.Cryptography.X509Certificates;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// HTTP requests of nanoFramework.System.Net.Http, one at a time, each with a connection of its own. HTTPS is always
    /// verified: against the configured CA and those in the board's certificate store.
    /// </summary>
    /// <remarks>
    /// HttpWebRequest makes the connection, TLS and the head. It sends the field Host without the port, and that cannot be
    /// changed. Its GetResponse is not used: see <see cref="ReplyParser"/>.
    /// </remarks>
    internal sealed class HttpTransport : ITransport
    {
        /// <summary>A connection that no one answers keeps its socket, of 16, for about a minute.</summary>
        private const int MaxAbandoned = 4;

        private readonly string _caCertificate;
        private readonly byte[] _piece = new byte[PieceSender.MaxPiece];
        private readonly byte[] _received = new byte[HttpUploadRequest.ReadBytes];
        private readonly byte[] _body = new byte[UploadReply.MaxBodyBytes];
        private X509Certificate _ca;
        private HttpUploadRequest _last;

        /// <summary>Initializes a new instance of the <see cref="HttpTransport"/> class.</summary>
        /// <param name="caCertificate">
        /// CA certificates (PEM) that servers' certificates may come from; empty: only those of the board's store.
        /// </param>
        internal HttpTransport(string caCertificate)
        {
            _caCertificate = caCertificate;
        }

        /// <inheritdoc/>
        public IUploadRequest Open(RequestHead head, int timeoutMs)
        {
            if (!HttpUrl.TryParse(head.Url, out HttpUrl url, out string defect))
            {
                throw new ArgumentException("The URL cannot be used: " + defect);
            }

            CheckPossible(url);
            if (_last != null)
            {
                // The buffers are shared.
                _last.Close();
                _last = null;
            }

            try
            {
                HttpWebRequest request = NewRequest(head, url, timeoutMs);
                _last = Begin(request, new Connector(request, url).Connect(timeoutMs), url.IsHttps);
                return _last;
            }
            catch (TransportException)
            {
                throw;
            }
            catch (Exception e)
            {
                // Most likely there is no memory for a request. That is no reason to start the part, or the board, afresh.
                throw new TransportException(TransportError.Connect, "The board could not make the request: " + e.Message);
            }
        }

        private HttpUploadRequest Begin(HttpWebRequest request, Stream stream, bool isSecure)
        {
            HttpUploadRequest begun = null;
            IBodyWriter writer = null;
            try
            {
                writer = isSecure ? new TlsWriter(stream) : new PieceSender(stream, _piece);
                begun = new HttpUploadRequest(request, stream, writer, isSecure, new ReplyParser(_body), _received);
            }
            finally
            {
                if (begun == null)
                {
                    writer?.End();
                    stream.Close();
                }
            }

            return begun;
        }

        private static void CheckPossible(HttpUrl url)
        {
            if (url.IsHttps && DateTime.UtcNow.Year < LocalClock.FirstYear)
            {
                throw new TransportException(
                    TransportError.Tls,
                    "The certificate of " + url.Host + " cannot be checked, for the board does not know the date yet");
            }

            if (Connector.Abandoned >= MaxAbandoned)
            {
                throw new TransportException(
                    TransportError.Connect,
                    "No connection to " + TransportFaults.Place(url) + ": earlier tries still wait for an answer");
            }
        }

        private HttpWebRequest NewRequest(RequestHead head, HttpUrl url, int timeoutMs)
        {
            string address = (url.IsHttps ? "https://" : "http://") + TransportFaults.Place(url) + url.PathAndQuery;
            HttpWebRequest request = (HttpWebRequest)WebRequest.Create(address);
            request.Method = "POST";
            request.ContentType = head.ContentType;
            request.ContentLength = head.ContentLength;
            request.Headers.Add("X-Filename", head.FileName);
            request.Headers.Add("X-Device", head.Device);
            if (!string.IsNullOrEmpty(head.ApiKey))
            {
                request.Headers.Add("Authorization", "Bearer " + head.ApiKey);
            }

            request.KeepAlive = false;
            request.ReadWriteTimeout = timeoutMs;
            if (url.IsHttps)
            {
                // HttpWebRequest verifies nothing unless it is told to, and by default asks for TLS 1.3 alone.
                request.SslVerification = SslVerification.CertificateRequired;
                request.SslProtocols = SslProtocols.Tls12;
                request.HttpsAuthentCert = Ca();
            }

            return request;
        }

        private X509Certificate Ca()
        {
            if (_ca == null && _caCertificate.Length > 0)
            {
                try
                {
                    _ca = new X509Certificate(PemText.WithoutIndents(_caCertificate));
                }
                catch (Exception)
                {
                    // The interpreter reports what it cannot parse as one of several types.
                    throw new TransportException(TransportError.Tls, "CaCertificate cannot be read");
                }
            }

            return _ca;
        }
    }
}
