namespace VideoRecorder.Core.Storage
{
    using System;
    using VideoRecorder.Core.Status;

    /// <summary>
    /// The one scan of the card after boot: finds the clips of earlier boots, a folder at each step, in recording
    /// order. Files that are not clips of ours are passed over and never touched.
    /// </summary>
    public sealed class CardScan
    {
        // The smallest clip has the header block and one chunk; what is smaller was cut short.
        private const long SmallestClip = 520;

        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly ClipCreator _creator;
        private int[] _folders;
        private int _next;

        /// <summary>Initializes a new instance of the <see cref="CardScan"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="state">Where the clips are added.</param>
        /// <param name="creator">Knows the first folder of this boot.</param>
        public CardScan(ICard card, SharedState state, ClipCreator creator)
        {
            _card = card;
            _state = state;
            _creator = creator;
        }

        /// <summary>Begins anew at the next step.</summary>
        public void Reset()
        {
            _folders = null;
            _next = 0;
        }

        /// <summary>Scans one folder.</summary>
        /// <returns><see langword="false"/> when the scan was complete before.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step()
        {
            if (_state.IsScanned)
            {
                return false;
            }

            if (_folders == null)
            {
                _folders = FindFolders();
            }
            else if (_next < _folders.Length)
            {
                ScanFolder(_folders[_next++]);
            }
            else
            {
                _folders = null;
                _next = 0;
                _state.ScanDone();
            }

            return true;
        }

        private static void Sort(ClipName[] names, long[] sizes, int count)
        {
            // Insertion sort: a FAT folder lists its files nearly in order.
            for (int i = 1; i < count; i++)
            {
                ClipName name = names[i];
                long size = sizes[i];
                int place = i;
                while (place > 0 && names[place - 1].CompareInFolder(name) > 0)
                {
                    names[place] = names[place - 1];
                    sizes[place] = sizes[place - 1];
                    place--;
                }

                names[place] = name;
                sizes[place] = size;
            }

        }

        private int[] FindFolders()
        {
            CardEntry[] entries = _card.List(ClipName.Root);
            int[] found = new int[entries.Length];
            int count = 0;
            for (int i = 0; i < entries.Length; i++)
            {
                int folder = entries[i].IsFolder ? ClipName.ParseFolder(entries[i].Name) : -1;
                if (folder < 0 || folder >= _creator.FirstFolder)
                {
                    continue;
                }

                int place = count++;
                while (place > 0 && found[place - 1] > folder)
                {
                    found[place] = found[place - 1];
                    place--;
                }

                found[place] = folder;
            }

            int[] folders = new int[count];
            Array.Copy(found, folders, count);
            return folders;
        }

        private void ScanFolder(int folder)
        {
            CardEntry[] entries = _card.List(ClipName.FolderPath(folder));
            if (entries.Length == 0)
            {
                _card.DeleteFolder(ClipName.FolderPath(folder));
                return;
            }

            ClipName[] names = new ClipName[entries.Length];
            long[] sizes = new long[entries.Length];
            int count = 0;
            for (int i = 0; i < entries.Length; i++)
            {
                ClipName name = new ClipName();
                if (!entries[i].IsFolder && name.Parse(folder, entries[i].Name))
                {
                    sizes[count] = entries[i].Size < int.MaxValue ? entries[i].Size : int.MaxValue;
                    names[count++] = name;
                }
            }

            Sort(names, sizes, count);
            AddAll(names, sizes, count);
        }

        private void AddAll(ClipName[] names, long[] sizes, int count)
        {
            for (int i = 0; i < count; i++)
            {
                ClipState state = ClipState.Pending;
                if (names[i].IsUploaded)
                {
                    state = ClipState.Uploaded;
                }
                else if (i == count - 1 || sizes[i] < SmallestClip)
                {
                    state = ClipState.Unchecked;
                }

                _state.ClipFound(names[i], sizes[i], state);
            }
        }
    }
}
