namespace VideoRecorder.Board.Http
{
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Text;

    /// <summary>What a connection failed of, in a user's words.</summary>
    internal static class TransportFaults
    {
        /// <summary>Nothing moved for the time-out.</summary>
        internal const int TimedOut = 10060;

        /// <summary>No code is known.</summary>
        internal const int NoCode = 0;

        private const int NetworkDown = 10050;
        private const int NetworkUnreachable = 10051;
        private const int Aborted = 10053;
        private const int Reset = 10054;
        private const int Refused = 10061;
        private const int HostUnreachable = 10065;

        /// <summary>The name was not resolved.</summary>
        /// <param name="url">The server.</param>
        /// <returns>The error.</returns>
        internal static TransportException NotResolved(HttpUrl url)
        {
            return new TransportException(TransportError.NameResolution, "The server's name cannot be resolved: " + url.Host);
        }

        /// <summary>No connection was made.</summary>
        /// <param name="url">The server.</param>
        /// <param name="code">
        /// The error of the socket, a Winsock number. On the board it says little: a refused connection has the code of one
        /// that is being made (10035).
        /// </param>
        /// <returns>The error.</returns>
        internal static TransportException NotConnected(HttpUrl url, int code)
        {
            string text = code == Refused ? "No server listens at " + Place(url) : "No connection to " + Place(url) + Reason(code);
            return new TransportException(TransportError.Connect, text);
        }

        /// <summary>The server said nothing in time.</summary>
        /// <param name="url">The server.</param>
        /// <param name="milliseconds">The time.</param>
        /// <returns>The error.</returns>
        internal static TransportException Silent(HttpUrl url, int milliseconds)
        {
            string seconds = (milliseconds / 1000).ToString();
            string tenths = milliseconds % 1000 < 100 ? string.Empty : "." + (milliseconds % 1000 / 100).ToString();
            return new TransportException(TransportError.Timeout, Place(url) + " does not answer within " + seconds + tenths + " s");
        }

        /// <summary>The connection broke.</summary>
        /// <param name="code">The error of the socket, a Winsock number.</param>
        /// <returns>The error.</returns>
        internal static TransportException Broken(int code)
        {
            return new TransportException(TransportError.Lost, "The connection broke" + Reason(code));
        }

        /// <summary>The TLS handshake failed.</summary>
        /// <param name="url">The server.</param>
        /// <param name="code">What mbedTLS said: flags of the certificate where positive, else an error number.</param>
        /// <returns>The error.</returns>
        internal static TransportException NotSecured(HttpUrl url, int code)
        {
            string reason = TlsReason.Of(code);
            string text = code > 0 ? "The certificate of " + url.Host + " is not accepted: " + reason
                : code == TlsReason.NoTls ? Place(url) + " does not speak TLS: UploadUrl must name the server's port for https, or begin with http://"
                : "No TLS connection to " + Place(url) + (reason.Length > 0 ? ": " + reason : string.Empty);
            return new TransportException(TransportError.Tls, text);
        }

        /// <summary>Names the server and its port.</summary>
        /// <param name="url">The server.</param>
        /// <returns>Both.</returns>
        internal static string Place(HttpUrl url)
        {
            return url.Host + ":" + url.Port.ToString();
        }

        private static string Reason(int code)
        {
            switch (code)
            {
                case NetworkDown:
                    return ": the network is down";
                case NetworkUnreachable:
                case HostUnreachable:
                    return ": there is no way to that address";
                case Reset:
                case Aborted:
                    return ": the server closed it";
                default:
                    return string.Empty;
            }
        }
    }
}
