namespace VideoRecorder.Board.Http
{
    using VideoRecorder.Core.Ports.Network;

    /// <summary>Writes the body of a request to its connection.</summary>
    internal interface IBodyWriter
    {
        /// <summary>Takes a piece of the body, or a part of it.</summary>
        /// <param name="buffer">The bytes; the caller may change them afterwards.</param>
        /// <param name="offset">Where they start in <paramref name="buffer"/>.</param>
        /// <param name="count">How many; at least 1.</param>
        /// <param name="waitMs">The longest wait in milliseconds.</param>
        /// <returns>How many bytes were taken; 0 when nothing moved in that time.</returns>
        /// <exception cref="TransportException">The connection broke.</exception>
        int Write(byte[] buffer, int offset, int count, int waitMs);

        /// <summary>Tells whether all that was taken has been given to the network.</summary>
        /// <param name="waitMs">The longest wait for that in milliseconds.</param>
        /// <returns>Whether it has.</returns>
        /// <exception cref="TransportException">The connection broke.</exception>
        bool IsWritten(int waitMs);

        /// <summary>Writes no more. The connection is closed right after.</summary>
        void End();
    }
}
