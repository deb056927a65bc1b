namespace VideoRecorder.Board.Network
{
    using System;
    using System.Net.Security;
    using System.Net.Sockets;
    using System.Security.Cryptography;
    using System.Security.Cryptography.X509Certificates;
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Time;
    using VideoRecorder.Esp32Cam;

    /// <summary>
    /// Makes connections over nanoFramework's sockets. TLS is always verified: against the configured CA and those in the
    /// board's certificate store.
    /// </summary>
    internal sealed class Connector : IConnector
    {
        /// <summary>A connection that no one answers keeps its socket, of 16, for about a minute.</summary>
        private const int MaxAbandoned = 4;

        private readonly string _caCertificate;
        private X509Certificate _ca;

        /// <summary>Initializes a new instance of the <see cref="Connector"/> class.</summary>
        /// <param name="caCertificate">
        /// CA certificates (PEM) that servers' certificates may come from; empty: only those of the board's store.
        /// </param>
        internal Connector(string caCertificate)
        {
            _caCertificate = caCertificate;
        }

        /// <inheritdoc/>
        public IConnection Connect(string host, int port, bool isSecure, int timeoutMs)
        {
            if (isSecure && DateTime.UtcNow.Year < LocalClock.FirstYear)
            {
                throw new TransportException(
                    TransportError.Tls, "The certificate of " + host + " cannot be checked, for the board does not know the date yet");
            }

            if (TcpConnect.Abandoned >= MaxAbandoned)
            {
                throw TransportFaults.NotConnected(host, port, "earlier tries still wait for an answer");
            }

            try
            {
                return Begin(host, port, isSecure, timeoutMs);
            }
            catch (TransportException)
            {
                throw;
            }
            catch (Exception e)
            {
                // Most likely there is no memory for it. That is no reason to start the part, or the board, afresh.
                throw new TransportException(TransportError.Connect, "The board could not make the connection: " + e.Message);
            }
        }

        private IConnection Begin(string host, int port, bool isSecure, int timeoutMs)
        {
            X509Certificate ca = isSecure ? Ca() : null;
            long end = Environment.TickCount64 + timeoutMs;
            TcpConnect tcp = new TcpConnect(host, port);
            Socket socket = tcp.Connect(timeoutMs);
            if (!isSecure)
            {
                return new PlainConnection(socket, tcp.ConnectMs);
            }

            SslStream stream = new SslStream(socket);
            Exception failure = Authenticate(stream, host, ca, (int)(end - Environment.TickCount64), out bool isTooLate);
            if (!isTooLate && failure == null)
            {
                return new SecureConnection(socket, stream, tcp.ConnectMs);
            }

            // At once: a failed handshake has closed the socket already, and its number may be another one's soon.
            Close(stream);
            throw isTooLate ? TransportFaults.Silent(host, port, timeoutMs) : NotSecured(host, port, failure);
        }

        /// <summary>
        /// Makes the handshake, which stops all managed threads; the native deadline ends it. nanoFramework verifies nothing unless
        /// it is told to, and its TLS 1.3 never ends.
        /// </summary>
        private static Exception Authenticate(SslStream stream, string host, X509Certificate ca, int timeoutMs, out bool isTooLate)
        {
            Exception failure = null;
            NetworkDeadline.Arm(timeoutMs > 1 ? timeoutMs : 1);
            try
            {
                stream.SslVerification = SslVerification.CertificateRequired;
                stream.AuthenticateAsClient(host, null, ca, SslProtocols.Tls12);
            }
            catch (Exception e)
            {
                failure = e;
            }

            isTooLate = NetworkDeadline.Disarm();
            return failure;
        }

        private static TransportException NotSecured(string host, int port, Exception failure)
        {
            int code = failure is CryptographicException tlsError ? tlsError.ErrorCode : 0;
            string reason = TlsReason.Of(code);
            return code > 0 ? TransportFaults.NotTrusted(host, reason)
                : code == TlsReason.NoTls ? TransportFaults.NoTls(host, port)
                : TransportFaults.NotSecured(host, port, reason);
        }

        private static void Close(SslStream stream)
        {
            try
            {
                stream.Close();
            }
            catch (Exception)
            {
                // The connection is gone, as it should be.
            }
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
