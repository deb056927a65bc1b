namespace VideoRecorder.Core.Storage
{
    /// <summary>
    /// The clips by state, each list in recording order, as links between the places of <see cref="ClipCatalogue"/>.
    /// Adding at an end or beside the clip added last, and removing anywhere, cost the same whatever the number of clips.
    /// </summary>
    internal sealed class ClipLists
    {
        /// <summary>No clip.</summary>
        internal const int None = -1;

        private const int States = 8;

        private readonly int[] _heads = new int[States];
        private readonly int[] _tails = new int[States];
        private readonly int[] _counts = new int[States];
        private readonly int[] _recent = new int[States];
        private int[] _next = new int[0];
        private int[] _previous = new int[0];

        internal ClipLists()
        {
            Clear();
        }

        internal int Head(ClipState state)
        {
            return _heads[(int)state];
        }

        internal int Count(ClipState state)
        {
            return _counts[(int)state];
        }

        internal int Next(int id)
        {
            return _next[id];
        }

        internal void Grow(int capacity)
        {
            _next = Grown.Copy(_next, capacity);
            _previous = Grown.Copy(_previous, capacity);
        }

        internal void Clear()
        {
            for (int i = 0; i < States; i++)
            {
                _heads[i] = None;
                _tails[i] = None;
                _recent[i] = None;
                _counts[i] = 0;
            }
        }

        /// <summary>
        /// Puts a clip in its place by recording order. The search starts at an end, or where a clip was put last,
        /// whichever is nearest: clips come in runs, and a scan's clips go before those recorded since boot.
        /// </summary>
        internal void Insert(ClipState state, int id, long[] ordinals)
        {
            long ordinal = ordinals[id];
            int before = Nearest(_recent[(int)state], Nearest(_heads[(int)state], _tails[(int)state], ordinal, ordinals), ordinal, ordinals);
            while (before != None && ordinals[before] > ordinal)
            {
                before = _previous[before];
            }

            while (before != None && _next[before] != None && ordinals[_next[before]] < ordinal)
            {
                before = _next[before];
            }

            Link(state, id, before);
        }

        internal void Remove(ClipState state, int id)
        {
            int previous = _previous[id];
            int next = _next[id];
            if (previous == None)
            {
                _heads[(int)state] = next;
            }
            else
            {
                _next[previous] = next;
            }

            if (next == None)
            {
                _tails[(int)state] = previous;
            }
            else
            {
                _previous[next] = previous;
            }

            if (_recent[(int)state] == id)
            {
                _recent[(int)state] = previous == None ? next : previous;
            }

            _counts[(int)state]--;
        }

        private static int Nearest(int first, int second, long ordinal, long[] ordinals)
        {
            if (first == None || second == None)
            {
                return first == None ? second : first;
            }

            return Distance(ordinals[first], ordinal) < Distance(ordinals[second], ordinal) ? first : second;
        }

        private static long Distance(long first, long second)
        {
            return first < second ? second - first : first - second;
        }

        private void Link(ClipState state, int id, int before)
        {
            int after = before == None ? _heads[(int)state] : _next[before];
            _previous[id] = before;
            _next[id] = after;
            if (before == None)
            {
                _heads[(int)state] = id;
            }
            else
            {
                _next[before] = id;
            }

            if (after == None)
            {
                _tails[(int)state] = id;
            }
            else
            {
                _previous[after] = id;
            }

            _recent[(int)state] = id;
            _counts[(int)state]++;
        }
    }
}
