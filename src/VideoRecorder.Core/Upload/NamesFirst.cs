namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// Soon after the link comes, so does the time, and with it clips from before get their real names. Uploads wait
    /// a little for that, lest a server keep them under their numbers.
    /// </summary>
    internal sealed class NamesFirst
    {
        private const int LongestWaitMs = 10000;
        private const long NotWaiting = -1;

        private readonly SharedState _state;
        private readonly LocalClock _clock;
        private long _clockWaitEndsAt = NotWaiting;
        private long _namesWaitEndsAt = NotWaiting;

        internal NamesFirst(SharedState state, LocalClock clock)
        {
            _state = state;
            _clock = clock;
        }

        /// <summary>Says that the link is down: when it is back, the wait begins anew.</summary>
        internal void LinkIsDown()
        {
            _clockWaitEndsAt = NotWaiting;
        }

        /// <summary>Says that the link is up: the time must come soon.</summary>
        internal void LinkIsUp(long nowMs)
        {
            if (_clockWaitEndsAt == NotWaiting)
            {
                _clockWaitEndsAt = nowMs + LongestWaitMs;
            }
        }

        /// <summary>
        /// Tells whether uploads need not wait any more: first for the time, then for the names, which change in
        /// the pauses of recording only. To be asked in a pause.
        /// </summary>
        internal bool MayUpload(long nowMs)
        {
            if (!_clock.IsKnown)
            {
                _namesWaitEndsAt = NotWaiting;
                return nowMs >= _clockWaitEndsAt;
            }

            if (_namesWaitEndsAt == NotWaiting)
            {
                _namesWaitEndsAt = nowMs + LongestWaitMs;
            }

            return nowMs >= _namesWaitEndsAt || !_state.HasClipsToRename;
        }
    }
}
