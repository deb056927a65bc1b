namespace VideoRecorder.Core.Storage
{
    using System;
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// Makes the file of the next clip. Each boot begins a folder of its own, so that its first clip needs to know
    /// nothing of the others but the highest folder number.
    /// </summary>
    public sealed class ClipCreator
    {
        // A folder is scanned in one step, which must not take longer than a pause of recording can spare.
        private const int ClipsPerFolder = 100;
        private const int MaxFailedRemovals = 3;

        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly LocalClock _clock;
        private ClipName _last;
        private int _nextIndex;
        private int _failedRemovals;

        /// <summary>Initializes a new instance of the <see cref="ClipCreator"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="state">Where the new clip is added.</param>
        /// <param name="clock">Names the clip.</param>
        public ClipCreator(ICard card, SharedState state, LocalClock clock)
        {
            _card = card;
            _state = state;
            _clock = clock;
        }

        /// <summary>Gets the first folder of this boot; older clips lie in lower ones. 0 before <see cref="Prepare"/>.</summary>
        public int FirstFolder { get; private set; }

        /// <summary>Gets the highest folder: the next clip goes to it, unless its name asks for a new one.</summary>
        public int CurrentFolder { get; private set; }

        /// <summary>
        /// Finds the number for this boot's first folder, after the card was mounted, and deletes what waits for a moment
        /// when nothing is written (<see cref="TwinRemoval"/>).
        /// </summary>
        /// <exception cref="CardException">The card fails.</exception>
        public void Prepare()
        {
            int highest = 0;
            CardEntry[] entries = _card.List(ClipName.Root);
            for (int i = 0; i < entries.Length; i++)
            {
                int folder = entries[i].IsFolder ? ClipName.ParseFolder(entries[i].Name) : -1;
                if (folder > highest)
                {
                    highest = folder;
                }

                // What has bytes is somebody else's, such as a part of an archive.
                int twin = entries[i].IsFolder || entries[i].Size > 0 ? -1 : TwinRemoval.ParseOrder(entries[i].Name);
                if (twin >= 0)
                {
                    RemoveTwin(twin);
                }
            }

            FirstFolder = highest + 1;
            CurrentFolder = highest;
            CloseFolder();
        }

        /// <summary>
        /// Makes the next clip begin a new folder: only the last clip of a folder is looked at after a boot, so
        /// nothing may follow one that could not be closed.
        /// </summary>
        public void CloseFolder()
        {
            _last = null;
            _nextIndex = ClipsPerFolder;
        }

        /// <summary>Makes and opens the file of the next clip, and adds it to the catalogue.</summary>
        /// <param name="ticket">Filled with the clip.</param>
        /// <returns>The open file, empty.</returns>
        /// <exception cref="CardException">The card is full, write-protected, gone or failing.</exception>
        public IClipFile Create(ClipTicket ticket)
        {
            long now = _clock.Milliseconds;
            ClipName name = NextName();
            if (_nextIndex >= ClipsPerFolder || (_last != null && !MayFollow(name, _last)))
            {
                OpenFolder(name);
            }

            IClipFile file = CreateFile(name);
            _last = name;
            _nextIndex = name.Index + 1;
            _state.ClipOpened(name, now, ticket);
            return file;
        }

        private void RemoveTwin(int id)
        {
            try
            {
                TwinRemoval.CarryOut(_card, id, -1);
            }
            catch (CardException e)
            {
                // The card is tried again in a while. But one file that it keeps failing on must not end all recording.
                _failedRemovals++;
                if (e.Error == CardError.NotPresent || _failedRemovals < MaxFailedRemovals)
                {
                    throw;
                }
            }
        }

        private static bool MayFollow(ClipName name, ClipName last)
        {
            // A numbered one after one with a time would be in order, but could not be given its own time any more.
            return name.CompareInFolder(last) > 0 && (name.Stamp != 0 || last.Stamp == 0);
        }

        private ClipName NextName()
        {
            ClipName name = new ClipName();
            name.Folder = CurrentFolder;
            name.Index = _nextIndex;
            if (_clock.IsKnown)
            {
                DateTime utc = _clock.UtcNow;
                name.Stamp = ClipName.ToStamp(_clock.ToLocal(utc));
                name.HasTail = name.Stamp <= _state.MaxStamp || _clock.IsRepeatedHour(utc);
            }

            return name;
        }

        private void OpenFolder(ClipName name)
        {
            if (CurrentFolder >= ClipName.MaxFolder)
            {
                throw new CardException(CardError.Full, "all folder numbers of the card are used; empty " + ClipName.Root + " to start over");
            }

            _card.CreateFolder(ClipName.Root);
            _card.CreateFolder(ClipName.FolderPath(CurrentFolder + 1));
            if (CurrentFolder > 0)
            {
                // Also one of the boot before: while it was the highest, it was kept although it was empty.
                _state.FolderLeft(CurrentFolder);
            }

            CurrentFolder++;
            name.Folder = CurrentFolder;
            name.Index = 0;
        }

        private IClipFile CreateFile(ClipName name)
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
