namespace VideoRecorder.Core.Ports.Network
{
    /// <summary>Opens HTTP requests. Server certificates are always verified.</summary>
    public interface ITransport
    {
        /// <summary>Connects and sends the head of a POST request. The caller then writes the body.</summary>
        /// <param name="head">Where to, and the header fields.</param>
        /// <param name="timeoutMs">The longest time in milliseconds for all of it: name, connection, TLS and head.</param>
        /// <returns>The open request; to be ended by <see cref="IUploadRequest.Close"/>.</returns>
        /// <exception cref="TransportException">
        /// No connection, or no trust in the server; <see cref="TransportError.Timeout"/> when the time was over.
        /// </exception>
        IUploadRequest Open(RequestHead head, int timeoutMs);
    }
}
