namespace VideoRecorder.Core.Http
{
    using VideoRecorder.Core.Ports.Network;

    /// <summary>How connections fail, in a user's words: the same on every board.</summary>
    public static class TransportFaults
    {
        /// <summary>There is no network.</summary>
        /// <returns>The error.</returns>
        public static TransportException NoNetwork() => new TransportException(TransportError.Connect, "There is no network");

        /// <summary>The name was not resolved.</summary>
        /// <param name="host">The name.</param>
        /// <returns>The error.</returns>
        public static TransportException NotResolved(string host) =>
            new TransportException(TransportError.NameResolution, "The server's name cannot be resolved: " + host);

        /// <summary>Nothing listens at that port.</summary>
        /// <param name="host">The server.</param>
        /// <param name="port">The port.</param>
        /// <returns>The error.</returns>
        public static TransportException Refused(string host, int port) =>
            new TransportException(TransportError.Connect, "No server listens at " + Place(host, port));

        /// <summary>No connection was made.</summary>
        /// <param name="host">The server.</param>
        /// <param name="port">The port.</param>
        /// <param name="reason">Why; empty when that is not known.</param>
        /// <returns>The error.</returns>
        public static TransportException NotConnected(string host, int port, string reason) =>
            new TransportException(TransportError.Connect, "No connection to " + Place(host, port) + Because(reason));

        /// <summary>The server said nothing in time.</summary>
        /// <param name="host">The server.</param>
        /// <param name="port">The port.</param>
        /// <param name="milliseconds">The time.</param>
        /// <returns>The error.</returns>
        public static TransportException Silent(string host, int port, int milliseconds)
        {
            string tenths = milliseconds % 1000 < 100 ? string.Empty : "." + (milliseconds % 1000 / 100).ToString();
            return new TransportException(
                TransportError.Timeout, Place(host, port) + " does not answer within " + (milliseconds / 1000).ToString() + tenths + " s");
        }

        /// <summary>The connection broke.</summary>
        /// <param name="reason">Why; empty when that is not known.</param>
        /// <returns>The error.</returns>
        public static TransportException Broken(string reason) =>
            new TransportException(TransportError.Lost, "The connection broke" + Because(reason));

        /// <summary>The server's certificate is not accepted.</summary>
        /// <param name="host">The server.</param>
        /// <param name="reason">Why.</param>
        /// <returns>The error.</returns>
        public static TransportException NotTrusted(string host, string reason) =>
            new TransportException(TransportError.Tls, "The certificate of " + host + " is not accepted" + Because(reason));

        /// <summary>What answers at that port is no TLS.</summary>
        /// <param name="host">The server.</param>
        /// <param name="port">The port.</param>
        /// <returns>The error.</returns>
        public static TransportException NoTls(string host, int port) => new TransportException(
            TransportError.Tls, Place(host, port) + " does not speak TLS: UploadUrl must name the server's port for https, or begin with http://");

        /// <summary>The TLS handshake failed.</summary>
        /// <param name="host">The server.</param>
        /// <param name="port">The port.</param>
        /// <param name="reason">Why; empty when that is not known.</param>
        /// <returns>The error.</returns>
        public static TransportException NotSecured(string host, int port, string reason) =>
            new TransportException(TransportError.Tls, "No TLS connection to " + Place(host, port) + Because(reason));

        private static string Place(string host, int port) => host + ":" + port.ToString();

        private static string Because(string reason) => reason.Length == 0 ? string.Empty : ": " + reason;
    }
}
