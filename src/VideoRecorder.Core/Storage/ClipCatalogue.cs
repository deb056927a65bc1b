namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>
    /// All clips on the card, in memory: 42 bytes each, in arrays of numbers because objects cost ten times that on
    /// nanoFramework. It knows a bounded number of clips, so that it fits in a heap of 3 MB beside the index of a clip
    /// and what is copied while it grows; what is beyond is not known until the next start. It does no I/O and takes no lock: <see cref="Status.SharedState"/> guards it.
    /// </summary>
    internal sealed class ClipCatalogue
    {
        /// <summary>The most clips that are known.</summary>
        internal const int MaxClips = 32768;

        /// <summary>The places that the scan leaves for the clips of this boot.</summary>
        internal const int KeptForRecording = 1024;

        // It doubles up to this many places and then grows by as many.
        private const int GrowthStep = 4096;
        private const int FirstPlaces = 64;

        private const byte FlagTail = 1;
        private const byte FlagUploaded = 2;
        private const byte FlagBusy = 4;
        private const byte FlagTwin = 8;
        private const long ScanRange = 1L << 32;

        private readonly ClipLists _lists = new ClipLists();
        private readonly FolderTable _folders = new FolderTable();
        private int[] _folder = new int[0];
        private int[] _index = new int[0];
        private int[] _size = new int[0];
        private int[] _holdUntil = new int[0];
        private long[] _stamp = new long[0];
        private long[] _ordinal = new long[0];
        private byte[] _state = new byte[0];
        private byte[] _flags = new byte[0];
        private int _free = ClipLists.None;
        private int _used;
        private int _most = MaxClips;
        private long _scanOrdinal;
        private long _recordOrdinal = ScanRange;

        internal int Count { get; private set; }

        internal long UsedBytes { get; private set; }

        /// <summary>Gets a value indicating whether there is a place for the next recording; one that is under way has its own.</summary>
        internal bool HasPlace
        {
            get { return Count - _lists.Count(ClipState.Recording) < _most; }
        }

        /// <summary>Gets the latest time that any clip was named by, also one that is gone by now.</summary>
        internal long MaxStamp { get; private set; }

        /// <summary>Gets the latest time in the names that the scan found.</summary>
        internal long MaxScannedStamp { get; private set; }

        internal bool HasFolder(int folder)
        {
            return _folders.Contains(folder);
        }

        internal int CountOf(ClipState state)
        {
            return _lists.Count(state);
        }

        internal int HeadOf(ClipState state)
        {
            return _lists.Head(state);
        }

        internal int NextOf(int id)
        {
            return _lists.Next(id);
        }

        internal long OrdinalOf(int id)
        {
            return _ordinal[id];
        }

        internal int FolderOf(int id)
        {
            return _folder[id];
        }

        internal bool IsBusy(int id)
        {
            return (_flags[id] & FlagBusy) != 0;
        }

        internal bool HasTwin(int id)
        {
            return (_flags[id] & FlagTwin) != 0;
        }

        internal void SetBusy(int id, bool busy)
        {
            _flags[id] = (byte)(busy ? _flags[id] | FlagBusy : _flags[id] & ~FlagBusy);
        }

        /// <summary>Gets the second of the board's even clock before which a held clip is not sent.</summary>
        internal int HoldOf(int id)
        {
            return _holdUntil[id];
        }

        internal void SetHold(int id, int untilSeconds)
        {
            _holdUntil[id] = untilSeconds;
        }

        /// <summary>Forgets all clips. Clips of a later scan come before those recorded from now on.</summary>
        internal void Clear()
        {
            _lists.Clear();
            _folders.Clear();
            _free = ClipLists.None;
            _used = 0;
            _most = MaxClips;
            MaxScannedStamp = 0;
            Count = 0;
            UsedBytes = 0;
            _scanOrdinal = _recordOrdinal;
            _recordOrdinal += ScanRange;
        }

        /// <summary>Adds the clip that is being recorded, after all others.</summary>
        /// <returns>Its place, or <see cref="ClipLists.None"/> when the catalogue is full.</returns>
        internal int AddRecording(ClipName name)
        {
            return Add(name, 0, ClipState.Recording, _recordOrdinal++);
        }

        /// <summary>Adds a clip that was found on the card; to be called in recording order.</summary>
        /// <returns>Its place, or <see cref="ClipLists.None"/> when only places for recordings are left.</returns>
        internal int AddScanned(ClipName name, long size, ClipState state)
        {
            if (name.Stamp > MaxScannedStamp)
            {
                MaxScannedStamp = name.Stamp;
            }

            if (Count >= _most - KeptForRecording)
            {
                return ClipLists.None;
            }

            return Add(name, size, state, _scanOrdinal++);
        }

        internal void SetSize(int id, long size)
        {
            UsedBytes += size - _size[id];
            _size[id] = (int)size;
        }

        internal void SetState(int id, ClipState state)
        {
            _lists.Remove((ClipState)_state[id], id);
            _state[id] = (byte)state;
            _lists.Insert(state, id, _ordinal);
        }

        internal ClipState StateOf(int id)
        {
            return (ClipState)_state[id];
        }

        internal void SetName(int id, ClipName name)
        {
            _stamp[id] = name.Stamp;
            _index[id] = name.Index;
            _flags[id] = (byte)((_flags[id] & FlagBusy) | (name.HasTail ? FlagTail : 0) | (name.IsUploaded ? FlagUploaded : 0)
                | (name.HasTwin ? FlagTwin : 0));
            Note(name.Stamp);
        }

        /// <summary>Forgets a clip.</summary>
        /// <returns>The number of its folder if that is empty now, else 0.</returns>
        internal int Remove(int id)
        {
            _lists.Remove((ClipState)_state[id], id);
            UsedBytes -= _size[id];
            Count--;
            _ordinal[id] = -1;
            _holdUntil[id] = _free;
            _free = id;
            return _folders.Remove(_folder[id]) ? _folder[id] : 0;
        }

        /// <summary>Tells whether a ticket still means the clip that it was made for.</summary>
        internal bool Holds(ClipTicket ticket)
        {
            return ticket.Id >= 0 && ticket.Id < _used && _ordinal[ticket.Id] == ticket.Ordinal;
        }

        internal bool Holds(int id, long ordinal)
        {
            return id < _used && _ordinal[id] == ordinal;
        }

        /// <summary>Writes down on a ticket what is known of a clip.</summary>
        internal void Fill(int id, ClipTicket ticket)
        {
            ticket.Id = id;
            ticket.Ordinal = _ordinal[id];
            ticket.Size = _size[id];
            ticket.Name.Folder = _folder[id];
            ticket.Name.Index = _index[id];
            ticket.Name.Stamp = _stamp[id];
            ticket.Name.HasTail = (_flags[id] & FlagTail) != 0;
            ticket.Name.IsUploaded = (_flags[id] & FlagUploaded) != 0;
            ticket.Name.HasTwin = (_flags[id] & FlagTwin) != 0;
        }

        private int Add(ClipName name, long size, ClipState state, long ordinal)
        {
            int id = TakePlace();
            if (id == ClipLists.None)
            {
                return id;
            }

            _folders.Add(name.Folder);
            _folder[id] = name.Folder;
            _size[id] = (int)size;
            _state[id] = (byte)state;
            _ordinal[id] = ordinal;
            _flags[id] = 0;
            SetName(id, name);
            _lists.Insert(state, id, _ordinal);
            UsedBytes += size;
            Count++;
            return id;
        }

        private void Note(long stamp)
        {
            if (stamp > MaxStamp)
            {
                MaxStamp = stamp;
            }
        }

        private int TakePlace()
        {
            if (_free != ClipLists.None)
            {
                int id = _free;
                _free = _holdUntil[id];
                return id;
            }

            if (_used == _most || (_used == _folder.Length && !TryGrow()))
            {
                return ClipLists.None;
            }

            return _used++;
        }

        // Where the memory is used up, the places that there are must do until the clips are looked for anew.
        private bool TryGrow()
        {
            try
            {
                Grow(_used == 0 ? FirstPlaces : _used + (_used < GrowthStep ? _used : GrowthStep));
                return true;
            }
            catch (OutOfMemoryException)
            {
                _most = _used;
                return false;
            }
        }

        // The array that TakePlace asks for its length comes last: where the memory ends half-way, the next call begins anew.
        private void Grow(int capacity)
        {
            _index = Grown.Copy(_index, capacity);
            _size = Grown.Copy(_size, capacity);
            _holdUntil = Grown.Copy(_holdUntil, capacity);
            _stamp = Grown.Copy(_stamp, capacity);
            _ordinal = Grown.Copy(_ordinal, capacity);
            _state = Grown.Copy(_state, capacity);
            _flags = Grown.Copy(_flags, capacity);
            _lists.Grow(capacity);
            _folder = Grown.Copy(_folder, capacity);
        }
    }
}
