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

            FolderListing listing = new FolderListing(folder, entries);
            listing.JoinRenamed(_card);
            for (int i = 0; i < listing.Count; i++)
            {
                _state.ClipFound(listing.NameOf(i), listing.SizeOf(i), StateOf(listing, i));
            }
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
    }
}
