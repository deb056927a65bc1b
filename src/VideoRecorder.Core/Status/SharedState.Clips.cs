namespace VideoRecorder.Core.Status
{
    using VideoRecorder.Core.Storage;

    /// <content>The clips: whoever works on one takes it, does the I/O without the lock, and puts it back.</content>
    public sealed partial class SharedState
    {
        /// <summary>Gets how many clips are still to be delivered.</summary>
        public int PendingUploads
        {
            get { lock (_lock) { return _clips.PendingUploads; } }
        }

        /// <summary>
        /// Gets a value indicating whether the card failed on a clip or a folder, which is left alone since, but did not
        /// fail as a whole.
        /// </summary>
        public bool HasSetAside
        {
            get { lock (_lock) { return _clips.HasSetAside; } }
        }

        /// <summary>Gets a value indicating whether clips of this boot still have no time in their name.</summary>
        public bool HasClipsToRename
        {
            get { lock (_lock) { return _clips.HasClipsToRename; } }
        }

        /// <summary>Gets how many clips are on the card, with the one that is being recorded.</summary>
        public int ClipCount
        {
            get { lock (_lock) { return _clips.Count; } }
        }

        /// <summary>Gets a value indicating whether the catalogue of clips has a place for the next recording.</summary>
        public bool HasPlace
        {
            get { lock (_lock) { return _clips.HasPlace; } }
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

        /// <summary>
        /// Adds the clip that is being recorded. Where the catalogue has no place, the ticket has its name and nothing
        /// else, and the clip is not known until the next start.
        /// </summary>
        /// <param name="name">Its name.</param>
        /// <param name="startMs">When it started.</param>
        /// <param name="ticket">Filled for the recorder.</param>
        public void ClipOpened(ClipName name, long startMs, ClipTicket ticket)
        {
            lock (_lock)
            {
                _isClipOpen = true;
                _clips.ClipOpened(name, startMs, ticket);
            }
        }

        /// <summary>Says how large the clip that is being recorded has become.</summary>
        /// <param name="ticket">The clip.</param>
        /// <param name="size">Its size in bytes.</param>
        public void ClipGrew(ClipTicket ticket, long size)
        {
            lock (_lock)
            {
                _clips.ClipGrew(ticket, size);
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
                _clips.ClipSettled(ticket, size, state);
            }
        }

        /// <summary>Forgets a clip whose file is gone.</summary>
        /// <param name="ticket">The clip.</param>
        public void ClipRemoved(ClipTicket ticket)
        {
            lock (_lock)
            {
                _clips.ClipRemoved(ticket);
            }
        }

        /// <summary>Says that no more clips will be added to a folder of this boot; it may be empty already.</summary>
        /// <param name="folder">Its number.</param>
        public void FolderLeft(int folder)
        {
            lock (_lock)
            {
                _clips.FolderLeft(folder);
            }
        }

        /// <summary>Takes a folder that holds no clip any more.</summary>
        /// <returns>Its number, or 0 when there is none.</returns>
        public int TakeEmptiedFolder()
        {
            lock (_lock)
            {
                return _clips.TakeEmptiedFolder();
            }
        }

        /// <summary>Adds a clip that the scan found; to be called in recording order.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="size">Its size in bytes.</param>
        /// <param name="state">Its state.</param>
        /// <returns><see langword="false"/> when the catalogue has no place for it: the clip is not known until the next start.</returns>
        public bool ClipFound(ClipName name, long size, ClipState state)
        {
            lock (_lock)
            {
                return _clips.ClipFound(name, size, state);
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

        /// <summary>Says that the card failed on a folder, whose clips are not known.</summary>
        public void SetAside()
        {
            lock (_lock)
            {
                _clips.SetAside();
            }
        }

        /// <summary>Forgets all clips: the card is gone, or was changed.</summary>
        public void ForgetClips()
        {
            lock (_lock)
            {
                _isScanned = false;
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
                return _clips.TryTakeUnchecked(ticket);
            }
        }

        /// <summary>
        /// Takes the clip that gives way first: the oldest that was delivered, else the oldest of all. Never the one
        /// that is being recorded or sent, and never the last one.
        /// </summary>
        /// <param name="ticket">Filled with the clip.</param>
        /// <param name="isQuiet">Whether no clip is being recorded. If one is, those with two names are passed over.</param>
        /// <returns><see langword="false"/> when no clip may go.</returns>
        public bool TryTakeVictim(ClipTicket ticket, bool isQuiet)
        {
            lock (_lock)
            {
                return _clips.TryTakeVictim(ticket, isQuiet);
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
                return _clips.TryTakeUnnamed(ticket, out startMs);
            }
        }

        /// <summary>
        /// Gives a clip its new name and puts it back. One that still has its number keeps it, and so do those after it
        /// in its folder: with their time they would come before it.
        /// </summary>
        /// <param name="ticket">The clip, with the name that it has on the card now.</param>
        public void ClipNamed(ClipTicket ticket)
        {
            lock (_lock)
            {
                _clips.ClipNamed(ticket);
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
                return _clips.TryTakeUpload(nowMs, ticket);
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
                _clips.UploadEnded(ticket, outcome, holdUntilMs);
            }
        }

        /// <summary>Gives the clips at the back of the queue their places in recording order again.</summary>
        public void RequeueDeferred()
        {
            lock (_lock)
            {
                _clips.RequeueDeferred();
            }
        }
    }
}
