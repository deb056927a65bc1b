namespace VideoRecorder.Core.Supervision
{
    using VideoRecorder.Core.Status;

    /// <summary>
    /// Decides whether a board goes on or starts again: when a part stands still, or fails again and again, nothing else
    /// helps. Says why, once.
    /// </summary>
    public sealed class BoardGuard
    {
        private readonly PartHealth _health;
        private readonly int _maxFaults;
        private readonly RecorderLog _log;

        /// <summary>Initializes a new instance of the <see cref="BoardGuard"/> class.</summary>
        /// <param name="health">How the parts are.</param>
        /// <param name="maxFaults">How often a part may fail without a quiet minute.</param>
        /// <param name="log">The log.</param>
        public BoardGuard(PartHealth health, int maxFaults, RecorderLog log)
        {
            _health = health;
            _maxFaults = maxFaults;
            _log = log;
        }

        /// <summary>Gets the parts that the board has to start again for: a bit for each, 0 while all is well.</summary>
        public int Culprits { get; private set; }

        /// <summary>Looks at the parts.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see langword="true"/> while all is well; then the watchdog is to be fed.</returns>
        public bool IsWell(long nowMs)
        {
            if (Culprits != 0)
            {
                return false;
            }

            int still = _health.FindStill(nowMs);
            int failing = _health.FindFailing(_maxFaults);
            Culprits = still | failing;
            if (still != 0)
            {
                _log.Error("The board starts again, because " + PartNumbers.Describe(still)
                    + " stood still. If this comes back, send this log with a report");
            }
            else if (failing != 0)
            {
                _log.Error("The board starts again, because " + PartNumbers.Describe(failing) + " failed more than "
                    + _maxFaults.ToString() + " times without a quiet minute. If this comes back, send this log with a report");
            }

            return Culprits == 0;
        }
    }
}
