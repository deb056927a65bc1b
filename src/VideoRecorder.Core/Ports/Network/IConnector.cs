namespace VideoRecorder.Core.Ports.Network
{
    /// <summary>Makes connections to servers. Server certificates are always verified.</summary>
    public interface IConnector
    {
        /// <summary>Resolves the name, connects, and makes the TLS handshake where that is wanted.</summary>
        /// <param name="host">The name or IPv4 address of the server; the name that its certificate must carry.</param>
        /// <param name="port">Its port, 1 to 65535.</param>
        /// <param name="isSecure">Whether to speak TLS.</param>
        /// <param name="timeoutMs">The longest time in milliseconds for all of it; at least 1.</param>
        /// <returns>The connection; to be ended by <see cref="IConnection.Close"/>.</returns>
        /// <exception cref="TransportException">
        /// No connection, or no trust in the server; <see cref="TransportError.Timeout"/> when the time was over.
        /// </exception>
        IConnection Connect(string host, int port, bool isSecure, int timeoutMs);
    }
}
