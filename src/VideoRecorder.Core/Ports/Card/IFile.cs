namespace VideoRecorder.Core.Ports.Card
{
    using VideoRecorder.Core.Ports.Camera;

    /// <summary>
    /// An open file on the card. What is appended may stay in memory until <see cref="Sync"/> or
    /// <see cref="Close"/>; an error of such a late write is thrown by the next call.
    /// </summary>
    public interface IFile
    {
        /// <summary>Gets the length in bytes, with all that was appended so far.</summary>
        long Length { get; }

        /// <summary>Appends bytes at the end.</summary>
        /// <param name="buffer">The bytes; the caller may change them when the call has returned.</param>
        /// <param name="offset">Where they start in <paramref name="buffer"/>.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="CardException">The card is full, gone or failing.</exception>
        void Append(byte[] buffer, int offset, int count);

        /// <summary>Appends the frame that the camera holds, <see cref="CameraFrame.Length"/> bytes.</summary>
        /// <param name="camera">The camera of the same board.</param>
        /// <exception cref="CardException">The card is full, gone or failing.</exception>
        void AppendFrame(ICamera camera);

        /// <summary>Writes over bytes that are in the file already. The position for appending stays at the end.</summary>
        /// <param name="position">Where in the file, in bytes.</param>
        /// <param name="buffer">The bytes.</param>
        /// <param name="offset">Where they start in <paramref name="buffer"/>.</param>
        /// <param name="count">How many; the file does not grow.</param>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        void Overwrite(long position, byte[] buffer, int offset, int count);

        /// <summary>Reads bytes.</summary>
        /// <param name="position">Where in the file, in bytes.</param>
        /// <param name="buffer">Receives the bytes.</param>
        /// <param name="offset">Where to put them in <paramref name="buffer"/>.</param>
        /// <param name="count">How many at most.</param>
        /// <returns>How many were read: fewer than <paramref name="count"/> only at the end of the file.</returns>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        int Read(long position, byte[] buffer, int offset, int count);

        /// <summary>Cuts the file off.</summary>
        /// <param name="length">The new length in bytes, not above <see cref="Length"/>.</param>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        void Truncate(long length);

        /// <summary>
        /// Brings all bytes and the file's length to the medium, before anything that is written later. A board may return
        /// before that is done; an error is thrown by a later call then, at the latest by <see cref="Close"/>, which waits.
        /// </summary>
        /// <exception cref="CardException">The card is full, gone or failing.</exception>
        void Sync();

        /// <summary>Syncs and closes. The file is closed also when this throws; a second call does nothing.</summary>
        /// <exception cref="CardException">The card is full, gone or failing.</exception>
        void Close();
    }
}
