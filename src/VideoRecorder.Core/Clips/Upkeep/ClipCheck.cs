namespace VideoRecorder.Core.Clips.Upkeep
{
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// Checks the clips that a power cut may have caught open, repairs them in place in small steps, and removes
    /// those that hold no picture. Until then they are not sent.
    /// </summary>
    public sealed class ClipCheck
    {
        private const int FullRetryMs = 60000;

        private readonly ICard _card;
        private readonly ClipCatalogue _clips;
        private readonly ClipRemoval _removal;
        private readonly RecorderLog _log;
        private readonly AviRepair _repair = new AviRepair();
        private readonly Clip _clip = new Clip();
        private readonly BadFiles _badFiles;
        private IFile _file;
        private string _work;
        private long _notBefore;

        internal ClipCheck(ICard card, ClipCatalogue clips, RecorderLog log)
        {
            _card = card;
            _clips = clips;
            _log = log;
            _removal = new ClipRemoval(card, clips);
            _badFiles = new BadFiles(card, clips, log);
        }

        /// <summary>Drops what was under way, after the card was lost.</summary>
        public void Reset()
        {
            IFile file = _file;
            _file = null;
            CloseQuietly(file);
        }

        /// <summary>Does a bounded piece of work.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see langword="false"/> when no clip is to be checked now.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step(long nowMs)
        {
            if (nowMs < _notBefore)
            {
                return false;
            }

            try
            {
                return Check(nowMs);
            }
            catch (CardException e)
            {
                Reset();
                if (e.Error != CardError.Full)
                {
                    _badFiles.Failed(_clip, e, "cannot be " + _work);
                    return true;
                }

                // The index of a repaired clip needs a little space: later, perhaps.
                _clips.Return(_clip, ClipState.Unverified);
                _notBefore = nowMs + FullRetryMs;
                return true;
            }
        }

        private bool Check(long nowMs)
        {
            if (_file != null)
            {
                if (_repair.Step())
                {
                    EndRepair();
                }

                return true;
            }

            if (!_clips.TryLease(ClipUse.Check, nowMs, _clip))
            {
                return _clips.IsSearching(ClipUse.Check);
            }

            Inspect();
            return true;
        }

        private static void CloseQuietly(IFile file)
        {
            if (file == null)
            {
                return;
            }

            try
            {
                file.Close();
            }
            catch (CardException)
            {
                // The card is lost; the repair starts over when it is back.
            }
        }

        private void Inspect()
        {
            // A whole clip may be read-only: only a repair has to write.
            _work = "checked";
            _file = _card.Open(_clip.Path, false);
            if (_repair.Inspect(_file) == AviFileState.Finished)
            {
                Settle(_clip.IsDelivered ? ClipState.Delivered : ClipState.Pending);
                return;
            }

            Reset();
            _work = "repaired";
            _file = _card.Open(_clip.Path, true);
            _log.Info("Repairing a clip that was cut short: " + _clip.Path);
            _repair.Begin(_file);
        }

        private void EndRepair()
        {
            switch (_repair.Result)
            {
                case AviRepairResult.NothingToSave:
                    RemoveEmpty();
                    break;
                case AviRepairResult.NotOurs:
                    LeaveAlone();
                    break;
                default:
                    _log.Info("Repaired clip with " + _repair.Frames.ToString() + " frames: " + _clip.Path);
                    Settle(ClipState.Pending);
                    break;
            }
        }

        private void RemoveEmpty()
        {
            if (_clip.Name.IsShort)
            {
                // A short name alone does not make it ours.
                LeaveAlone();
                return;
            }

            Reset();
            _work = "deleted";
            _removal.Delete(_clip);
            _log.Warning("Removed a clip without one whole picture: " + _clip.Path);
        }

        private void LeaveAlone()
        {
            Reset();
            _clips.Remove(_clip);
            _log.Warning("Left alone a file that is no clip of this recorder: " + _clip.Path);
        }

        private void Settle(ClipState state)
        {
            _clip.Size = _file.Length;
            IFile file = _file;
            _file = null;
            file.Close();
            _clips.Return(_clip, state);
        }
    }
}
