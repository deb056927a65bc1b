namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>
    /// The clips of one folder in recording order, as the scan finds them. Where a power cut has left a clip with two
    /// names (<see cref="ClipName.HasTwin"/>), they are one clip here.
    /// </summary>
    internal sealed class FolderListing
    {
        // The catalogue keeps sizes as int; a clip of ours ends before 1 GiB.
        private const long MaxSize = int.MaxValue;

        private readonly ClipName[] _names;
        private readonly long[] _sizes;
        private readonly CardEntry[] _shorts;
        private readonly int _folder;

        internal FolderListing(int folder, CardEntry[] entries)
        {
            _names = new ClipName[entries.Length];
            _sizes = new long[entries.Length];
            _shorts = new CardEntry[entries.Length];
            _folder = folder;
            for (int i = 0; i < entries.Length; i++)
            {
                ClipName name = new ClipName();
                if (!entries[i].IsFolder && name.Parse(folder, entries[i].Name))
                {
                    _sizes[Count] = entries[i].Size < MaxSize ? entries[i].Size : MaxSize;
                    _names[Count++] = name;
                }
                else if (!entries[i].IsFolder && ShortName.IsOfClip(entries[i].Name))
                {
                    _shorts[ShortCount++] = entries[i];
                }
            }

            Sort();
            JoinMarked();
        }

        internal int Count { get; private set; }

        /// <summary>Gets how many short names lie in the folder, after <see cref="JoinShort"/> those that no clip has beside its own.</summary>
        internal int ShortCount { get; private set; }

        internal ClipName NameOf(int place)
        {
            return _names[place];
        }

        internal CardEntry ShortOf(int place)
        {
            return _shorts[place];
        }

        internal long SizeOf(int place)
        {
            return _sizes[place];
        }

        /// <summary>
        /// Joins the last clip with a time and the numbered one that is its other name, where it was being given its time:
        /// clips are renamed in order, so it can only be the last.
        /// </summary>
        /// <exception cref="CardException">The card is gone.</exception>
        internal void JoinRenamed(ICard card)
        {
            int timed = Count - 1;
            while (timed >= 0 && _names[timed].Stamp == 0)
            {
                timed--;
            }

            if (timed < 0 || timed == Count - 1)
            {
                return;
            }

            try
            {
                JoinRenamed(card, timed);
            }
            catch (CardException e)
            {
                if (e.Error == CardError.NotPresent)
                {
                    throw;
                }

                // Where it cannot be told, each is sent; but none goes before it can.
                for (int i = timed; i < Count; i++)
                {
                    _names[i].HasTwin = true;
                }
            }
        }

        /// <summary>Finds the clips that have a short name beside their own, as a rename that was cut off leaves it.</summary>
        /// <exception cref="CardException">The card is gone.</exception>
        internal void JoinShort(ICard card)
        {
            int left = 0;
            for (int i = 0; i < ShortCount; i++)
            {
                if (!HasClip(card, _shorts[i]))
                {
                    _shorts[left++] = _shorts[i];
                }
            }

            ShortCount = left;
        }

        private void JoinRenamed(ICard card, int timed)
        {
            int numbered = FindNumbered(card, timed);
            if (numbered < Count && MayBeOne(timed, numbered)
                && ClipFiles.AreSame(card, _names[timed].Path, _names[numbered].Path, _sizes[timed]))
            {
                _names[timed].Index = _names[numbered].Index;
                _names[timed].HasTwin = true;
                RemoveAt(numbered);
            }
        }

        // The number that the clip with a time had stands in its header. Where it does not, it can only be the first one.
        private int FindNumbered(ICard card, int timed)
        {
            int place = timed + 1;
            int id = ClipFiles.ReadId(card, _names[timed].Path);
            while (id != 0 && place < Count && _names[place].Id != id)
            {
                place++;
            }

            return place;
        }

        private bool HasClip(ICard card, CardEntry entry)
        {
            string path = ClipName.FolderPath(_folder) + "/" + entry.Name;
            for (int i = 0; i < Count; i++)
            {
                if (_sizes[i] == entry.Size && MayBeSame(card, _names[i].Path, path, entry.Size))
                {
                    _names[i].HasTwin = true;
                    return true;
                }
            }

            return false;
        }

        private static bool MayBeSame(ICard card, string path, string otherPath, long size)
        {
            try
            {
                return ClipFiles.AreSame(card, path, otherPath, size);
            }
            catch (CardException e)
            {
                if (e.Error == CardError.NotPresent)
                {
                    throw;
                }

                return true;
            }
        }

        private bool MayBeOne(int timed, int numbered)
        {
            ClipName first = _names[timed];
            ClipName second = _names[numbered];
            return _sizes[timed] == _sizes[numbered]
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
                    _names[i - 1].HasTwin = true;
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
