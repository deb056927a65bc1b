namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Storage;

    /// <summary>A clip that the server has: it is deleted, or marked as uploaded and kept.</summary>
    internal sealed class DeliveredClip
    {
        private const int RetryMs = 10000;
        private const int MaxTries = 5;
        private const int SendAgainMs = 3600000;

        private readonly RecorderSettings _settings;
        private readonly ICard _card;
        private readonly UploadReport _report;
        private int _tries;

        internal DeliveredClip(RecorderSettings settings, ICard card, UploadReport report)
        {
            _settings = settings;
            _card = card;
            _report = report;
        }

        /// <summary>Gets when to try again.</summary>
        internal long NotBefore { get; private set; }

        /// <summary>Gets how it ended.</summary>
        internal UploadOutcome Outcome { get; private set; }

        /// <summary>Gets the end of the hold that goes with <see cref="UploadOutcome.Held"/>.</summary>
        internal long HoldUntil { get; private set; }

        internal void Begin()
        {
            _tries = 0;
            NotBefore = 0;
        }

        /// <summary>Deletes or marks the clip.</summary>
        /// <returns><see langword="false"/> when the card refused and it is to be tried again.</returns>
        internal bool Finish(ClipTicket ticket, long now)
        {
            _tries++;
            string path = ticket.Path;
            string markedPath = _settings.DeleteAfterUpload ? null : ticket.UploadedPath;
            try
            {
                if (markedPath == null)
                {
                    return Delete(ticket);
                }

                _card.Rename(path, markedPath);
            }
            catch (CardException e)
            {
                return Failed(ticket, markedPath, e, now);
            }

            return Marked(path, markedPath);
        }

        /// <summary>Puts off the next try, after this one failed in whatever way.</summary>
        /// <returns>Whether it was the last one: <see cref="Outcome"/> holds then.</returns>
        internal bool IsGivenUp(long now)
        {
            NotBefore = now + RetryMs;

            // The others must not wait for ever. In an hour the clip is sent again: once too often is better than never.
            Outcome = UploadOutcome.Held;
            HoldUntil = now + SendAgainMs;
            return _tries >= MaxTries;
        }

        private bool Delete(ClipTicket ticket)
        {
            if (ClipFiles.Delete(_card, ticket, false))
            {
                _report.Completed(ticket.Path, null);
                Outcome = UploadOutcome.Deleted;
            }
            else
            {
                _report.PutOff(ticket.Path);
                Outcome = UploadOutcome.PutOff;
            }

            return true;
        }

        private bool Marked(string path, string markedPath)
        {
            _report.Completed(path, markedPath);
            Outcome = UploadOutcome.Marked;
            return true;
        }

        private bool Failed(ClipTicket ticket, string markedPath, CardException e, long now)
        {
            string path = ticket.Path;
            bool mayBeMarked = markedPath != null && (e.Error == CardError.AlreadyExists || e.Error == CardError.NotFound);
            if (mayBeMarked && IsMarked(markedPath, ticket.Size))
            {
                // A rename that was cut off or failed: the new name was there before the old one was gone.
                ticket.Name.HasTwin = true;
                return Marked(path, markedPath);
            }

            if (e.Error == CardError.NotFound)
            {
                _report.Warning("Uploaded, but no longer on the card: " + path);
                Outcome = UploadOutcome.Gone;
                return true;
            }

            ticket.Name.HasTwin |= markedPath != null && e.Error == CardError.Failed && _tries >= MaxTries;
            _report.Failure(UploadAdvice.Card + (int)e.Error, "Uploaded, but it cannot be "
                + (_settings.DeleteAfterUpload ? "deleted: " : "marked: ") + path + ". " + e.Message);
            return IsGivenUp(now);
        }

        private bool IsMarked(string markedPath, long size)
        {
            try
            {
                return ClipFiles.IsThere(_card, markedPath, size);
            }
            catch (CardException)
            {
                return false;
            }
        }
    }
}
