namespace VideoRecorder.Core.Ports.Network
{
    /// <summary>The WiFi link of a board.</summary>
    public interface ILink
    {
        /// <summary>Gets a value indicating whether the link is up and has an address.</summary>
        bool IsConnected { get; }

        /// <summary>Tries to connect with the configured network name and password.</summary>
        /// <param name="timeoutMs">The longest wait in milliseconds.</param>
        /// <returns><see langword="true"/> when connected; <see langword="false"/> with the reason in <see cref="LastError"/>.</returns>
        bool Connect(int timeoutMs);

        /// <summary>Gets why the last <see cref="Connect"/> failed, in a user's words; empty when it did not.</summary>
        string LastError { get; }

        /// <summary>Gets the addresses and the signal strength of the moment.</summary>
        /// <returns>The figures; empty ones where the board cannot tell.</returns>
        LinkInfo GetInfo();
    }
}
