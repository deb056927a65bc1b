namespace VideoRecorder.Core.Ports.Network
{
    /// <summary>
    /// A connection to a server, TCP or TLS over it. It has no time-out of its own: each call says how long it may take.
    /// One thread uses it.
    /// </summary>
    public interface IConnection
    {
        /// <summary>Gets how long the TCP connection took to be made, in milliseconds: about the time of a round trip.</summary>
        int ConnectMs { get; }

        /// <summary>Tells whether there is something to read: bytes, the end of the connection, or how it broke.</summary>
        /// <param name="waitMs">The longest wait for it in milliseconds; 0 only asks.</param>
        /// <returns>Whether there is. A read may find that it was nothing of the application's.</returns>
        /// <exception cref="TransportException">The connection broke.</exception>
        bool HasData(int waitMs);

        /// <summary>Reads what is there.</summary>
        /// <param name="buffer">Receives the bytes.</param>
        /// <param name="offset">Where they start in <paramref name="buffer"/>.</param>
        /// <param name="count">The most bytes; at least 1.</param>
        /// <param name="limitMs">
        /// The longest time in milliseconds for the rest of a TLS record whose beginning is there; at least 1.
        /// </param>
        /// <returns>How many bytes; 0 when there were none, -1 at the end of the connection.</returns>
        /// <exception cref="TransportException">
        /// The connection broke; <see cref="TransportError.Timeout"/> when a record did not end in that time.
        /// </exception>
        int Read(byte[] buffer, int offset, int count, int limitMs);

        /// <summary>
        /// Writes what can be sent now, and waits only for the first byte of it. What was not taken is offered again, beginning with
        /// the same bytes, in the next call or after a pause of any length.
        /// </summary>
        /// <param name="buffer">The bytes; the caller may change those that were taken.</param>
        /// <param name="offset">Where they start in <paramref name="buffer"/>.</param>
        /// <param name="count">How many; at least 1.</param>
        /// <param name="waitMs">The longest wait in milliseconds; 0 takes only what can be sent at once.</param>
        /// <returns>How many bytes were given to the network; 0 when nothing moved in that time.</returns>
        /// <exception cref="TransportException">
        /// The connection broke. One that cannot stop in the middle of a piece breaks when the time is over
        /// (<see cref="TransportError.Timeout"/>).
        /// </exception>
        int Write(byte[] buffer, int offset, int count, int waitMs);

        /// <summary>Ends the connection, in whatever state it is. Never throws.</summary>
        void Close();
    }
}
