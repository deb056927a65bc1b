namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Time;
    using VideoRecorder.Core.Upload.Proof;
    using VideoRecorder.Core.Upload.Targets;

    /// <summary>
    /// A try to send a clip, from the connection to the judgement of the answer: it pauses with the window, and knows what
    /// follows when it fails.
    /// </summary>
    internal sealed class UploadTry
    {
        private const int ReplySliceMs = 250;
        private const int ProgressMs = 10000;
        private const int NoClip = -1;

        private readonly LocalClock _clock;
        private readonly SharedState _state;
        private readonly Target _target;
        private readonly ClipUpload _upload;
        private readonly UploadWindow _window;
        private readonly UploadFailures _failures;
        private readonly UploadReport _report;
        private readonly int _timeoutMs;
        private Clip _clip;
        private string _path;
        private bool _isSending;
        private long _progressAt;
        private long _connectingMs;
        private int _repeatedClip = NoClip;

        internal UploadTry(
            Target target, RecorderSettings settings, LocalClock clock, SharedState state, ClipUpload upload, UploadWindow window, UploadFailures failures, UploadReport report)
        {
            _target = target;
            _clock = clock;
            _state = state;
            _upload = upload;
            _window = window;
            _failures = failures;
            _report = report;
            _timeoutMs = settings.UploadTimeoutMs;
        }

        /// <summary>Gets the time before which the clip of a failed try is not sent again.</summary>
        internal long NotBefore { get; private set; }

        /// <summary>Opens the request for a clip.</summary>
        /// <exception cref="CardException">The clip cannot be read.</exception>
        internal TryOutcome Open(Clip clip)
        {
            _clip = clip;
            _path = clip.Path;
            _target.Health.TryBegins(clip.Order);
            _report.TryBegins();
            _window.Used();
            try
            {
                if (!_upload.Open(clip, _window.ClosesAt))
                {
                    return Failed(_failures.ByWindow());
                }
            }
            catch (TransportException e)
            {
                return NotOpened(e.Error, e.Message, _clock.Milliseconds);
            }

            _connectingMs = 0;
            _isSending = true;
            _progressAt = ProgressMs;
            _state.IsUploading = true;
            _report.Starting(_path, _upload);
            return TryOutcome.UnderWay;
        }

        /// <summary>Goes on with it for a short while.</summary>
        /// <exception cref="CardException">The clip cannot be read.</exception>
        internal TryOutcome Step(long now)
        {
            if (!_state.IsLinkUp)
            {
                _report.LinkLost(_path, _upload);
                return Failed(_failures.ByLink());
            }

            if (!_window.IsOpen(now))
            {
                Pause(now);
                return TryOutcome.Paused;
            }

            Resume(now);
            try
            {
                return _isSending ? Send() : AwaitReply(now);
            }
            catch (TransportException e)
            {
                return Broken(e.Error, e.Message);
            }
        }

        private void Pause(long now)
        {
            if (!_upload.IsPaused)
            {
                _upload.Pause(now);
                _state.IsUploading = false;
                _report.Paused(_path, _upload);
            }
        }

        private void Resume(long now)
        {
            if (_upload.IsPaused)
            {
                _upload.Resume(now);
                _state.IsUploading = true;
                _report.Resumed(_path, _upload);
            }
        }

        private TryOutcome Send()
        {
            _isSending = _upload.SendSlice(_window.ClosesAt);
            long now = _clock.Milliseconds;
            if (_upload.ActiveMs(now) >= _progressAt)
            {
                _progressAt += ProgressMs;
                _report.Progress(_path, _upload, now);
            }

            return TryOutcome.UnderWay;
        }

        private TryOutcome AwaitReply(long now)
        {
            long left = _window.ClosesAt - now;
            int wait = left >= ReplySliceMs ? ReplySliceMs : left <= 0 ? 0 : (int)left;
            HttpReply reply = _upload.AwaitReply(wait, _window.ClosesAt);
            now = _clock.Milliseconds;
            if (reply != null)
            {
                return Answered(reply, now);
            }

            if (_upload.IdleMs(now) < _timeoutMs)
            {
                return TryOutcome.UnderWay;
            }

            HttpReply unended = UnendedReply(true);
            return unended != null ? Answered(unended, now) : Broken(
                TransportError.Timeout,
                (_upload.HasReplyHead ? "the server's answer did not end in " : "the server did not answer in ") + UploadReport.Time(_timeoutMs));
        }

        private TryOutcome Answered(HttpReply reply, long now)
        {
            _report.Reply(reply, _upload, now);
            UploadVerdict verdict = _target.Judge(reply, _upload.IsBodySent);
            switch (verdict)
            {
                case UploadVerdict.Delivered:
                    return Taken(reply, TryOutcome.Proved);
                case UploadVerdict.Unproved:
                    return Taken(reply, TryOutcome.Unproved);
                case UploadVerdict.NextRequest:
                    return SendNext();
                default:
                    bool isCut = reply.Status == 408 && _upload.IsCutByPause(now, false);
                    return Failed(isCut ? _failures.ByPause(_path, _clip.Order, _upload, now) : _failures.ByReply(_path, reply, verdict, now));
            }
        }

        private TryOutcome Taken(HttpReply reply, TryOutcome outcome)
        {
            _state.IsUploading = false;
            _report.Delivered(_path, reply.Status);
            if (outcome == TryOutcome.Unproved && !_target.IsSaidUnproved)
            {
                _target.IsSaidUnproved = true;
                _report.Warning(UploadAdvice.ForUnproved(reply.Status) + _report.Answer(reply));
            }

            _target.Health.Succeeded();
            return outcome;
        }

        private TryOutcome SendNext()
        {
            _isSending = true;
            return _upload.Begin(_window.ClosesAt) ? TryOutcome.UnderWay : Failed(_failures.ByWindow());
        }

        /// <summary>A connection that the window's end cut short failed only when those of all windows took too long.</summary>
        private TryOutcome NotOpened(TransportError error, string message, long now)
        {
            if (IsToBeRepeated(error))
            {
                return Repeated();
            }

            bool isCutShort = error == TransportError.Timeout && _upload.OpenMs < _timeoutMs && !_window.IsOpenForNew(now);
            _connectingMs = isCutShort ? _connectingMs + _upload.OpenMs : 0;
            if (isCutShort && _connectingMs < _timeoutMs)
            {
                return Failed(_failures.ByWindow());
            }

            _connectingMs = 0;
            return Failed(_failures.ByConnection(_path, error, message, now));
        }

        private TryOutcome Broken(TransportError error, string message)
        {
            // A server that refuses a body answers and closes; its answer may be there although the body broke.
            HttpReply reply = _isSending ? _upload.FindEarlyReply(_window.ClosesAt) : UnendedReply(false);
            long now = _clock.Milliseconds;
            if (reply != null)
            {
                return Answered(reply, now);
            }

            if (IsToBeRepeated(error))
            {
                return Repeated();
            }

            bool isTimeout = error == TransportError.Timeout;
            bool isCut = _upload.IsCutByPause(now, isTimeout) || (isTimeout && IsCutShort(now));
            return Failed(isCut && error != TransportError.BadReply
                ? _failures.ByPause(_path, _clip.Order, _upload, now)
                : _failures.ByConnection(_path, error, message, now));
        }

        /// <summary>
        /// Gives an answer whose end does not come, where it says enough all the same: no success does. When the connection is silent,
        /// one that told no length counts as it stands, and so does a proof. When it breaks, the rest may have been lost.
        /// </summary>
        private HttpReply UnendedReply(bool isSilent)
        {
            if (!_upload.HasReplyHead)
            {
                return null;
            }

            HttpReply reply = _upload.ReplySoFar();
            bool isAsItStands = isSilent && (_upload.HasOpenEnd || _target.Judge(reply, true) == UploadVerdict.Delivered);
            return isAsItStands || !reply.IsSuccess ? reply : null;
        }

        /// <summary>Tells whether a connection that cannot wait over a pause broke at the window's end.</summary>
        private bool IsCutShort(long now) => _isSending && !_window.IsOpen(now) && _upload.IdleMs(now) < _timeoutMs;

        /// <summary>
        /// Tells whether a used connection lost the request, which the server may have closed in that very moment. It is sent once
        /// more at once; then it is a failure like others.
        /// </summary>
        private bool IsToBeRepeated(TransportError error) =>
            error == TransportError.Lost && _upload.IsLostByReuse && _repeatedClip != _clip.Order;

        private TryOutcome Repeated()
        {
            _repeatedClip = _clip.Order;
            _upload.CloseConnection();
            return Failed(_failures.ByReuse(_path));
        }

        private TryOutcome Failed(long notBefore)
        {
            _state.IsUploading = false;
            NotBefore = notBefore;
            return TryOutcome.Failed;
        }
    }
}
