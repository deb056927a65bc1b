namespace VideoRecorder.Core.Ports.Network
{
    /// <summary>
    /// An HTTP request whose body is written piece by piece, with pauses as long as the caller likes. It has no time-out
    /// of its own: each call says how long it may wait.
    /// </summary>
    public interface IUploadRequest
    {
        /// <summary>Gets a value indicating whether a final reply has arrived, possibly before the body's end.</summary>
        bool HasReply { get; }

        /// <summary>
        /// Writes a piece of the body, or the part of it that can be sent now. The caller offers the rest again, in the
        /// next call or after a pause.
        /// </summary>
        /// <param name="buffer">The bytes; the caller may change them when the call has returned.</param>
        /// <param name="offset">Where they start in <paramref name="buffer"/>.</param>
        /// <param name="count">How many; at least 1.</param>
        /// <param name="waitMs">The longest wait in milliseconds; 0 takes only what can be sent at once.</param>
        /// <returns>How many bytes were taken; 0 when nothing moved in that time.</returns>
        /// <exception cref="TransportException">
        /// The connection broke. A transport that cannot stop in the middle of a piece breaks it when the time is over
        /// (<see cref="TransportError.Timeout"/>).
        /// </exception>
        int Write(byte[] buffer, int offset, int count, int waitMs);

        /// <summary>Waits for the reply. May be called again while it has not come.</summary>
        /// <param name="waitMs">The longest wait in milliseconds; 0 only checks.</param>
        /// <returns>The reply, or <see langword="null"/> if it has not come yet.</returns>
        /// <exception cref="TransportException">The connection broke before a whole reply came.</exception>
        UploadReply WaitReply(int waitMs);

        /// <summary>Ends the request and closes the connection, in whatever state it is. Never throws.</summary>
        void Close();
    }
}
