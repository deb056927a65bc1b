namespace VideoRecorder.Core.Clips.Catalogue
{
    /// <summary>Sums over all clips of a <see cref="ClipTable"/>. A clip is taken out before it changes, and added afterwards.</summary>
    internal sealed class ClipTotals
    {
        private readonly ClipTable _clips;

        internal ClipTotals(ClipTable clips)
        {
            _clips = clips;
        }

        internal int Clips { get; private set; }

        /// <summary>Gets how many are not being recorded.</summary>
        internal int Closed { get; private set; }

        internal long Bytes { get; set; }

        /// <summary>Gets how many are left alone until the next scan. Only the numbers above count them.</summary>
        internal int Quarantined { get; private set; }

        /// <summary>Gets how many are still to be delivered.</summary>
        internal int Pending { get; private set; }

        /// <summary>Gets how many are delivered and not leased.</summary>
        internal int Deletable { get; private set; }

        internal int Undated { get; private set; }

        internal void Clear()
        {
            Clips = 0;
            Closed = 0;
            Bytes = 0;
            Quarantined = 0;
            Pending = 0;
            Deletable = 0;
            Undated = 0;
        }

        /// <summary>Adds a clip (1), or takes it out (-1).</summary>
        internal void Count(int id, int sign)
        {
            ClipState state = (ClipState)_clips.State[id];
            Clips += sign;
            Closed += state == ClipState.Recording ? 0 : sign;
            Bytes += sign * _clips.Size[id];
            if (_clips.NotBefore[id] == ClipSearch.Never)
            {
                Quarantined += sign;
                return;
            }

            Undated += _clips.Started[id] > 0 ? sign : 0;
            Pending += state == ClipState.Pending || state == ClipState.Unverified ? sign : 0;
            Deletable += state == ClipState.Delivered && !_clips.Is(id, ClipTable.Leased) ? sign : 0;
        }
    }
}
