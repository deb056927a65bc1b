namespace VideoRecorder.Core.Clips.Card
{
    using System;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// Finds the clips of earlier starts after the card was mounted: a folder and then some of its clips at each step, in
    /// recording order. Files that are not clips of ours are passed over and never touched. Empty folders are removed, but
    /// the highest one stays: it is the counter from which the next folder gets its number.
    /// </summary>
    public sealed class CardScan
    {
        // The smallest clip has the header block and one chunk; what is smaller was cut short.
        private const long SmallestClip = 520;

        // A card that fails once may do its work at the next try.
        private const int MaxTries = 3;

        // Adding so many takes a board about as long as reading the names of a folder.
        private const int ClipsPerStep = 50;

        private readonly ICard _card;
        private readonly ClipCatalogue _clips;
        private readonly ClipCreator _creator;
        private readonly RecorderLog _log;
        private string _saidFolder;
        private int _saidFailed;
        private int[] _folders;
        private ClipFolder _listing;
        private int _next;
        private int _added;
        private int _failed;
        private int _tries;
        private int _counted;
        private int _beyond;

        internal CardScan(ICard card, ClipCatalogue clips, ClipCreator creator, RecorderLog log)
        {
            _card = card;
            _clips = clips;
            _creator = creator;
            _log = log;
        }

        /// <summary>Starts over at the next step.</summary>
        public void Reset()
        {
            _folders = null;
            _listing = null;
            _next = 0;
            _failed = 0;
            _tries = 0;
            _counted = 0;
            _beyond = 0;
        }

        /// <summary>Reads one folder, or adds some of its clips.</summary>
        /// <returns><see langword="false"/> when the scan was complete before.</returns>
        /// <exception cref="CardException">The card is gone, or has no readable folder of clips.</exception>
        public bool Step()
        {
            if (_clips.IsComplete)
            {
                return false;
            }

            if (_listing != null)
            {
                AddSome();
            }
            else if (_folders == null)
            {
                _folders = FindFolders();
            }
            else if (_next < _folders.Length)
            {
                ScanFolder(_folders[_next++]);
            }
            else
            {
                End();
            }

            return true;
        }

        private int[] FindFolders()
        {
            CardEntry[] entries = _card.List(ClipName.Root);
            int[] found = new int[entries.Length];
            int count = 0;
            for (int i = 0; i < entries.Length; i++)
            {
                int folder = entries[i].IsFolder ? ClipName.ParseFolder(entries[i].Name) : -1;
                if (folder >= 0 && folder < _creator.FirstFolder)
                {
                    Insert(found, count++, folder);
                }
            }

            int[] folders = new int[count];
            Array.Copy(found, folders, count);
            return folders;
        }

        // nanoFramework has no Array.Sort. A search by halves is short also for a thousand folders in any order.
        private static void Insert(int[] sorted, int count, int number)
        {
            int low = 0;
            int high = count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                low = sorted[middle] < number ? middle + 1 : low;
                high = sorted[middle] < number ? high : middle;
            }

            Array.Copy(sorted, low, sorted, low + 1, count - low);
            sorted[low] = number;
        }

        private void ScanFolder(int folder)
        {
            try
            {
                CardEntry[] entries = _card.List(ClipName.FolderPath(folder));
                if (entries.Length > 0)
                {
                    _listing = new ClipFolder(folder, entries);
                    _added = 0;
                }
                else if (folder != _clips.CurrentFolder)
                {
                    _card.DeleteFolder(ClipName.FolderPath(folder));
                }

                _tries = 0;
            }
            catch (CardException e)
            {
                Failed(folder, e);
            }
        }

        private void Failed(int folder, CardException e)
        {
            if (e.Error == CardError.NotPresent)
            {
                throw e;
            }

            _tries++;
            if (_tries < MaxTries)
            {
                _next--;
                return;
            }

            _tries = 0;
            _failed++;
            _clips.LacksFolder();
            string path = ClipName.FolderPath(folder);
            if (_failed == 1 && path != _saidFolder)
            {
                _saidFolder = path;
                _log.Error("Folder " + path + " cannot be listed (" + e.Reason + "); it is skipped until the next scan of the card");
            }
        }

        private void AddSome()
        {
            int left = _listing.Count - _added;
            int end = _added + (left < ClipsPerStep ? left : ClipsPerStep);
            for (; _added < end; _added++)
            {
                if (Add(_added))
                {
                    _counted++;
                }
                else
                {
                    _beyond++;
                }
            }

            if (left <= ClipsPerStep)
            {
                _listing = null;
            }
        }

        private bool Add(int place)
        {
            // Of a folder the last clip may have been cut off. A short name is left by something that went wrong.
            ClipName name = _listing.NameOf(place);
            bool isDelivered = _clips.KeepsMarks && _listing.IsDelivered(place);
            bool isSuspect = place == _listing.Count - 1 || _listing.SizeOf(place) < SmallestClip;
            ClipState state = name.IsShort || (isSuspect && !isDelivered) ? ClipState.Unverified
                : isDelivered ? ClipState.Delivered : ClipState.Pending;
            return _clips.Found(name, _listing.SizeOf(place), state, isDelivered);
        }

        private void End()
        {
            if (_failed > 1 && _failed != _saidFailed)
            {
                _saidFailed = _failed;
                _log.Error(_failed.ToString() + " folders in all cannot be listed; format the card when its clips are saved");
            }

            if (_beyond > 0)
            {
                _log.Warning("The newest " + _beyond.ToString() + " clips exceed what the recorder can count (" + _counted.ToString()
                    + " clips of earlier starts): they stay on the card as they are, and are sent or give way after a later start, when older ones are gone");
            }

            Reset();
            _clips.ScanDone();
        }
    }
}
