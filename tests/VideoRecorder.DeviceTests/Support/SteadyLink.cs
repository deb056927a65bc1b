namespace VideoRecorder.DeviceTests.Support
{
    using VideoRecorder.Core.Ports.Network;

    /// <summary>A link that is up or down as a test says.</summary>
    public sealed class SteadyLink : ILink
    {
        /// <summary>Gets or sets a value indicating whether an access point is in reach.</summary>
        public bool IsReachable { get; set; } = true;

        /// <summary>Gets how often a connection was tried.</summary>
        public int Attempts { get; private set; }

        /// <inheritdoc/>
        public bool IsConnected { get; private set; }

        /// <inheritdoc/>
        public string LastError
        {
            get { return IsReachable ? string.Empty : "no such network is in reach."; }
        }

        /// <inheritdoc/>
        public bool Connect(int timeoutMs)
        {
            Attempts++;
            IsConnected = IsReachable;
            return IsConnected;
        }

        /// <inheritdoc/>
        public LinkInfo GetInfo()
        {
            LinkInfo info = new LinkInfo();
            info.Address = "192.168.1.100";
            info.SignalDbm = -45;
            return info;
        }

        /// <summary>Breaks the connection.</summary>
        public void Drop()
        {
            IsReachable = false;
            IsConnected = false;
        }
    }
}
