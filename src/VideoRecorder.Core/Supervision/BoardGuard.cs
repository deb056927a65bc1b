namespace VideoRecorder.Core.Supervision
{
    using System;
    using VideoRecorder.Core.Log;

    /// <summary>
    /// Decides whether a board goes on or starts again: when a part stands still, or fails again and again, nothing else
    /// helps; and before the board's time runs over. Says why, once.
    /// </summary>
    public sealed class BoardGuard
    {
        /// <summary>
        /// After so long the board starts again at the next pause. nanoFramework counts a board's time in 32 bits of 10 ms: after 497
        /// days it begins at 0, and all that waits then waits for another 497 days.
        /// </summary>
        public const long RenewMs = 400 * DayMs;

        /// <summary>After so long it starts again also where there is no pause.</summary>
        public const long RenewAtOnceMs = 480 * DayMs;

        private const long DayMs = 86400000;
        private const string Advice = ". If this comes back, send this log with a report";

        private readonly PartHealth _health;
        private readonly int _maxFaults;
        private readonly RecorderLog _log;
        private bool _isEnding;

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

        /// <summary>Checks the parts.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="isRecording">Whether a clip is open.</param>
        /// <returns><see langword="true"/> while all is well; then the watchdog is to be fed.</returns>
        public bool IsWell(long nowMs, bool isRecording)
        {
            if (!_isEnding)
            {
                int still = _health.FindStill(nowMs);

                // Nothing shortens a clip that need not: the other parts may fail on until it is closed, but not for ever.
                int failing = _health.FindFailing(isRecording ? 2 * _maxFaults : _maxFaults);
                bool isOld = nowMs >= (isRecording ? RenewAtOnceMs : RenewMs);
                Culprits = still | failing;
                _isEnding = Culprits != 0 || isOld;
                if (_isEnding)
                {
                    Explain(still, failing);
                }
            }

            return !_isEnding;
        }

        private void Explain(int still, int failing)
        {
            try
            {
                string line = still != 0 ? "The board starts again, because " + PartNumbers.Describe(still) + " stood still" + Advice
                    : failing != 0 ? "The board starts again, because " + PartNumbers.Describe(failing) + " failed more than "
                        + _maxFaults.ToString() + " times without a quiet minute" + Advice
                    : string.Empty;
                if (line.Length > 0)
                {
                    _log.Error(line);
                }
                else
                {
                    _log.Info("The board has run for more than a year and starts again, before its counter of time runs over");
                }
            }
            catch (Exception)
            {
                // No memory for the line: the board starts again all the same.
            }
        }
    }
}
