namespace VideoRecorder.Core.Clips.Catalogue
{
    /// <summary>The searches for all uses of a clip, which all hear of each change.</summary>
    internal sealed class ClipSearches
    {
        private readonly ClipTable _clips;
        private readonly ClipTotals _totals;
        private readonly ClipSearch _pending;
        private readonly ClipSearch _delivered;
        private readonly ClipSearch _oldest;
        private readonly ClipSearch _unverified;
        private readonly ClipSearch _undated;
        private readonly ClipSearch[] _all;

        internal ClipSearches(ClipTable clips, ClipTotals totals)
        {
            _clips = clips;
            _totals = totals;
            _pending = new ClipSearch(clips, ClipState.Pending, ClipState.Pending, false, true);
            _delivered = new ClipSearch(clips, ClipState.Delivered, ClipState.Delivered, false, false);
            _oldest = new ClipSearch(clips, ClipState.Unverified, ClipState.Delivered, false, false);
            _unverified = new ClipSearch(clips, ClipState.Unverified, ClipState.Unverified, false, false);
            _undated = new ClipSearch(clips, ClipState.Pending, ClipState.Delivered, true, false);
            _all = new ClipSearch[] { _pending, _delivered, _oldest, _unverified, _undated };
        }

        internal ClipSearch For(ClipUse use)
        {
            switch (use)
            {
                case ClipUse.Upload:
                    return _pending;
                case ClipUse.Check:
                    return _unverified;
                case ClipUse.Date:
                    return _undated;
                case ClipUse.DeliveredEviction:
                    return _delivered;
                default:
                    return _totals.Deletable > 0 ? _delivered : _oldest;
            }
        }

        internal void Clear()
        {
            for (int i = 0; i < _all.Length; i++)
            {
                _all[i].Clear();
            }
        }

        internal void Changed(int id)
        {
            ClipState state = (ClipState)_clips.State[id];
            switch (state)
            {
                case ClipState.Recording:
                    return;
                case ClipState.Unverified:
                    _unverified.Changed(id);
                    break;
                case ClipState.Pending:
                    _pending.Changed(id);
                    break;
                default:
                    _delivered.Changed(id);
                    break;
            }

            _oldest.Changed(id);
            if (state != ClipState.Unverified && _clips.Started[id] > 0)
            {
                _undated.Changed(id);
            }
        }

        internal void Removing(int id)
        {
            for (int i = 0; i < _all.Length; i++)
            {
                _all[i].Removing(id);
            }
        }
    }
}
