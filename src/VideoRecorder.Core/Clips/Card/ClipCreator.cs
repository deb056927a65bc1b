namespace VideoRecorder.Core.Clips.Card
{
    using System;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// Makes the file of the next clip. Each start begins a folder of its own, so that its first clip needs to know
    /// nothing of the others but the highest folder number.
    /// </summary>
    public sealed class ClipCreator
    {
        // A folder is scanned in one step, which must not take longer than a pause of recording can spare.
        private const int ClipsPerFolder = 100;

        private readonly ICard _card;
        private readonly ClipCatalogue _clips;
        private readonly LocalClock _clock;
        private ClipName _last;
        private int _nextIndex;
        private int _leftFolder;

        internal ClipCreator(ICard card, ClipCatalogue clips, LocalClock clock)
        {
            _card = card;
            _clips = clips;
            _clock = clock;
        }

        /// <summary>Gets the first folder of this start; older clips lie in lower ones. 0 before <see cref="Prepare"/>.</summary>
        public int FirstFolder { get; private set; }

        /// <summary>Gets what has the name that the folder of the last clip should have had, in words for a user; <see langword="null"/> when nothing has.</summary>
        public string Obstacle { get; private set; }

        /// <summary>Finds the number for this start's first folder, after the card was mounted.</summary>
        /// <exception cref="CardException">The card fails.</exception>
        public void Prepare()
        {
            int highest = 0;
            CardEntry[] entries = _card.List(ClipName.Root);
            for (int i = 0; i < entries.Length; i++)
            {
                int folder = entries[i].IsFolder ? ClipName.ParseFolder(entries[i].Name) : -1;
                highest = folder > highest ? folder : highest;
            }

            FirstFolder = highest + 1;
            _clips.CurrentFolder = highest;
            _leftFolder = 0;
            CloseFolder();
        }

        /// <summary>
        /// Makes the next clip begin a new folder: only the last clip of a folder is checked after a start, so
        /// nothing may follow one that could not be closed.
        /// </summary>
        public void CloseFolder()
        {
            _last = null;
            _nextIndex = ClipsPerFolder;
        }

        /// <summary>Makes and opens the file of the next clip, and adds it to the catalogue.</summary>
        /// <param name="clip">Receives its lease.</param>
        /// <returns>The open file, empty.</returns>
        /// <exception cref="CardException">The card is full, write-protected, gone or failing.</exception>
        public IFile Create(Clip clip)
        {
            long now = _clock.Milliseconds;
            ClipName name = NextName();
            Obstacle = null;
            if (_nextIndex >= ClipsPerFolder || (_last != null && name.CompareInFolder(_last) <= 0))
            {
                OpenFolder(name);
            }

            IFile file = CreateFile(name);
            _last = name;
            _nextIndex = name.Index + 1;
            _clips.BeginRecording(name, now, clip);
            return file;
        }

        /// <summary>Deletes the folder of the clips before, where it is empty by now. Later ones are deleted with their last clip.</summary>
        /// <returns><see langword="false"/> when there was nothing to do.</returns>
        public bool RemoveLeftFolder()
        {
            int folder = _leftFolder;
            _leftFolder = 0;
            if (folder == 0)
            {
                return false;
            }

            if (!_clips.HasClipsIn(folder))
            {
                EmptyFolder.Delete(_card, folder);
            }

            return true;
        }

        private ClipName NextName()
        {
            ClipName name = new ClipName();
            name.Folder = _clips.CurrentFolder;
            name.Index = _nextIndex;
            if (_clock.IsKnown)
            {
                DateTime utc = _clock.UtcNow;
                name.Stamp = LocalStamp.Of(_clock.ToLocal(utc));
                name.HasTail = name.Stamp <= _clips.MaxStamp || _clock.IsRepeatedHour(utc);
            }

            return name;
        }

        private void OpenFolder(ClipName name)
        {
            _card.CreateFolder(ClipName.Root);
            int left = _clips.CurrentFolder;
            int folder = left + 1;
            while (!TryMakeFolder(folder))
            {
                folder++;
            }

            _leftFolder = left;
            _clips.CurrentFolder = folder;
            name.Folder = folder;
            name.Index = 0;
        }

        private bool TryMakeFolder(int folder)
        {
            if (folder > ClipName.MaxFolder)
            {
                throw new CardException(
                    CardError.Denied,
                    "no folder number is left after " + ClipName.FolderPath(ClipName.MaxFolder) + "; move all that is in " + ClipName.Root + " off the card to start over");
            }

            try
            {
                _card.CreateFolder(ClipName.FolderPath(folder));
                return true;
            }
            catch (CardException e)
            {
                if (e.Error != CardError.AlreadyExists)
                {
                    throw;
                }

                // Something else has the name: it stays, and the next number is as good.
                Obstacle = e.Message;
                return false;
            }
        }

        private IFile CreateFile(ClipName name)
        {
            while (true)
            {
                try
                {
                    return _card.Create(name.Path);
                }
                catch (CardException e)
                {
                    if (e.Error != CardError.AlreadyExists || name.Index >= ClipName.MaxIndex)
                    {
                        throw;
                    }

                    // A file of that name is there that is not in the catalogue: never overwrite it.
                    name.HasTail = name.Stamp != 0;
                    name.Index++;
                }
            }
        }
    }
}
