namespace VideoRecorder.Core.Upload
{
    using System;
    using VideoRecorder.Core.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Storage;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// Sends the clips to the server, oldest first, one at a time, in the pauses of recording. A clip leaves the queue
    /// only when the server has proved that it has it; what failed is tried again.
    /// </summary>
    public sealed class Uploader
    {
        private const int LookMs = 250;
        private const int ReplySliceMs = 250;
        private const int SwitchedOffMs = 60000;
        private const int ProgressMs = 10000;

        private readonly RecorderSettings _settings;
        private readonly LocalClock _clock;
        private readonly SharedState _state;
        private readonly ClipUpload _upload;
        private readonly UploadWindow _window;
        private readonly ClockFirst _clockFirst;
        private readonly ServerHealth _server;
        private readonly UploadFailures _failures;
        private readonly DeliveredClip _delivered;
        private readonly UploadReport _report;
        private readonly ClipTicket _ticket = new ClipTicket();
        private UploadPhase _phase;
        private bool _hasTicket;
        private string _path;
        private long _progressAt;
        private long _connectingMs;

        /// <summary>Initializes a new instance of the <see cref="Uploader"/> class.</summary>
        /// <param name="settings">The settings, checked.</param>
        /// <param name="clock">The board's clock.</param>
        /// <param name="localClock">The same, for the time of day.</param>
        /// <param name="card">The card.</param>
        /// <param name="transport">Opens the requests.</param>
        /// <param name="link">Looks at the link when a connection failed.</param>
        /// <param name="state">What the parts share; the queue is there.</param>
        /// <param name="log">The log.</param>
        /// <param name="seed">Any number, another one at each boot: boundaries and the jitter of pauses come from it.</param>
        public Uploader(
            RecorderSettings settings,
            IClock clock,
            LocalClock localClock,
            ICard card,
            ITransport transport,
            LinkMonitor link,
            SharedState state,
            RecorderLog log,
            int seed)
        {
            Random chance = new Random(seed);
            _settings = settings;
            _clock = localClock;
            _state = state;
            _upload = new ClipUpload(settings, clock, card, transport, chance);
            _window = new UploadWindow(settings, state);
            _server = new ServerHealth(settings.MaxUploadRetries, chance);
            _report = new UploadReport(settings, log);
            _clockFirst = new ClockFirst(settings, state, localClock, _report);
            _failures = new UploadFailures(settings, _server, _window, link, _report);
            _delivered = new DeliveredClip(settings, card, _report);
        }

        /// <summary>Does a bounded piece of work.</summary>
        /// <returns>In how many milliseconds it wants to be called again.</returns>
        public int Step()
        {
            long now = _clock.Milliseconds;
            switch (_phase)
            {
                case UploadPhase.Idle:
                    return StepIdle(now);
                case UploadPhase.Delivered:
                    return StepDelivered(now);
                default:
                    return StepRequest(now);
            }
        }

        /// <summary>
        /// Drops the request under way; its clip goes to the back of the queue, lest it be the cause. One that was
        /// delivered is still to be deleted or marked, but not for ever.
        /// </summary>
        public void Recover()
        {
            _upload.Close();
            if (_phase == UploadPhase.Delivered)
            {
                if (_delivered.IsGivenUp(_clock.Milliseconds))
                {
                    End(_delivered.Outcome, _delivered.HoldUntil);
                }
            }
            else if (_hasTicket)
            {
                End(UploadOutcome.Deferred, 0);
            }
        }

        /// <summary>Ends the request under way; a clip that was delivered is still deleted or marked.</summary>
        public void Shutdown()
        {
            _upload.Close();
            if (_phase == UploadPhase.Delivered && !_state.IsRecording && _delivered.Finish(_ticket, _clock.Milliseconds))
            {
                End(_delivered.Outcome, _delivered.HoldUntil);
            }
            else if (_hasTicket)
            {
                End(UploadOutcome.Retry, 0);
            }
        }

        private int StepIdle(long now)
        {
            if (_settings.UploadUrl.Length == 0)
            {
                return SwitchedOffMs;
            }

            if (!_state.IsLinkUp)
            {
                _server.LinkWasDown();
                _clockFirst.LinkIsDown();
                return LookMs;
            }

            _clockFirst.LinkIsUp(now);
            bool mayOpen = now >= _server.NotBefore && _state.IsScanned && _window.IsOpenForNew(now)
                && _clockFirst.MayUpload(now);
            if (!mayOpen || !_state.TryTakeUpload(now, _ticket))
            {
                return LookMs;
            }

            _hasTicket = true;
            _path = _ticket.Path;
            Open();
            return 0;
        }

        private void Open()
        {
            _server.TryBegins(_ticket.Ordinal);
            _report.TryBegins();
            _window.Used();
            try
            {
                _upload.Open(_ticket, _window.ClosesAt);
            }
            catch (CardException e)
            {
                Failed(_failures.ByCard(_path, e, _clock.Milliseconds));
                return;
            }
            catch (TransportException e)
            {
                NotOpened(e.Error, e.Message, _clock.Milliseconds);
                return;
            }

            _connectingMs = 0;
            _phase = UploadPhase.Sending;
            _progressAt = ProgressMs;
            _state.IsUploading = true;
            _report.Starting(_path, _upload);
        }

        /// <summary>A connection that the window's end cut short failed only when those of all windows took too long.</summary>
        private void NotOpened(TransportError error, string message, long now)
        {
            bool isCutShort = error == TransportError.Timeout && _upload.OpenMs < _settings.UploadTimeoutMs
                && !_window.IsOpenForNew(now);
            _connectingMs = isCutShort ? _connectingMs + _upload.OpenMs : 0;
            if (isCutShort && _connectingMs < _settings.UploadTimeoutMs)
            {
                Failed(_failures.ByWindow());
                return;
            }

            _connectingMs = 0;
            Failed(_failures.ByConnection(_path, error, message, now));
        }

        private int StepRequest(long now)
        {
            if (!_state.IsLinkUp)
            {
                _report.LinkLost(_path, _upload);
                Failed(_failures.ByLink());
                return 0;
            }

            if (!_window.IsOpen(now))
            {
                Pause(now);
                return LookMs;
            }

            Resume(now);
            try
            {
                if (_phase == UploadPhase.Sending)
                {
                    Send();
                }
                else
                {
                    AwaitReply(now);
                }
            }
            catch (CardException e)
            {
                Failed(_failures.ByCard(_path, e, _clock.Milliseconds));
            }
            catch (TransportException e)
            {
                Broken(e.Error, e.Message);
            }

            return 0;
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

        private void Send()
        {
            if (!_upload.SendSlice(_window.ClosesAt))
            {
                _phase = UploadPhase.AwaitingReply;
            }

            long now = _clock.Milliseconds;
            if (_upload.ActiveMs(now) >= _progressAt)
            {
                _progressAt += ProgressMs;
                _report.Progress(_path, _upload, now);
            }
        }

        private void AwaitReply(long now)
        {
            long left = _window.ClosesAt - now;
            int wait = left >= ReplySliceMs ? ReplySliceMs : left <= 0 ? 0 : (int)left;
            UploadReply reply = _upload.WaitReply(wait);
            now = _clock.Milliseconds;
            if (reply != null)
            {
                Answered(reply, now);
            }
            else if (_upload.IdleMs(now) >= _settings.UploadTimeoutMs)
            {
                Broken(TransportError.Timeout, "the server did not answer in " + UploadReport.Time(_settings.UploadTimeoutMs));
            }
        }

        private void Broken(TransportError error, string message)
        {
            // A server that refuses a body answers and closes; its answer may be there although the body broke.
            UploadReply reply = _phase == UploadPhase.Sending ? _upload.FindEarlyReply(_window.ClosesAt) : null;
            long now = _clock.Milliseconds;
            bool isTimeout = error == TransportError.Timeout;
            bool isCut = _upload.IsCutByPause(now, isTimeout) || (isTimeout && IsCutShort(now));
            if (reply != null)
            {
                Answered(reply, now);
            }
            else if (isCut && error != TransportError.BadReply)
            {
                Failed(_failures.ByPause(_path, _ticket.Ordinal, _upload, now));
            }
            else
            {
                Failed(_failures.ByConnection(_path, error, message, now));
            }
        }

        /// <summary>Tells whether a transport that cannot wait over a pause broke the connection at the window's end.</summary>
        private bool IsCutShort(long now)
        {
            return _phase == UploadPhase.Sending && !_window.IsOpen(now) && _upload.IdleMs(now) < _settings.UploadTimeoutMs;
        }

        private void Answered(UploadReply reply, long now)
        {
            _report.Reply(reply, _upload, now);
            UploadVerdict verdict = ReplyRules.Judge(reply, _upload.IsBodySent, _upload.ClipLength);
            if (verdict == UploadVerdict.Delivered)
            {
                Delivered(reply);
            }
            else if (reply.Status == 408 && _upload.IsCutByPause(now, false))
            {
                Failed(_failures.ByPause(_path, _ticket.Ordinal, _upload, now));
            }
            else
            {
                long retryAfter = RetryAfter.DelayMs(reply.RetryAfter, _clock.UtcNow, _clock.IsKnown);
                Failed(_failures.ByReply(_path, reply, verdict, retryAfter, now));
            }
        }

        private void Delivered(UploadReply reply)
        {
            _upload.Close();
            _state.IsUploading = false;
            _report.Delivered(_path, reply.Status);
            if (_server.Succeeded())
            {
                _state.RequeueDeferred();
            }

            _delivered.Begin();
            _phase = UploadPhase.Delivered;
        }

        private int StepDelivered(long now)
        {
            if (!_window.IsOpen(now) || now < _delivered.NotBefore)
            {
                return LookMs;
            }

            if (_delivered.Finish(_ticket, now))
            {
                End(_delivered.Outcome, _delivered.HoldUntil);
                _report.Queue(_state.PendingUploads);
                if (_delivered.Outcome != UploadOutcome.Held)
                {
                    _report.WorksAgain();
                }
            }

            return 0;
        }

        private void Failed(UploadOutcome outcome)
        {
            End(outcome, _failures.HoldUntil);
            if (outcome == UploadOutcome.Held || outcome == UploadOutcome.Gone)
            {
                _report.Queue(_state.PendingUploads);
            }
        }

        private void End(UploadOutcome outcome, long holdUntilMs)
        {
            _upload.Close();
            _phase = UploadPhase.Idle;
            _hasTicket = false;
            _state.IsUploading = false;
            _state.UploadEnded(_ticket, outcome, holdUntilMs);
        }
    }
}
