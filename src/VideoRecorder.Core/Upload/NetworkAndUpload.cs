namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Storage;
    using VideoRecorder.Core.Time;

    /// <summary>The active part that holds the link, sets the clock and sends the clips.</summary>
    public sealed class NetworkAndUpload : IActivePart
    {
        private readonly LinkMonitor _link;
        private readonly TimeSync _time;
        private readonly Uploader _uploader;

        /// <summary>Initializes a new instance of the <see cref="NetworkAndUpload"/> class.</summary>
        /// <param name="settings">The settings, checked.</param>
        /// <param name="clock">The board's clock.</param>
        /// <param name="localClock">The same, for the local time.</param>
        /// <param name="link">The board's WiFi link.</param>
        /// <param name="transport">The board's HTTP.</param>
        /// <param name="card">The board's card.</param>
        /// <param name="clips">The clips on it.</param>
        /// <param name="state">What the parts share.</param>
        /// <param name="log">The log.</param>
        /// <param name="seed">Any number, another one at each boot: boundaries and the jitter of pauses come from it.</param>
        public NetworkAndUpload(
            RecorderSettings settings,
            IClock clock,
            LocalClock localClock,
            ILink link,
            ITransport transport,
            ICard card,
            ClipCatalogue clips,
            SharedState state,
            RecorderLog log,
            int seed)
        {
            _link = new LinkMonitor(settings, clock, link, clips, state, log);
            _time = new TimeSync(settings, clock, localClock, state, log);
            _uploader = new Uploader(settings, clock, localClock, card, clips, transport, _link, state, log, seed);
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "network and upload"; }
        }

        /// <inheritdoc/>
        public int Step()
        {
            int link = _link.Step();
            int time = _time.Step();
            int upload = _uploader.Step();
            int wait = link < time ? link : time;
            return upload < wait ? upload : wait;
        }

        /// <inheritdoc/>
        public void Recover()
        {
            _link.Recover();
            _uploader.Recover();
        }

        /// <inheritdoc/>
        public void Shutdown()
        {
            _uploader.Shutdown();
        }
    }
}
