namespace VideoRecorder.Core.Clips.Card
{
    using System;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>The clips of one folder in recording order, as the scan finds them.</summary>
    internal sealed class ClipFolder
    {
        // The catalogue keeps sizes as int; a clip of ours ends before 1 GiB.
        private const long MaxSize = int.MaxValue;

        private readonly ClipName[] _names;
        private readonly CardEntry[] _entries;

        internal ClipFolder(int folder, CardEntry[] entries)
        {
            _names = new ClipName[entries.Length];
            _entries = new CardEntry[entries.Length];
            for (int i = 0; i < entries.Length; i++)
            {
                ClipName name = new ClipName();
                if (!entries[i].IsFolder && name.Parse(folder, entries[i].Name))
                {
                    _entries[Count] = entries[i];
                    _names[Count++] = name;
                }
            }

            Sort();
            DropDoubles();
        }

        internal int Count { get; private set; }

        internal ClipName NameOf(int place) => _names[place];

        internal long SizeOf(int place)
        {
            long size = _entries[place].Size;
            return size < MaxSize ? size : MaxSize;
        }

        internal bool IsDelivered(int place) => _entries[place].IsDelivered;

        private void Sort()
        {
            // A FAT folder lists its files nearly in order, or in a few runs where places of deleted names were used again.
            for (int i = 1; i < Count; i++)
            {
                ClipName name = _names[i];
                if (_names[i - 1].CompareInFolder(name) <= 0)
                {
                    continue;
                }

                CardEntry entry = _entries[i];
                int place = PlaceOf(name, i);
                Array.Copy(_names, place, _names, place + 1, i - place);
                Array.Copy(_entries, place, _entries, place + 1, i - place);
                _names[place] = name;
                _entries[place] = entry;
            }
        }

        private int PlaceOf(ClipName name, int end)
        {
            int low = 0;
            int high = end;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_names[middle].CompareInFolder(name) > 0)
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }

            return low;
        }

        // A damaged folder can list a name twice. That it was delivered counts only if both say so.
        private void DropDoubles()
        {
            for (int i = Count - 1; i > 0; i--)
            {
                if (_names[i - 1].CompareInFolder(_names[i]) == 0)
                {
                    RemoveAt(_entries[i].IsDelivered ? i : i - 1);
                }
            }
        }

        private void RemoveAt(int place)
        {
            Count--;
            Array.Copy(_names, place + 1, _names, place, Count - place);
            Array.Copy(_entries, place + 1, _entries, place, Count - place);
        }
    }
}
