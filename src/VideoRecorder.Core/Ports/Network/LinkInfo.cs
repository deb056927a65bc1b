namespace VideoRecorder.Core.Ports.Network
{
    /// <summary>Addresses and signal strength of a link.</summary>
    public sealed class LinkInfo
    {
        /// <summary>Gets or sets the board's IPv4 address.</summary>
        public string Address { get; set; }

        /// <summary>Gets or sets the gateway's IPv4 address.</summary>
        public string Gateway { get; set; }

        /// <summary>Gets or sets the DNS server's IPv4 address.</summary>
        public string Dns { get; set; }

        /// <summary>Gets or sets the signal strength (RSSI) in dBm, about -30 (strong) to -90 (weak); 0 if unknown.</summary>
        public int SignalDbm { get; set; }
    }
}
