namespace VideoRecorder.Core.Storage
{
    using System;
    using VideoRecorder.Core.Status;

    /// <summary>
    /// The one scan of the card after boot: finds the clips of earlier boots, a folder and then some of its clips at
    /// each step, in recording order. Files that are not clips of ours are passed over and never touched. Empty folders are removed, but the
    /// highest one stays: it is the counter from which the next folder gets its number.
    /// </summary>
    public sealed class CardScan
    {
        // The smallest clip has the header block and one chunk; what is smaller was cut short.
        private const long SmallestClip = 520;

        // A card that fails once may do its work at the next try.
        private const int MaxTries = 3;

        // Entering so many takes a board about as long as reading the names of a folder.
        private const int ClipsPerStep = 50;

        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly ClipCreator _creator;
        private readonly RecorderLog _log;
        private int[] _folders;
        private FolderListing _listing;
        private int _next;
        private int _added;
        private int _failed;
        private int _tries;
        private int _beyond;

        /// <summary>Initializes a new instance of the <see cref="CardScan"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="state">Where the clips are added.</param>
        /// <param name="creator">Knows the first folder of this boot, and the highest, whose number must not be used again.</param>
        /// <param name="log">Told of folders that cannot be looked through.</param>
        public CardScan(ICard card, SharedState state, ClipCreator creator, RecorderLog log)
        {
            _card = card;
            _state = state;
            _creator = creator;
            _log = log;
        }

        /// <summary>Begins anew at the next step.</summary>
        public void Reset()
        {
            _folders = null;
            _listing = null;
            _next = 0;
            _failed = 0;
            _tries = 0;
            _beyond = 0;
        }

        /// <summary>Reads one folder, or enters some of its clips.</summary>
        /// <returns><see langword="false"/> when the scan was complete before.</returns>
        /// <exception cref="CardException">The card is gone, or has no readable folder of clips.</exception>
        public bool Step()
        {
            if (_state.IsScanned)
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

        private static ClipState StateOf(FolderListing listing, int place)
        {
            if (listing.NameOf(place).IsUploaded)
            {
                return ClipState.Uploaded;
            }

            bool maySuffer = place == listing.Count - 1 || listing.SizeOf(place) < SmallestClip;
            return maySuffer ? ClipState.Unchecked : ClipState.Pending;
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
                    found[count++] = folder;
                }
            }

            int[] folders = new int[count];
            Array.Copy(found, folders, count);
            return FolderSort.Sort(folders);
        }

        private void ScanFolder(int folder)
        {
            try
            {
                CardEntry[] entries = _card.List(ClipName.FolderPath(folder));
                if (entries.Length > 0)
                {
                    _listing = Look(folder, entries);
                    _added = 0;
                }
                else if (folder != _creator.CurrentFolder)
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
            _state.SetAside();
            if (_failed == 1)
            {
                _log.Error("Folder " + ClipName.FolderPath(folder) + " cannot be looked through and is left alone for now: " + e.Message);
            }
        }

        private FolderListing Look(int folder, CardEntry[] entries)
        {
            FolderListing listing = Join(folder, entries);
            bool isChanged = false;
            for (int i = 0; i < listing.ShortCount; i++)
            {
                isChanged |= Restore(folder, listing.ShortOf(i));
            }

            return isChanged ? Join(folder, _card.List(ClipName.FolderPath(folder))) : listing;
        }

        private FolderListing Join(int folder, CardEntry[] entries)
        {
            FolderListing listing = new FolderListing(folder, entries);
            listing.JoinRenamed(_card);
            listing.JoinShort(_card);
            return listing;
        }

        private bool Restore(int folder, CardEntry entry)
        {
            try
            {
                string path = ShortName.Restore(_card, folder, entry);
                if (path != null)
                {
                    _log.Info("Left by a deletion that was cut off, kept as delivered until room is needed: " + path);
                }

                return path != null;
            }
            catch (CardException e)
            {
                if (e.Error == CardError.NotPresent)
                {
                    throw;
                }

                // It does no harm where it is. But the rename may have been done in part.
                return true;
            }
        }

        private void AddSome()
        {
            int left = _listing.Count - _added;
            int end = _added + (left < ClipsPerStep ? left : ClipsPerStep);
            for (; _added < end; _added++)
            {
                if (!_state.ClipFound(_listing.NameOf(_added), _listing.SizeOf(_added), StateOf(_listing, _added)))
                {
                    _beyond++;
                }
            }

            if (left <= ClipsPerStep)
            {
                _listing = null;
            }
        }

        private void End()
        {
            if (_failed > 1)
            {
                _log.Error(_failed.ToString() + " folders in all cannot be looked through; format the card when its clips are saved");
            }

            if (_beyond > 0)
            {
                _log.Warning("The newest " + _beyond.ToString() + " clips on the card are more than the recorder can keep in mind: they stay there, "
                    + "and are sent after a later start, when older ones are gone");
            }

            Reset();
            _state.ScanDone();
        }
    }
}
