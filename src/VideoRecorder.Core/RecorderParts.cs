namespace VideoRecorder.Core
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Led;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Recording;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Settings.Checks;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// The recorder put together for a board: three active parts, each for a thread of its own, and what they share.
    /// </summary>
    public sealed class RecorderParts
    {
        private readonly RecorderSettings _settings;
        private readonly Board _board;

        /// <summary>Initializes a new instance of the <see cref="RecorderParts"/> class.</summary>
        /// <param name="settings">The settings, found right by <see cref="SettingsValidator"/>.</param>
        /// <param name="board">The board.</param>
        public RecorderParts(RecorderSettings settings, Board board)
        {
            _settings = settings;
            _board = board;
            LocalClock clock = new LocalClock(board.Clock, settings.ToTimeZoneRule());
            Clips = new ClipCatalogue();
            State = new SharedState(settings.UploadPauseLeadMs);
            Log = new RecorderLog(board.Log, clock, new Secrets(settings));
            Recorder = new Recorder(settings, board.Camera, board.Card, clock, Clips, State, Log);
            Network = new NetworkPart(settings, board.Clock, clock, board.Link, board.Connector, board.Card, Clips, State, Log, board.Seed);
            Led = new LedPlayer(board.Led, board.Clock, State);
        }

        /// <summary>Gets the clips on the card.</summary>
        public ClipCatalogue Clips { get; }

        /// <summary>Gets the flags that the parts share.</summary>
        public SharedState State { get; }

        /// <summary>Gets the log.</summary>
        public RecorderLog Log { get; }

        /// <summary>Gets the part that records and keeps the card.</summary>
        public IActivePart Recorder { get; }

        /// <summary>Gets the part that watches the link and the time, and uploads.</summary>
        public IActivePart Network { get; }

        /// <summary>Gets the part that plays the LED.</summary>
        public IActivePart Led { get; }

        /// <summary>Writes the first lines of the log. To be called once, before the parts are started.</summary>
        public void Announce() => BootReport.Write(Log, _settings, _board.Name, _board.ResetReason, _board.Link.IsConnected);
    }
}
