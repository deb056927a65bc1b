namespace VideoRecorder.Core.Upload
{
    /// <summary>An HTTP request whose body is written piece by piece, with pauses as long as the caller likes.</summary>
    public interface IUploadRequest
    {
        /// <summary>Gets a value indicating whether a final reply has arrived, possibly before the body's end.</summary>
        bool HasReply { get; }

        /// <summary>Writes a piece of the body.</summary>
        /// <param name="buffer">The bytes; the caller may change them when the call has returned.</param>
        /// <param name="offset">Where they start in <paramref name="buffer"/>.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="TransportException">The connection broke, or nothing moved for the time-out.</exception>
        void Write(byte[] buffer, int offset, int count);

        /// <summary>Waits for the reply. May be called again while it has not come.</summary>
        /// <param name="waitMs">The longest wait in milliseconds; 0 only looks.</param>
        /// <returns>The reply, or <see langword="null"/> if it has not come yet.</returns>
        /// <exception cref="TransportException">The connection broke before a whole reply came.</exception>
        UploadReply WaitReply(int waitMs);

        /// <summary>Ends the request and closes the connection, in whatever state it is. Never throws.</summary>
        void Close();
    }
}
