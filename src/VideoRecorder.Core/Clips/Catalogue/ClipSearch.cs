namespace VideoRecorder.Core.Clips.Catalogue
{
    /// <summary>
    /// Finds the oldest clip for one use. It remembers before which clip there is none, and where it stopped, so that a
    /// call inspects a bounded number of clips. At the end it stops until a clip has changed or need not wait any more.
    /// </summary>
    internal sealed class ClipSearch
    {
        /// <summary>A time that comes after each end of a wait, but not after <see cref="Never"/>.</summary>
        internal const int AnyTime = int.MaxValue - 1;

        /// <summary>The end of a wait that ends with the next scan only.</summary>
        internal const int Never = int.MaxValue;

        // The lock is held meanwhile, and the frame loop may want it.
        private const int MaxInspected = 64;

        // So long it goes on with younger clips before it begins again with those that had to wait.
        private const int LongestPassSeconds = 60;

        private readonly ClipTable _clips;
        private readonly int _lowest;
        private readonly int _highest;
        private readonly bool _undatedOnly;
        private readonly bool _keepsOrder;
        private int _from = ClipTable.None;
        private int _next = ClipTable.None;
        private int _againAt = Never;
        private int _passEndsAt;

        internal ClipSearch(ClipTable clips, ClipState lowest, ClipState highest, bool undatedOnly, bool keepsOrder)
        {
            _clips = clips;
            _lowest = (int)lowest;
            _highest = (int)highest;
            _undatedOnly = undatedOnly;
            _keepsOrder = keepsOrder;
        }

        /// <summary>Gets a value indicating whether the last call stopped before it had inspected all clips.</summary>
        internal bool IsUnfinished { get; private set; }

        internal void Clear()
        {
            _from = ClipTable.None;
            _next = ClipTable.None;
            _againAt = Never;
            _passEndsAt = 0;
            IsUnfinished = false;
        }

        /// <summary>Finds a clip that is not leased and need not wait.</summary>
        /// <param name="second">The time since start.</param>
        /// <returns>The clip; <see cref="ClipTable.None"/> when there is none, or the search goes on with the next call.</returns>
        internal int Find(int second)
        {
            if (second >= _againAt && (_next == ClipTable.None || second >= _passEndsAt))
            {
                _againAt = Never;
                _passEndsAt = second + LongestPassSeconds;
                _next = _from;
            }

            for (int i = 0; i < MaxInspected && _next != ClipTable.None; i++)
            {
                bool isDue = IsDue(_next, second);
                bool isFree = isDue && !_clips.Is(_next, ClipTable.Leased);
                if (isFree || (isDue && _keepsOrder))
                {
                    IsUnfinished = false;
                    return isFree ? _next : ClipTable.None;
                }

                _next = _clips.Next[_next];
            }

            IsUnfinished = _next != ClipTable.None;
            return ClipTable.None;
        }

        /// <summary>Takes note of a clip that was added to the table or has changed, and is for this use.</summary>
        internal void Changed(int id)
        {
            if (_from == ClipTable.None || _clips.Order[id] < _clips.Order[_from])
            {
                _from = id;
            }

            if (_next == ClipTable.None || _clips.Order[id] < _clips.Order[_next])
            {
                _next = id;
            }
        }

        /// <summary>Takes note that a clip is about to be removed.</summary>
        internal void Removing(int id)
        {
            if (_from == id)
            {
                _from = _clips.Next[id];
            }

            if (_next == id)
            {
                _next = _clips.Next[id];
            }
        }

        private bool IsDue(int id, int second)
        {
            if (!IsFor(id))
            {
                if (_from == id)
                {
                    _from = _clips.Next[id];
                }

                return false;
            }

            int notBefore = _clips.NotBefore[id];
            if (notBefore > second)
            {
                _againAt = notBefore < _againAt ? notBefore : _againAt;
                return false;
            }

            return true;
        }

        private bool IsFor(int id)
        {
            int state = _clips.State[id];
            return state >= _lowest && state <= _highest && (!_undatedOnly || _clips.Started[id] > 0);
        }
    }
}
