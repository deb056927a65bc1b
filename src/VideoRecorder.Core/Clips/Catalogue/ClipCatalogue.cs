namespace VideoRecorder.Core.Clips.Catalogue
{
    /// <summary>
    /// All clips on the card, in recording order. Whoever works on one leases it, does the I/O, and then returns it with a
    /// state, postpones it, or removes it. Threads may call it at any time: each call holds the lock for a bounded number of
    /// instructions, and does no I/O.
    /// </summary>
    public sealed class ClipCatalogue
    {
        /// <summary>The time for <see cref="Postpone"/> of a clip that is left alone until the card is scanned again.</summary>
        public const long UntilRescan = long.MaxValue;

        // The places that a scan leaves for the clips of this start.
        private const int KeptForRecording = 1024;

        // Clips that are recorded come behind all that a scan finds.
        private const int FirstRecordingOrder = 1 << 24;

        private const int None = ClipTable.None;

        private readonly object _lock = new object();
        private readonly ClipTable _clips = new ClipTable();
        private readonly ClipTotals _totals;
        private readonly ClipSearches _searches;
        private Clip _sent;
        private int _generation;
        private int _lastScanned = None;
        private int _scanOrder;
        private int _recordingOrder = FirstRecordingOrder;
        private long _maxStamp;
        private int _currentFolder;
        private bool _keepsMarks = true;
        private bool _isComplete;
        private bool _lacksFolder;

        internal ClipCatalogue()
        {
            _totals = new ClipTotals(_clips);
            _searches = new ClipSearches(_clips, _totals);
        }

        /// <summary>Gets how many clips are known, with the one that is being recorded.</summary>
        public int Count
        {
            get { lock (_lock) { return _totals.Clips; } }
        }

        /// <summary>Gets how many clips are still to be delivered, without those that wait for the next scan.</summary>
        public int PendingCount
        {
            get { lock (_lock) { return _totals.Pending; } }
        }

        /// <summary>Gets the bytes that the clips take.</summary>
        public long UsedBytes
        {
            get { lock (_lock) { return _totals.Bytes; } }
        }

        /// <summary>Gets the latest time YYYYmmddHHmmss that a clip was named by, also one that is gone by now; 0 if none was.</summary>
        public long MaxStamp
        {
            get { lock (_lock) { return _maxStamp; } }
        }

        /// <summary>Gets a value indicating whether there is a place for the next recording; one that is under way has its own.</summary>
        public bool HasPlace
        {
            get { lock (_lock) { return _totals.Closed < _clips.Capacity; } }
        }

        /// <summary>Gets a value indicating whether the scan of the card is complete.</summary>
        public bool IsComplete
        {
            get { lock (_lock) { return _isComplete; } }
        }

        /// <summary>Gets a value indicating whether clips of this start have no date yet.</summary>
        public bool HasUndated
        {
            get { lock (_lock) { return _totals.Undated > 0; } }
        }

        /// <summary>
        /// Gets a value indicating whether the card failed on a clip or a folder, which is left alone until the next scan, but
        /// did not fail as a whole.
        /// </summary>
        public bool HasQuarantined
        {
            get { lock (_lock) { return _totals.Quarantined > 0 || _lacksFolder; } }
        }

        /// <summary>Gets or sets a value indicating whether the card keeps which clips were delivered; if not, its marks count for nothing.</summary>
        public bool KeepsMarks
        {
            get { lock (_lock) { return _keepsMarks; } }
            set { lock (_lock) { _keepsMarks = value; } }
        }

        /// <summary>Gets or sets the folder that the next clip goes to. It stays when it is empty, as its number must not come again.</summary>
        public int CurrentFolder
        {
            get { lock (_lock) { return _currentFolder; } }
            set { lock (_lock) { _currentFolder = value; } }
        }

        /// <summary>
        /// Forgets all clips, because the card is scanned again. All leases end, but that of the clip which is being sent: when the
        /// scan finds the clip, it stays leased.
        /// </summary>
        public void Forget()
        {
            lock (_lock)
            {
                _generation++;
                _clips.Clear();
                _totals.Clear();
                _searches.Clear();
                _lastScanned = None;
                _scanOrder = 0;
                _isComplete = false;
                _lacksFolder = false;
            }
        }

        /// <summary>Adds a clip that the scan found; to be called in recording order.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="size">Its size in bytes.</param>
        /// <param name="state">Its state.</param>
        /// <param name="isDelivered">Whether the card has it marked as delivered.</param>
        /// <returns><see langword="false"/> when only places for recordings are left: the clip is not known until the next scan.</returns>
        public bool Found(ClipName name, long size, ClipState state, bool isDelivered)
        {
            lock (_lock)
            {
                NoteStamp(name.Stamp);
                int id = _totals.Clips < _clips.Capacity - KeptForRecording ? _clips.Insert(name, _scanOrder, _lastScanned) : None;
                if (id == None)
                {
                    return false;
                }

                _scanOrder++;
                _lastScanned = id;
                _clips.Size[id] = (int)size;
                _clips.State[id] = (byte)state;
                _clips.Set(id, ClipTable.Delivered, isDelivered);
                if (_sent != null && _sent.Name.IsSame(name))
                {
                    _clips.Set(id, ClipTable.Leased, true);
                    _sent.Id = id;
                    _sent.Generation = _generation;
                    _sent.Order = _clips.Order[id];
                }

                Enter(id);
                return true;
            }
        }

        /// <summary>Says that the card could not list a folder: its clips are not known until the next scan.</summary>
        public void LacksFolder()
        {
            lock (_lock)
            {
                _lacksFolder = true;
            }
        }

        /// <summary>Says that the scan is complete.</summary>
        public void ScanDone()
        {
            lock (_lock)
            {
                _isComplete = true;
            }
        }

        /// <summary>Adds the clip that is being recorded, and leases it to the recorder.</summary>
        /// <param name="name">Its name. One without a time waits for its date.</param>
        /// <param name="startMs">When it started, in milliseconds since start.</param>
        /// <param name="clip">Receives the lease. Where there is no place, it has its name and the catalogue does not know it.</param>
        public void BeginRecording(ClipName name, long startMs, Clip clip)
        {
            lock (_lock)
            {
                NoteStamp(name.Stamp);
                int id = _clips.Insert(name, _recordingOrder, _clips.Last);
                if (id == None)
                {
                    clip.Id = None;
                    clip.Size = 0;
                    clip.Name.Assign(name);
                    return;
                }

                _recordingOrder++;
                _clips.Set(id, ClipTable.Leased, true);
                _clips.Started[id] = name.Stamp == 0 ? (int)(startMs / 1000) + 1 : 0;
                Enter(id);
                clip.Lease(_clips, id, _generation);
            }
        }

        /// <summary>Says how large a leased clip has become.</summary>
        /// <param name="clip">The clip.</param>
        /// <param name="size">Its size in bytes.</param>
        public void Grow(Clip clip, long size)
        {
            lock (_lock)
            {
                clip.Size = size;
                if (Knows(clip))
                {
                    _totals.Bytes += size - _clips.Size[clip.Id];
                    _clips.Size[clip.Id] = (int)size;
                }
            }
        }

        /// <summary>Leases a clip.</summary>
        /// <param name="use">What for.</param>
        /// <param name="nowMs">The time since start in milliseconds.</param>
        /// <param name="clip">Receives the lease.</param>
        /// <returns><see langword="false"/> when there is none, or none was found yet: see <see cref="IsSearching"/>.</returns>
        public bool TryLease(ClipUse use, long nowMs, Clip clip)
        {
            lock (_lock)
            {
                int id = IsEviction(use) && IsLastOne() ? None : _searches.For(use).Find(use == ClipUse.Upload ? (int)(nowMs / 1000) : ClipSearch.AnyTime);
                if (id == None)
                {
                    return false;
                }

                _totals.Count(id, -1);
                _clips.Set(id, ClipTable.Leased, true);
                _totals.Count(id, 1);
                clip.Lease(_clips, id, _generation);
                if (use == ClipUse.Upload)
                {
                    clip.NotBefore = 0;
                    _sent = clip;
                }

                return true;
            }
        }

        /// <summary>Tells whether the last <see cref="TryLease"/> for a use stopped before the end of a long search, which goes on with the next call.</summary>
        /// <param name="use">The use.</param>
        /// <returns>Whether it did.</returns>
        public bool IsSearching(ClipUse use)
        {
            lock (_lock)
            {
                return _searches.For(use).IsUnfinished && !(IsEviction(use) && IsLastOne());
            }
        }

        /// <summary>
        /// Ends a lease: the clip has a state. After an upload it need not wait; else it waits as it did before. Does nothing when
        /// the lease has ended by a new scan.
        /// </summary>
        /// <param name="clip">The clip, with its size.</param>
        /// <param name="state">Its state from now on.</param>
        public void Return(Clip clip, ClipState state) => End(clip, state, clip.NotBefore);

        /// <summary>Ends a lease: the clip stays what it was, and has to wait.</summary>
        /// <param name="clip">The clip.</param>
        /// <param name="untilMs">Until when, in milliseconds since start; or <see cref="UntilRescan"/>: for any use then, else for uploads.</param>
        public void Postpone(Clip clip, long untilMs) =>
            End(clip, clip.State, untilMs == UntilRescan ? ClipSearch.Never : (int)((untilMs + 999) / 1000));

        /// <summary>Ends a lease: the file is gone.</summary>
        /// <param name="clip">The clip.</param>
        /// <returns>The number of its folder if that is empty now and can be deleted, else 0.</returns>
        public int Remove(Clip clip)
        {
            lock (_lock)
            {
                DropSent(clip);
                if (!Knows(clip))
                {
                    return 0;
                }

                int id = clip.Id;
                int folder = _clips.Folder[id];
                bool isLast = folder != _currentFolder && !IsIn(folder, _clips.Previous[id]) && !IsIn(folder, _clips.Next[id]);
                Leave(id);
                clip.Id = None;
                return isLast ? folder : 0;
            }
        }

        /// <summary>Tells whether one of the youngest folders holds a clip.</summary>
        /// <param name="folder">Its number; the folders above it are passed over one clip at a time.</param>
        /// <returns>Whether it does.</returns>
        public bool HasClipsIn(int folder)
        {
            lock (_lock)
            {
                int id = _clips.Last;
                while (id != None && _clips.Folder[id] > folder)
                {
                    id = _clips.Previous[id];
                }

                return IsIn(folder, id);
            }
        }

        private void End(Clip clip, ClipState state, int notBefore)
        {
            lock (_lock)
            {
                DropSent(clip);
                if (!Knows(clip))
                {
                    return;
                }

                int id = clip.Id;
                _totals.Count(id, -1);
                _clips.Set(id, ClipTable.Leased, false);
                _clips.Set(id, ClipTable.Delivered, state == ClipState.Delivered);
                _clips.Size[id] = (int)clip.Size;
                _clips.State[id] = (byte)state;
                _clips.NotBefore[id] = notBefore;
                _clips.Started[id] = clip.IsUndated ? _clips.Started[id] : 0;

                clip.Id = None;
                Enter(id);
            }
        }

        private static bool IsEviction(ClipUse use) => use == ClipUse.Eviction || use == ClipUse.DeliveredEviction;

        private bool IsLastOne() => _totals.Closed <= 1;

        private bool Knows(Clip clip) => clip.Id != None && clip.Generation == _generation && _clips.Order[clip.Id] == clip.Order;

        private void DropSent(Clip clip)
        {
            if (_sent == clip)
            {
                _sent = null;
            }
        }

        private void Enter(int id)
        {
            _totals.Count(id, 1);
            _searches.Changed(id);
        }

        private void Leave(int id)
        {
            _totals.Count(id, -1);
            _searches.Removing(id);
            _lastScanned = _lastScanned == id ? _clips.Previous[id] : _lastScanned;
            _clips.Remove(id);
        }

        private bool IsIn(int folder, int id) => id != None && _clips.Folder[id] == folder;

        private void NoteStamp(long stamp)
        {
            if (stamp > _maxStamp)
            {
                _maxStamp = stamp;
            }
        }
    }
}
