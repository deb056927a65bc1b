namespace VideoRecorder.Core
{
    using System;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Network;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Time;
    using VideoRecorder.Core.Upload;
    using VideoRecorder.Core.Upload.Targets;

    /// <summary>The active part that holds the link, sets the clock and sends the clips.</summary>
    public sealed class NetworkPart : IActivePart
    {
        private const int SwitchedOffMs = 60000;

        private readonly LinkMonitor _link;
        private readonly TimeSync _time;
        private readonly Uploader _uploader;

        internal NetworkPart(
            RecorderSettings settings,
            IClock clock,
            LocalClock localClock,
            ILink link,
            IConnector connector,
            ICard card,
            ClipCatalogue clips,
            SharedState state,
            RecorderLog log,
            int seed)
        {
            _link = new LinkMonitor(settings, clock, link, clips, state, log);
            _time = new TimeSync(settings, clock, localClock, state, log);
            Target target = Target.Of(settings, new Random(seed));
            _uploader = target == null ? null : new Uploader(target, settings, clock, localClock, card, clips, connector, _link, state, log);
        }

        /// <inheritdoc/>
        public string Name => "network and upload";

        /// <inheritdoc/>
        public int Step()
        {
            int link = _link.Step();
            int time = _time.Step();
            int upload = _uploader == null ? SwitchedOffMs : _uploader.Step();
            int wait = link < time ? link : time;
            return upload < wait ? upload : wait;
        }

        /// <inheritdoc/>
        public void Recover()
        {
            _link.Recover();
            _uploader?.Recover();
        }

        /// <inheritdoc/>
        public void Shutdown() => _uploader?.Shutdown();
    }
}
