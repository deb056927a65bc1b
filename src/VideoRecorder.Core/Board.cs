namespace VideoRecorder.Core
{
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Ports.Camera;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>All that a board provides.</summary>
    public sealed class Board
    {
        /// <summary>Gets or sets the name of the board, for the log.</summary>
        public string Name { get; set; }

        /// <summary>Gets or sets why the board last started, in a user's words, as "power on".</summary>
        public string ResetReason { get; set; }

        /// <summary>Gets or sets a number that differs from boot to boot, for the jitter of retries.</summary>
        public int Seed { get; set; }

        /// <summary>Gets or sets the camera.</summary>
        public ICamera Camera { get; set; }

        /// <summary>Gets or sets the SD card.</summary>
        public ICard Card { get; set; }

        /// <summary>Gets or sets the clock.</summary>
        public IClock Clock { get; set; }

        /// <summary>Gets or sets the WiFi link.</summary>
        public ILink Link { get; set; }

        /// <summary>Gets or sets what makes connections to servers.</summary>
        public IConnector Connector { get; set; }

        /// <summary>Gets or sets the status LED.</summary>
        public ILed Led { get; set; }

        /// <summary>Gets or sets the log.</summary>
        public ILog Log { get; set; }
    }
}
