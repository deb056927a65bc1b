namespace VideoRecorder.Core.Recording
{
    /// <summary>When recordings start: at power-on, and then each interval on a fixed grid, so that they never drift.</summary>
    public sealed class RecordingSchedule
    {
        private readonly long _intervalMs;
        private bool _hasStarted;

        internal RecordingSchedule(int intervalSec)
        {
            _intervalMs = intervalSec * 1000L;
        }

        /// <summary>Gets the time at which the next recording is due.</summary>
        public long DueMs { get; private set; }

        /// <summary>Begins the grid, if it has not begun: the first recording is due now.</summary>
        /// <param name="nowMs">The time.</param>
        public void Begin(long nowMs)
        {
            if (!_hasStarted)
            {
                _hasStarted = true;
                DueMs = nowMs;
            }
        }

        /// <summary>
        /// Goes on to the next place on the grid. A recording that took longer than its interval makes the next one
        /// late; a place that has passed wholly is skipped.
        /// </summary>
        /// <param name="nowMs">The time.</param>
        public void Advance(long nowMs)
        {
            DueMs += _intervalMs;
            if (DueMs + _intervalMs <= nowMs)
            {
                DueMs += (nowMs - DueMs) / _intervalMs * _intervalMs;
            }
        }
    }
}
