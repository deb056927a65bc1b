namespace VideoRecorder.Core.Supervision
{
    using VideoRecorder.Core.Settings;

    /// <summary>
    /// How long a step of each part may take at the most before the part counts as standing still, and how long the
    /// watchdog waits. Each is longer than the longest legitimate wait, so that no slow server and no slow card restarts a board.
    /// </summary>
    public sealed class PartLimits
    {
        /// <summary>How often the parts are checked, in milliseconds.</summary>
        public const int CheckMs = 1000;

        // For the work between the waits, on a board that is busy.
        private const int MarginMs = 15000;

        // A step ends at the first call that fails; what it then closes may fail as slowly.
        private const int CardCallsOfRecorder = 4;
        private const int CardCallsOfNetwork = 2;

        // A request is opened, or a piece is sent; then a reply may be awaited.
        private const int NetworkWaits = 2;

        private readonly int[] _limits = new int[PartNumbers.Count];

        /// <summary>Initializes a new instance of the <see cref="PartLimits"/> class.</summary>
        /// <param name="settings">The settings, checked.</param>
        /// <param name="times">The times of the board.</param>
        public PartLimits(RecorderSettings settings, BoardTimes times)
        {
            int always = times.FreezeMs + MarginMs;
            _limits[PartNumbers.Recorder] = (CardCallsOfRecorder * times.CardCallMs) + always;
            _limits[PartNumbers.Network] = times.JoinMs + (NetworkWaits * settings.UploadTimeoutMs)
                + (CardCallsOfNetwork * times.CardCallMs) + always;
            _limits[PartNumbers.Led] = always;
            WatchdogMs = always + (2 * CheckMs);
        }

        /// <summary>
        /// Gets the milliseconds without food after which the watchdog resets the board: longer than the longest time in
        /// which no thread runs, its feeder included.
        /// </summary>
        public int WatchdogMs { get; }

        /// <summary>Gets the limit of a part.</summary>
        /// <param name="part">The part, as in <see cref="PartNumbers"/>.</param>
        /// <returns>Milliseconds.</returns>
        public int Of(int part) => _limits[part];
    }
}
