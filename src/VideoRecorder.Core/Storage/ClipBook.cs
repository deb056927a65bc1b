namespace VideoRecorder.Core.Storage
{
    /// <summary>
    /// Which clip is next: to be sent, to give way, to be renamed, to be looked at; and what becomes of it afterwards.
    /// A clip that was taken is nobody else's until it is put back. Like the catalogue it takes no lock:
    /// <see cref="Status.SharedState"/> guards it, and its members say what each does.
    /// </summary>
    internal sealed class ClipBook
    {
        private const int UnnamedLooks = 4;

        private readonly ClipCatalogue _clips = new ClipCatalogue();
        private readonly RenameQueue _unnamed = new RenameQueue();
        private readonly WaitingClips _waiting;
        private readonly FolderQueue _emptied = new FolderQueue();
        private ClipTicket _sent;

        // The folder in which a clip could not get its time: it and those after it stay numbered, in this order.
        private int _numberedFolder;

        internal ClipBook()
        {
            _waiting = new WaitingClips(_clips);
        }

        internal int Count
        {
            get { return _clips.Count; }
        }

        internal bool HasPlace
        {
            get { return _clips.HasPlace; }
        }

        internal long UsedBytes
        {
            get { return _clips.UsedBytes; }
        }

        internal long MaxStamp
        {
            get { return _clips.MaxStamp; }
        }

        internal long MaxScannedStamp
        {
            get { return _clips.MaxScannedStamp; }
        }

        internal int PendingUploads
        {
            get
            {
                return _clips.CountOf(ClipState.Pending) + _clips.CountOf(ClipState.Deferred)
                    + _clips.CountOf(ClipState.Held) + _clips.CountOf(ClipState.Unchecked);
            }
        }

        internal bool HasSetAside { get; private set; }

        internal bool HasClipsToRename
        {
            get
            {
                DropGoneUnnamed();
                return _unnamed.Count > 0;
            }
        }

        internal void SetAside()
        {
            HasSetAside = true;
        }

        internal void Clear()
        {
            HasSetAside = false;
            _waiting.Clear();
            _numberedFolder = 0;
            _unnamed.Clear();
            _emptied.Clear();
            _clips.Clear();
        }

        internal void ClipOpened(ClipName name, long startMs, ClipTicket ticket)
        {
            int id = _clips.AddRecording(name);
            if (id == ClipLists.None)
            {
                ticket.FillUnknown(name);
                return;
            }

            _clips.Fill(id, ticket);
            if (name.Stamp == 0)
            {
                DropGoneUnnamed();
                LookAtUnnamed();
                _unnamed.Add(id, name, ticket.Ordinal, startMs);
            }
        }

        internal void ClipGrew(ClipTicket ticket, long size)
        {
            if (_clips.Holds(ticket))
            {
                ticket.Size = size;
                _clips.SetSize(ticket.Id, size);
            }
        }

        internal void ClipSettled(ClipTicket ticket, long size, ClipState state)
        {
            if (_clips.Holds(ticket))
            {
                ticket.Size = size;
                _clips.SetBusy(ticket.Id, false);
                _clips.SetSize(ticket.Id, size);
                _clips.SetState(ticket.Id, state);
                HasSetAside = HasSetAside || state == ClipState.Stuck;
            }
        }

        internal void ClipRemoved(ClipTicket ticket)
        {
            if (_clips.Holds(ticket))
            {
                Forget(ticket.Id);
            }
        }

        internal void FolderLeft(int folder)
        {
            if (!_clips.HasFolder(folder))
            {
                _emptied.Enqueue(folder);
            }
        }

        internal int TakeEmptiedFolder()
        {
            return _emptied.Dequeue();
        }

        internal bool ClipFound(ClipName name, long size, ClipState state)
        {
            int id = _clips.AddScanned(name, size, state);
            if (id == ClipLists.None)
            {
                return false;
            }

            if (_sent != null && _sent.Name.IsSamePlace(name))
            {
                // It is being sent while the card was scanned anew: it stays the uploader's.
                _clips.SetState(id, ClipState.Pending);
                _clips.SetBusy(id, true);
                _sent.Id = id;
                _sent.Ordinal = _clips.OrdinalOf(id);
                _sent.Name.HasTwin |= name.HasTwin;
            }

            return true;
        }

        internal bool TryTakeUnchecked(ClipTicket ticket)
        {
            return TakeIfFree(_clips.HeadOf(ClipState.Unchecked), ticket);
        }

        internal bool TryTakeVictim(ClipTicket ticket, bool isQuiet)
        {
            if (_clips.Count - _clips.CountOf(ClipState.Recording) <= 1)
            {
                return false;
            }

            int id = FirstFree(ClipState.Uploaded, isQuiet);
            if (id == ClipLists.None)
            {
                id = Older(Older(FirstFree(ClipState.Pending, isQuiet), FirstFree(ClipState.Deferred, isQuiet)),
                    Older(FirstFree(ClipState.Held, isQuiet), FirstFree(ClipState.Unchecked, isQuiet)));
            }

            if (id == ClipLists.None)
            {
                return false;
            }

            _clips.Fill(id, ticket);
            _clips.SetState(id, ClipState.Evicting);
            return true;
        }

        internal bool TryTakeUnnamed(ClipTicket ticket, out long startMs)
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

        internal void ClipNamed(ClipTicket ticket)
        {
            if (_clips.Holds(ticket))
            {
                _clips.SetName(ticket.Id, ticket.Name);
                _clips.SetBusy(ticket.Id, false);
                if (_unnamed.Count > 0 && _unnamed.FirstOrdinal == ticket.Ordinal)
                {
                    _unnamed.RemoveFirst();
                }

                if (ticket.Name.Stamp == 0)
                {
                    _numberedFolder = ticket.Name.Folder;
                }
            }
        }

        internal void RequeueDeferred()
        {
            _waiting.RequeueDeferred();
        }

        internal bool TryTakeUpload(long nowMs, ClipTicket ticket)
        {
            _waiting.Release((int)(nowMs / 1000));

            bool isTaken = TakeIfFree(_clips.HeadOf(ClipState.Pending), ticket);
            _sent = isTaken ? ticket : null;
            return isTaken;
        }

        internal void UploadEnded(ClipTicket ticket, UploadOutcome outcome, long holdUntilMs)
        {
            _sent = null;
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
                case UploadOutcome.PutOff:
                    _clips.SetState(ticket.Id, ClipState.Uploaded);
                    break;
                case UploadOutcome.Deferred:
                    _clips.SetState(ticket.Id, ClipState.Deferred);
                    break;
                case UploadOutcome.Held:
                    _clips.SetName(ticket.Id, ticket.Name); // a rename that failed may have left it a second one
                    _waiting.Hold(ticket.Id, (int)((holdUntilMs + 999) / 1000));
                    break;
                default:
                    break;
            }
        }

        private static bool IsIdle(ClipState state)
        {
            return state == ClipState.Pending || state == ClipState.Deferred || state == ClipState.Held
                || state == ClipState.Uploaded;
        }

        private void DropGoneUnnamed()
        {
            while (_unnamed.Count > 0 && (!_clips.Holds(_unnamed.FirstId, _unnamed.FirstOrdinal) || StaysNumbered(_unnamed.FirstId)))
            {
                _unnamed.RemoveFirst();
            }
        }

        private bool StaysNumbered(int id)
        {
            if (_clips.StateOf(id) == ClipState.Stuck)
            {
                _numberedFolder = _clips.FolderOf(id);
            }

            return _clips.FolderOf(id) == _numberedFolder;
        }

        private void LookAtUnnamed()
        {
            // More than is added, so that those that are gone never pile up.
            for (int i = 0; i < UnnamedLooks && _unnamed.Count > 0; i++)
            {
                if (_clips.Holds(_unnamed.NextId, _unnamed.NextOrdinal))
                {
                    _unnamed.KeepNext();
                }
                else
                {
                    _unnamed.DropNext();
                }
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

        private int FirstFree(ClipState state, bool withTwins)
        {
            int id = _clips.HeadOf(state);
            while (id != ClipLists.None && (_clips.IsBusy(id) || (!withTwins && _clips.HasTwin(id))))
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
    }
}
