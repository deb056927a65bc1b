namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Clips.Upkeep;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Settings;

    /// <summary>
    /// A clip that the server has: it is marked as delivered on the card, and then deleted or kept. Where power fails in
    /// between it is not sent again.
    /// </summary>
    internal sealed class DeliveredClip
    {
        private const int RetryMs = 10000;
        private const int MaxTries = 5;

        private readonly RecorderSettings _settings;
        private readonly ICard _card;
        private readonly ClipCatalogue _clips;
        private readonly ClipRemoval _removal;
        private readonly UploadReport _report;
        private readonly BadFiles _badFiles;
        private int _tries;
        private bool _isMarked;
        private bool _isToBeDeleted;

        internal DeliveredClip(RecorderSettings settings, ICard card, ClipCatalogue clips, UploadReport report, BadFiles badFiles)
        {
            _settings = settings;
            _card = card;
            _clips = clips;
            _removal = new ClipRemoval(card, clips);
            _report = report;
            _badFiles = badFiles;
        }

        /// <summary>Gets when to try again.</summary>
        internal long NotBefore { get; private set; }

        /// <summary>Gets a value indicating whether the card refused to the last.</summary>
        internal bool IsGivenUp { get; private set; }

        /// <summary>Begins with a clip.</summary>
        /// <param name="isProved">Whether the server has proved that it has it; else it is marked, and never deleted.</param>
        internal void Begin(bool isProved)
        {
            _isToBeDeleted = isProved && _settings.DeleteAfterUpload;
            _tries = 0;
            _isMarked = false;
            IsGivenUp = false;
            NotBefore = 0;
        }

        /// <summary>Marks the clip, deletes it if that is wanted, and ends its lease.</summary>
        /// <returns><see langword="false"/> when the card refused and it is to be tried again.</returns>
        internal bool Finish(Clip clip, long now)
        {
            _tries++;
            try
            {
                Mark(clip.Path);
                if (!_isToBeDeleted)
                {
                    _clips.Return(clip, ClipState.Delivered);
                    _report.Completed(clip.Path, _isMarked ? "Marked as uploaded: " : "Kept uploaded file: ");
                }
                else if (_removal.Delete(clip))
                {
                    _report.Completed(clip.Path, "Deleted uploaded file: ");
                }
                else
                {
                    _report.DeliveredAndGone(clip.Path);
                }

                return true;
            }
            catch (CardException e)
            {
                return Failed(clip, e, now);
            }
        }

        /// <summary>
        /// Puts off the next try, after this one failed in whatever way. The last one ends the lease until the next scan: a clip
        /// that is not marked is sent again then. Once too often is better than never.
        /// </summary>
        /// <returns>Whether it was the last one.</returns>
        internal bool GiveUp(Clip clip, long now)
        {
            if (!IsLastTry(now))
            {
                return false;
            }

            _clips.Postpone(clip, ClipCatalogue.UntilRescan);
            return true;
        }

        private bool IsLastTry(long now)
        {
            NotBefore = now + RetryMs;
            IsGivenUp = _tries >= MaxTries;
            return IsGivenUp;
        }

        private void Mark(string path)
        {
            if (_isMarked || !_clips.KeepsMarks)
            {
                return;
            }

            try
            {
                _card.SetDelivered(path, true);
                _isMarked = true;
            }
            catch (CardException e)
            {
                // Where the clip is to go anyway, the deletion tells how the card is.
                if (!_isToBeDeleted || e.Error == CardError.NotFound)
                {
                    throw;
                }
            }
        }

        private bool Failed(Clip clip, CardException e, long now)
        {
            if (e.Error == CardError.NotFound)
            {
                _removal.Forget(clip);
                _report.DeliveredAndGone(clip.Path);
                return true;
            }

            if (!IsLastTry(now))
            {
                return false;
            }

            _badFiles.Skip(clip, e, _isToBeDeleted ? "was uploaded, but cannot be deleted" : "was uploaded, but cannot be marked");
            return true;
        }
    }
}
