namespace VideoRecorder.Core.Status
{
    using VideoRecorder.Core.Storage;

    /// <summary>
    /// All that the parts of the recorder share. Each has a thread of its own, preempted anywhere, so every member
    /// takes the one lock, for a few instructions and never during I/O.
    /// </summary>
    public sealed class SharedState
    {
        private const int NoHold = int.MaxValue;

        private readonly object _lock = new object();
        private readonly ClipCatalogue _clips = new ClipCatalogue();
        private readonly RenameQueue _unnamed = new RenameQueue();
        private readonly FolderQueue _emptied = new FolderQueue();
        private readonly LogQueue _logLines = new LogQueue();
        private readonly int _uploadLeadMs;
        private bool _isRecording;
        private bool _isLinkUp;
        private bool _isUploading;
        private bool _isScanned;
        private int _recordingsEnded;
        private int _nextHoldEnd = NoHold;
        private long _nextRecordingAt = long.MaxValue;
        private RecorderFault _fault;

        /// <summary>Initializes a new instance of the <see cref="SharedState"/> class.</summary>
        /// <param name="uploadLeadMs">How long before a recording uploads pause, in milliseconds.</param>
        public SharedState(int uploadLeadMs)
        {
            _uploadLeadMs = uploadLeadMs;
        }

        /// <summary>Gets or sets a value indicating whether the link to the network is up.</summary>
        public bool IsLinkUp
        {
            get { lock (_lock) { return _isLinkUp; } }
            set { lock (_lock) { _isLinkUp = value; } }
        }

        /// <summary>Gets or sets a value indicating whether a clip is being sent now, not paused.</summary>
        public bool IsUploading
        {
            get { lock (_lock) { return _isUploading; } }
            set { lock (_lock) { _isUploading = value; } }
        }

        /// <summary>Gets or sets what keeps the recorder from recording.</summary>
        public RecorderFault Fault
        {
            get { lock (_lock) { return _fault; } }
            set { lock (_lock) { _fault = value; } }
        }

        /// <summary>Gets a value indicating whether a clip is being recorded, until it is closed.</summary>
        public bool IsRecording
        {
            get { lock (_lock) { return _isRecording; } }
        }

        /// <summary>Gets how many recordings have ended, well or badly.</summary>
        public int RecordingsEnded
        {
            get { lock (_lock) { return _recordingsEnded; } }
        }

        /// <summary>Gets a value indicating whether all clips on the card are known.</summary>
        public bool IsScanned
        {
            get { lock (_lock) { return _isScanned; } }
        }

        /// <summary>Gets the time at which uploads must pause next; <see cref="long.MaxValue"/> if none is known.</summary>
        public long UploadWindowClosesAt
        {
            get { lock (_lock) { return _nextRecordingAt == long.MaxValue ? long.MaxValue : _nextRecordingAt - _uploadLeadMs; } }
        }

        /// <summary>Gets how many clips are still to be delivered.</summary>
        public int PendingUploads
        {
            get
            {
                lock (_lock)
                {
                    return _clips.CountOf(ClipState.Pending) + _clips.CountOf(ClipState.Deferred)
                        + _clips.CountOf(ClipState.Held) + _clips.CountOf(ClipState.Unchecked);
                }
            }
        }

        /// <summary>Gets how many clips are on the card, with the one that is being recorded.</summary>
        public int ClipCount
        {
            get { lock (_lock) { return _clips.Count; } }
        }

        /// <summary>Gets the bytes that the clips take.</summary>
        public long UsedBytes
        {
            get { lock (_lock) { return _clips.UsedBytes; } }
        }

        /// <summary>Gets the latest time YYYYmmddHHmmss that a known clip was named by; 0 if none was.</summary>
        public long MaxStamp
        {
            get { lock (_lock) { return _clips.MaxStamp; } }
        }

        /// <summary>Gets the latest time YYYYmmddHHmmss in the names that the scan found; 0 if none was.</summary>
        public long MaxScannedStamp
        {
            get { lock (_lock) { return _clips.MaxScannedStamp; } }
        }

        /// <summary>Tells whether uploads may go on: no recording is on or near.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>Whether they may.</returns>
        public bool IsUploadWindow(long nowMs)
        {
            lock (_lock)
            {
                return !_isRecording && (_nextRecordingAt == long.MaxValue || nowMs < _nextRecordingAt - _uploadLeadMs);
            }
        }

        /// <summary>Says when the next recording is due.</summary>
        /// <param name="atMs">The time; <see cref="long.MaxValue"/> for none.</param>
        public void ScheduleRecording(long atMs)
        {
            lock (_lock)
            {
                _nextRecordingAt = atMs;
            }
        }

        /// <summary>Says that a recording begins, whether or not its clip can be opened.</summary>
        public void RecordingBegins()
        {
            lock (_lock)
            {
                _isRecording = true;
            }
        }

        /// <summary>Says that the recording has ended and its clip is closed.</summary>
        /// <param name="nextAtMs">When the next one is due.</param>
        public void RecordingEnds(long nextAtMs)
        {
            lock (_lock)
            {
                _isRecording = false;
                _recordingsEnded++;
                _nextRecordingAt = nextAtMs;
            }
        }

        /// <summary>Adds the clip that is being recorded.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="startMs">When it started.</param>
        /// <param name="ticket">Filled for the recorder.</param>
        public void ClipOpened(ClipName name, long startMs, ClipTicket ticket)
        {
            lock (_lock)
            {
                int id = _clips.AddRecording(name);
                _clips.Fill(id, ticket);
                if (name.Stamp == 0)
                {
                    DropGoneUnnamed();
                    _unnamed.Add(id, ticket.Ordinal, startMs);
                }
            }
        }

        /// <summary>Says how large the clip that is being recorded has become.</summary>
        /// <param name="ticket">The clip.</param>
        /// <param name="size">Its size in bytes.</param>
        public void ClipGrew(ClipTicket ticket, long size)
        {
            lock (_lock)
            {
                if (_clips.Holds(ticket))
                {
                    ticket.Size = size;
                    _clips.SetSize(ticket.Id, size);
                }
            }
        }

        /// <summary>Gives a clip its state and size, after it was recorded or looked at.</summary>
        /// <param name="ticket">The clip; nothing happens when it is no longer known.</param>
        /// <param name="size">Its size in bytes.</param>
        /// <param name="state">Its state from now on.</param>
        public void ClipSettled(ClipTicket ticket, long size, ClipState state)
        {
            lock (_lock)
            {
                if (_clips.Holds(ticket))
                {
                    ticket.Size = size;
                    _clips.SetBusy(ticket.Id, false);
                    _clips.SetSize(ticket.Id, size);
                    _clips.SetState(ticket.Id, state);
                }
            }
        }

        /// <summary>Forgets a clip whose file is gone.</summary>
        /// <param name="ticket">The clip.</param>
        public void ClipRemoved(ClipTicket ticket)
        {
            lock (_lock)
            {
                if (_clips.Holds(ticket))
                {
                    Forget(ticket.Id);
                }
            }
        }

        /// <summary>Says that no more clips will be added to a folder of this boot; it may be empty already.</summary>
        /// <param name="folder">Its number.</param>
        public void FolderLeft(int folder)
        {
            lock (_lock)
            {
                if (!_clips.HasFolder(folder))
                {
                    _emptied.Enqueue(folder);
                }
            }
        }

        /// <summary>Takes a folder that holds no clip any more.</summary>
        /// <returns>Its number, or 0 when there is none.</returns>
        public int TakeEmptiedFolder()
        {
            lock (_lock)
            {
                return _emptied.Dequeue();
            }
        }

        /// <summary>Adds a clip that the scan found; to be called in recording order.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="size">Its size in bytes.</param>
        /// <param name="state">Its state.</param>
        public void ClipFound(ClipName name, long size, ClipState state)
        {
            lock (_lock)
            {
                _clips.AddScanned(name, size, state);
            }
        }

        /// <summary>Says that the scan is complete.</summary>
        public void ScanDone()
        {
            lock (_lock)
            {
                _isScanned = true;
            }
        }

        /// <summary>Forgets all clips: the card is gone, or was changed.</summary>
        public void ForgetClips()
        {
            lock (_lock)
            {
                _isScanned = false;
                _nextHoldEnd = NoHold;
                _unnamed.Clear();
                _emptied.Clear();
                _clips.Clear();
            }
        }

        /// <summary>Takes the oldest clip that is still to be looked at.</summary>
        /// <param name="ticket">Filled with the clip.</param>
        /// <returns><see langword="false"/> when there is none.</returns>
        public bool TryTakeUnchecked(ClipTicket ticket)
        {
            lock (_lock)
            {
                return TakeIfFree(_clips.HeadOf(ClipState.Unchecked), ticket);
            }
        }

        /// <summary>
        /// Takes the clip that gives way first: the oldest that was delivered, else the oldest of all. Never the one
        /// that is being recorded or sent, and never the last one.
        /// </summary>
        /// <param name="ticket">Filled with the clip.</param>
        /// <returns><see langword="false"/> when no clip may go.</returns>
        public bool TryTakeVictim(ClipTicket ticket)
        {
            lock (_lock)
            {
                if (_clips.Count - _clips.CountOf(ClipState.Recording) <= 1)
                {
                    return false;
                }

                int id = FirstFree(ClipState.Uploaded);
                if (id == ClipLists.None)
                {
                    id = Older(Older(FirstFree(ClipState.Pending), FirstFree(ClipState.Deferred)),
                        Older(FirstFree(ClipState.Held), FirstFree(ClipState.Unchecked)));
                }

                if (id == ClipLists.None)
                {
                    return false;
                }

                _clips.Fill(id, ticket);
                _clips.SetState(id, ClipState.Evicting);
                return true;
            }
        }

        /// <summary>
        /// Takes the oldest clip of this boot that has no time in its name yet, unless it is busy: clips are renamed
        /// in recording order, or that order would change.
        /// </summary>
        /// <param name="ticket">Filled with the clip.</param>
        /// <param name="startMs">Receives when it started.</param>
        /// <returns><see langword="false"/> when there is none, or it is busy.</returns>
        public bool TryTakeUnnamed(ClipTicket ticket, out long startMs)
        {
            lock (_lock)
            {
                startMs = 0;
                DropGoneUnnamed();
                if (_unnamed.Count == 0 || !IsIdle(_clips.StateOf(_unnamed.FirstId)) || !TakeIfFree(_unnamed.FirstId, ticket))
                {
                    return false;
                }

                startMs = _unnamed.FirstStartMs;
                return true;
            }
        }

        /// <summary>Gives a clip its new name, or its old one if it could not be renamed, and puts it back.</summary>
        /// <param name="ticket">The clip, with the name that it has on the card now.</param>
        public void ClipNamed(ClipTicket ticket)
        {
            lock (_lock)
            {
                if (_clips.Holds(ticket))
                {
                    _clips.SetName(ticket.Id, ticket.Name);
                    _clips.SetBusy(ticket.Id, false);
                    if (_unnamed.Count > 0 && _unnamed.FirstOrdinal == ticket.Ordinal)
                    {
                        _unnamed.RemoveFirst();
                    }
                }
            }
        }

        /// <summary>Takes the oldest clip whose turn to be sent it is.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="ticket">Filled with the clip.</param>
        /// <returns><see langword="false"/> when there is none now.</returns>
        public bool TryTakeUpload(long nowMs, ClipTicket ticket)
        {
            lock (_lock)
            {
                ReleaseHeld((int)(nowMs / 1000));
                if (_clips.CountOf(ClipState.Pending) == 0)
                {
                    MoveAllDeferred();
                }

                return TakeIfFree(_clips.HeadOf(ClipState.Pending), ticket);
            }
        }

        /// <summary>Puts back the clip that was taken for sending.</summary>
        /// <param name="ticket">The clip.</param>
        /// <param name="outcome">How it went.</param>
        /// <param name="holdUntilMs">For <see cref="UploadOutcome.Held"/>: when it may be sent again.</param>
        public void UploadEnded(ClipTicket ticket, UploadOutcome outcome, long holdUntilMs)
        {
            lock (_lock)
            {
                if (!_clips.Holds(ticket))
                {
                    return;
                }

                _clips.SetBusy(ticket.Id, false);
                switch (outcome)
                {
                    case UploadOutcome.Deleted:
                    case UploadOutcome.Gone:
                        Forget(ticket.Id);
                        break;
                    case UploadOutcome.Marked:
                        ticket.Name.IsUploaded = true;
                        _clips.SetName(ticket.Id, ticket.Name);
                        _clips.SetState(ticket.Id, ClipState.Uploaded);
                        break;
                    case UploadOutcome.Deferred:
                        _clips.SetState(ticket.Id, ClipState.Deferred);
                        break;
                    case UploadOutcome.Held:
                        Hold(ticket.Id, (int)((holdUntilMs + 999) / 1000));
                        break;
                    default:
                        break;
                }
            }
        }

        /// <summary>Gives the clips at the back of the queue their places in recording order again.</summary>
        public void RequeueDeferred()
        {
            lock (_lock)
            {
                MoveAllDeferred();
            }
        }

        /// <summary>Keeps a line for the log file; the oldest line gives way when too many wait.</summary>
        /// <param name="line">The line.</param>
        public void KeepLogLine(string line)
        {
            lock (_lock)
            {
                _logLines.Add(line);
            }
        }

        /// <summary>Takes the oldest line that waits for the log file.</summary>
        /// <returns>The line, or <see langword="null"/> when none waits.</returns>
        public string TakeLogLine()
        {
            lock (_lock)
            {
                return _logLines.Take();
            }
        }

        private static bool IsIdle(ClipState state)
        {
            return state == ClipState.Pending || state == ClipState.Deferred || state == ClipState.Held
                || state == ClipState.Uploaded;
        }

        private void DropGoneUnnamed()
        {
            while (_unnamed.Count > 0 && !_clips.Holds(_unnamed.FirstId, _unnamed.FirstOrdinal))
            {
                _unnamed.RemoveFirst();
            }
        }

        private void Forget(int id)
        {
            int emptied = _clips.Remove(id);
            if (emptied > 0)
            {
                _emptied.Enqueue(emptied);
            }
        }

        private bool TakeIfFree(int id, ClipTicket ticket)
        {
            if (id == ClipLists.None || _clips.IsBusy(id))
            {
                return false;
            }

            _clips.SetBusy(id, true);
            _clips.Fill(id, ticket);
            return true;
        }

        private int FirstFree(ClipState state)
        {
            int id = _clips.HeadOf(state);
            while (id != ClipLists.None && _clips.IsBusy(id))
            {
                id = _clips.NextOf(id);
            }

            return id;
        }

        private int Older(int first, int second)
        {
            if (first == ClipLists.None || second == ClipLists.None)
            {
                return first == ClipLists.None ? second : first;
            }

            return _clips.OrdinalOf(first) < _clips.OrdinalOf(second) ? first : second;
        }

        private void MoveAllDeferred()
        {
            int id = _clips.HeadOf(ClipState.Deferred);
            while (id != ClipLists.None)
            {
                _clips.SetState(id, ClipState.Pending);
                id = _clips.HeadOf(ClipState.Deferred);
            }
        }

        private void Hold(int id, int untilSeconds)
        {
            _clips.SetState(id, ClipState.Held);
            _clips.SetHold(id, untilSeconds);
            if (untilSeconds < _nextHoldEnd)
            {
                _nextHoldEnd = untilSeconds;
            }
        }

        private void ReleaseHeld(int nowSeconds)
        {
            if (nowSeconds < _nextHoldEnd)
            {
                return;
            }

            _nextHoldEnd = NoHold;
            int id = _clips.HeadOf(ClipState.Held);
            while (id != ClipLists.None)
            {
                int next = _clips.NextOf(id);
                int until = _clips.HoldOf(id);
                if (until <= nowSeconds)
                {
                    _clips.SetState(id, ClipState.Pending);
                }
                else if (until < _nextHoldEnd)
                {
                    _nextHoldEnd = until;
                }

                id = next;
            }
        }
    }
}
