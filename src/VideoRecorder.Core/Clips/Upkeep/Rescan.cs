namespace VideoRecorder.Core.Clips.Upkeep
{
    using VideoRecorder.Core.Clips.Catalogue;

    /// <summary>
    /// When the card is scanned again, because it failed on a clip or a folder that was skipped then: after an hour, and
    /// each time that it did not help after twice as long, up to a day.
    /// </summary>
    internal sealed class Rescan
    {
        private const long FirstMs = 3600000;
        private const long LongestMs = 86400000;

        private readonly ClipCatalogue _clips;
        private long _waitMs = FirstMs;
        private long _since = -1;

        internal Rescan(ClipCatalogue clips)
        {
            _clips = clips;
        }

        internal bool IsDue(long nowMs)
        {
            if (!_clips.HasQuarantined)
            {
                return false;
            }

            if (_since < 0)
            {
                _since = nowMs;
            }

            if (nowMs - _since < _waitMs)
            {
                return false;
            }

            _waitMs = _waitMs * 2 < LongestMs ? _waitMs * 2 : LongestMs;
            return true;
        }

        /// <summary>A scan begins, for whatever reason.</summary>
        internal void Begins()
        {
            _since = -1;
        }
    }
}
