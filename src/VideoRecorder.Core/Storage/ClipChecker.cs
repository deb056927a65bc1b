namespace VideoRecorder.Core.Storage
{
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Status;

    /// <summary>
    /// Looks at the clips that a power cut may have caught open, repairs them in place in small steps, and removes
    /// those that hold no picture. Until then they are not sent.
    /// </summary>
    public sealed class ClipChecker
    {
        private const int FullRetryMs = 60000;

        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly RecorderLog _log;
        private readonly AviRepair _repair = new AviRepair();
        private readonly ClipTicket _ticket = new ClipTicket();
        private readonly StuckClips _stuck;
        private IClipFile _file;
        private long _notBefore;

        /// <summary>Initializes a new instance of the <see cref="ClipChecker"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="state">Knows the clips.</param>
        /// <param name="log">Told of each repair.</param>
        public ClipChecker(ICard card, SharedState state, RecorderLog log)
        {
            _card = card;
            _state = state;
            _log = log;
            _stuck = new StuckClips(state, log);
        }

        /// <summary>Drops what was under way, after the card was lost.</summary>
        public void Reset()
        {
            IClipFile file = _file;
            _file = null;
            CloseQuietly(file);
        }

        /// <summary>Does a bounded piece of work.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see langword="false"/> when no clip is to be looked at now.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step(long nowMs)
        {
            if (nowMs < _notBefore)
            {
                return false;
            }

            try
            {
                return Check();
            }
            catch (CardException e)
            {
                Reset();
                if (e.Error != CardError.Full)
                {
                    _stuck.Failed(_ticket, e, "cannot be looked at");
                    return true;
                }

                // The index of a repaired clip needs a little room: later, perhaps.
                _state.ClipSettled(_ticket, _ticket.Size, ClipState.Unchecked);
                _notBefore = nowMs + FullRetryMs;
                return true;
            }
        }

        private bool Check()
        {
            if (_file != null)
            {
                if (_repair.Step())
                {
                    EndRepair();
                }

                return true;
            }

            if (!_state.TryTakeUnchecked(_ticket))
            {
                return false;
            }

            Look();
            return true;
        }

        private static void CloseQuietly(IClipFile file)
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
                // The card is lost; the repair begins anew when it is back.
            }
        }

        private void Look()
        {
            try
            {
                _file = _card.Open(_ticket.Path, true);
            }
            catch (CardException e)
            {
                if (e.Error != CardError.NotFound)
                {
                    throw;
                }

                _state.ClipRemoved(_ticket);
                return;
            }

            if (_repair.Inspect(_file) == AviFileState.Finished)
            {
                Settle();
                return;
            }

            _log.Info("Repairing a clip that was cut short: " + _ticket.Path);
            _repair.Begin(_file);
        }

        private void EndRepair()
        {
            switch (_repair.Result)
            {
                case AviRepairResult.NothingToSave:
                    Reset();
                    RemoveEmpty();
                    break;
                case AviRepairResult.NotOurs:
                    Reset();
                    _state.ClipRemoved(_ticket);
                    _log.Warning("Left alone a file that is no clip of this recorder: " + _ticket.Path);
                    break;
                default:
                    _log.Info("Repaired clip with " + _repair.Frames.ToString() + " frames: " + _ticket.Path);
                    Settle();
                    break;
            }
        }

        private void RemoveEmpty()
        {
            if (ClipFiles.Delete(_card, _ticket, true))
            {
                _state.ClipRemoved(_ticket);
                _log.Warning("Removed a clip without one whole picture: " + _ticket.Path);
            }
            else
            {
                _state.ClipSettled(_ticket, _ticket.Size, ClipState.Stuck);
            }
        }

        private void Settle()
        {
            long size = _file.Length;
            IClipFile file = _file;
            _file = null;
            file.Close();
            _stuck.Worked();
            _state.ClipSettled(_ticket, size, ClipState.Pending);
        }
    }
}
