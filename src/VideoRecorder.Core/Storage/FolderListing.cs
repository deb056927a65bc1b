namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>
    /// The clips of one folder in recording order, as the scan finds them. Where a power cut has left a clip with two
    /// names (<see cref="ClipTwin"/>), they are one clip here.
    /// </summary>
    internal sealed class FolderListing
    {
        // The catalogue keeps sizes as int; a clip of ours ends before 1 GiB.
        private const long MaxSize = int.MaxValue;

        private readonly ClipName[] _names;
        private readonly long[] _sizes;

        internal FolderListing(int folder, CardEntry[] entries)
        {
            _names = new ClipName[entries.Length];
            _sizes = new long[entries.Length];
            for (int i = 0; i < entries.Length; i++)
            {
                ClipName name = new ClipName();
                if (!entries[i].IsFolder && name.Parse(folder, entries[i].Name))
                {
                    _sizes[Count] = entries[i].Size < MaxSize ? entries[i].Size : MaxSize;
                    _names[Count++] = name;
                }
            }

            Sort();
            JoinMarked();
        }

        internal int Count { get; private set; }

        internal ClipName NameOf(int place)
        {
            return _names[place];
        }

        internal long SizeOf(int place)
        {
            return _sizes[place];
        }

        /// <summary>
        /// Joins the last clip with a time and the first numbered one, if they are the two names of a clip that was
        /// being given its time: clips are renamed in order, so only these two can be.
        /// </summary>
        /// <exception cref="CardException">The card is gone.</exception>
        internal void JoinRenamed(ICard card)
        {
            int numbered = 0;
            while (numbered < Count && _names[numbered].Stamp != 0)
            {
                numbered++;
            }

            if (numbered > 0 && numbered < Count && MayBeOne(numbered - 1, numbered)
                && ClipFiles.AreSame(card, _names[numbered - 1].Path, _names[numbered].Path, _sizes[numbered]))
            {
                _names[numbered - 1].Index = _names[numbered].Index;
                _names[numbered - 1].Twin = _names[numbered].IsUploaded ? ClipTwin.NumberedUploaded : ClipTwin.Numbered;
                RemoveAt(numbered);
            }
        }

        private bool MayBeOne(int timed, int numbered)
        {
            ClipName first = _names[timed];
            ClipName second = _names[numbered];
            return _sizes[timed] == _sizes[numbered]
                && first.Twin == ClipTwin.None
                && second.Twin == ClipTwin.None
                && (!first.HasTail || first.Index == second.Index)
                && (first.IsUploaded || !second.IsUploaded);
        }

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

                long size = _sizes[i];
                int place = PlaceOf(name, i);
                Array.Copy(_names, place, _names, place + 1, i - place);
                Array.Copy(_sizes, place, _sizes, place + 1, i - place);
                _names[place] = name;
                _sizes[place] = size;
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

        private void JoinMarked()
        {
            // No two clips of a folder compare as equal: it is the same name, with the mark and without, or a damaged
            // folder that lists a name twice, which proves no delivery.
            for (int i = Count - 1; i > 0; i--)
            {
                if (_names[i - 1].CompareInFolder(_names[i]) != 0)
                {
                    continue;
                }

                if (_names[i - 1].IsUploaded == _names[i].IsUploaded)
                {
                    RemoveAt(i);
                }
                else if (_sizes[i - 1] == _sizes[i])
                {
                    _names[i - 1].IsUploaded = true;
                    _names[i - 1].Twin = ClipTwin.Unmarked;
                    RemoveAt(i);
                }
            }
        }

        private void RemoveAt(int place)
        {
            Count--;
            Array.Copy(_names, place + 1, _names, place, Count - place);
            Array.Copy(_sizes, place + 1, _sizes, place, Count - place);
        }
    }
}
