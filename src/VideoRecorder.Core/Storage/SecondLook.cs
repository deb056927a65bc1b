namespace VideoRecorder.Core.Storage
{
    using VideoRecorder.Core.Status;

    /// <summary>
    /// When the card is looked through again, because it failed on a clip or a folder that was left alone then: after an hour,
    /// and each time that it did not help after twice as long, up to a day.
    /// </summary>
    internal sealed class SecondLook
    {
        private const long FirstMs = 3600000;
        private const long LongestMs = 86400000;

        private readonly SharedState _state;
        private long _waitMs = FirstMs;
        private long _since = -1;

        internal SecondLook(SharedState state)
        {
            _state = state;
        }

        internal bool IsDue(long nowMs)
        {
            if (!_state.HasSetAside)
            {
                return false;
            }

            if (_since < 0)
            {
                _since = nowMs;
            }

            // A clip that is being sent would be found as one to be sent.
            if (nowMs - _since < _waitMs || _state.IsUploading)
            {
                return false;
            }

            _waitMs = _waitMs * 2 < LongestMs ? _waitMs * 2 : LongestMs;
            return true;
        }

        /// <summary>The card is looked through from the start, for whatever reason.</summary>
        internal void Done()
        {
            _since = -1;
        }
    }
}
