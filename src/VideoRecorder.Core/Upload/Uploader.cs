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
        private const int PausedLookMs = 100;
        private const int ReplySliceMs = 250;
        private const int SwitchedOffMs = 60000;
        private const int ProgressMs = 10000;

        /// <summary>No request is opened when less of the time between two recordings is left.</summary>
        private const int MinWindowMs = 2000;

        /// <summary>The shortest pause after 401, 403, 404 or a redirect: somebody must change something first.</summary>
        private const int RefusedServerMs = 600000;

        /// <summary>The shortest pause for one clip after 413, 422 or another 4xx.</summary>
        private const int RefusedClipMs = 3600000;

        private const int MaxCuts = 2;
        private const int CardRetryMs = 10000;
        private const int MaxFinishTries = 5;

        private readonly RecorderSettings _settings;
        private readonly LocalClock _clock;
        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly LinkMonitor _link;
        private readonly ClipUpload _upload;
        private readonly ServerHealth _server;
        private readonly UploadReport _report;
        private readonly ClipTicket _ticket = new ClipTicket();
        private readonly long _windowMs;
        private UploadPhase _phase;
        private bool _hasTicket;
        private string _path;
        private long _cutClip = -1;
        private int _cuts;
        private int _awaitedRecording = -1;
        private long _progressAt;
        private int _finishTries;
        private bool _saidNoClock;

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
            _card = card;
            _state = state;
            _link = link;
            _upload = new ClipUpload(settings, clock, card, transport, chance);
            _server = new ServerHealth(settings.MaxUploadRetries, chance);
            _report = new UploadReport(settings, log);
            _windowMs = ((settings.CaptureIntervalSec - settings.CaptureDurationSec) * 1000L) - settings.UploadPauseLeadMs;
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

        /// <summary>Drops the request under way; its clip goes to the back of the queue, lest it be the cause.</summary>
        public void Recover()
        {
            _upload.Close();
            if (_hasTicket && _phase != UploadPhase.Delivered)
            {
                End(UploadOutcome.Deferred, 0);
            }
        }

        /// <summary>Ends the request under way; a clip that was delivered is still deleted or marked.</summary>
        public void Shutdown()
        {
            _upload.Close();
            if (_phase == UploadPhase.Delivered && !_state.IsRecording)
            {
                Finish(_clock.Milliseconds);
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
                return LookMs;
            }

            if (now < _server.NotBefore || !_state.IsScanned || !MayOpen(now) || !IsClockGoodEnough())
            {
                return LookMs;
            }

            if (!_state.TryTakeUpload(now, _ticket))
            {
                return LookMs;
            }

            _hasTicket = true;
            _path = _ticket.Path;
            Open();
            return 0;
        }

        private bool MayOpen(long now)
        {
            long minimum = _windowMs / 2 < MinWindowMs ? _windowMs / 2 : MinWindowMs;
            return _state.IsUploadWindow(now) && _state.UploadWindowClosesAt - now >= minimum
                && (_state.RecordingsEnded != _awaitedRecording || _state.UploadWindowClosesAt == long.MaxValue);
        }

        /// <summary>Certificates have dates: without the time no server can be trusted.</summary>
        private bool IsClockGoodEnough()
        {
            if (!_settings.EnableHttps || _clock.IsKnown)
            {
                return true;
            }

            if (!_saidNoClock)
            {
                _saidNoClock = true;
                _report.Warning("Uploads wait for the time from " + _settings.NtpServer
                    + ": without it the server's certificate cannot be checked. Recording goes on.");
            }

            return false;
        }

        private void Open()
        {
            _server.TryBegins(_ticket.Ordinal);
            _awaitedRecording = -1;
            try
            {
                _upload.Open(_ticket);
            }
            catch (CardException e)
            {
                CardFailed(e);
                return;
            }
            catch (TransportException e)
            {
                ConnectionFailed(e.Error, e.Message);
                return;
            }

            _phase = UploadPhase.Sending;
            _progressAt = ProgressMs;
            _state.IsUploading = true;
            _report.Starting(_path, _upload);
        }

        private int StepRequest(long now)
        {
            if (!_state.IsLinkUp)
            {
                _report.LinkLost(_path, _upload);
                _server.TryForgiven();
                End(UploadOutcome.Retry, 0);
                return 0;
            }

            if (!_state.IsUploadWindow(now))
            {
                Pause(now);
                return PausedLookMs;
            }

            if (_upload.IsPaused)
            {
                _upload.Resume(now);
                _state.IsUploading = true;
                _report.Resumed(_path, _upload);
            }

            try
            {
                return _phase == UploadPhase.Sending ? Send() : AwaitReply(now);
            }
            catch (CardException e)
            {
                CardFailed(e);
            }
            catch (TransportException e)
            {
                Broken(e);
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

        private int Send()
        {
            if (!_upload.SendSlice(_state.UploadWindowClosesAt))
            {
                _phase = UploadPhase.AwaitingReply;
            }

            long now = _clock.Milliseconds;
            if (_upload.ActiveMs(now) >= _progressAt)
            {
                _progressAt += ProgressMs;
                _report.Progress(_path, _upload, now);
            }

            return 0;
        }

        private int AwaitReply(long now)
        {
            long left = _state.UploadWindowClosesAt - now;
            int wait = left >= ReplySliceMs ? ReplySliceMs : left <= 0 ? 0 : (int)left;
            UploadReply reply = _upload.WaitReply(wait);
            now = _clock.Milliseconds;
            if (reply != null)
            {
                Answered(reply, now);
            }
            else if (_upload.IdleMs(now) >= _settings.UploadTimeoutMs)
            {
                ConnectionFailed(TransportError.Timeout, "The server did not answer in " + UploadReport.Time(_settings.UploadTimeoutMs) + ".");
            }

            return 0;
        }

        /// <summary>A server that refuses a body answers and closes; the answer may be there although the body broke.</summary>
        private void Broken(TransportException e)
        {
            UploadReply reply = _phase == UploadPhase.Sending ? _upload.FindEarlyReply() : null;
            if (reply != null)
            {
                Answered(reply, _clock.Milliseconds);
            }
            else
            {
                ConnectionFailed(e.Error, e.Message);
            }
        }

        private void Answered(UploadReply reply, long now)
        {
            _report.Reply(reply, _upload, now);
            if (reply.Status == 408 && _upload.IsCutByPause(now))
            {
                CutOff(now);
                return;
            }

            long pause = RetryAfter.DelayMs(reply.RetryAfter, _clock.UtcNow, _clock.IsKnown);
            string answer = _report.Answer(reply);
            switch (ReplyRules.Judge(reply, _upload.IsBodySent, _upload.ClipLength))
            {
                case UploadVerdict.Delivered:
                    Delivered(reply.Status);
                    break;
                case UploadVerdict.ClipRefused:
                    ClipRefused(reply, pause, now);
                    break;
                case UploadVerdict.ServerRefuses:
                    ServerFailed(reply.Status, Refusal(reply) + answer, pause < RefusedServerMs ? RefusedServerMs : pause, false);
                    break;
                case UploadVerdict.TooEarly:
                    ServerFailed(UploadAdvice.AnsweredTooEarly, "the server answered " + reply.Status.ToString()
                        + " before it had the whole clip; it must read the request to its end" + answer, pause, false);
                    break;
                case UploadVerdict.WrongSize:
                    ServerFailed(UploadAdvice.StoredOtherSize, "the server stored another size than the clip's "
                        + _upload.ClipLength.ToString() + " bytes; see the server's own log" + answer, pause, false);
                    break;
                default:
                    ServerFailed(reply.Status, Refusal(reply) + answer, pause, false);
                    break;
            }
        }

        private string Refusal(UploadReply reply)
        {
            return "the server answered " + reply.Status.ToString() + ": " + UploadAdvice.ForStatus(reply.Status);
        }

        private void ClipRefused(UploadReply reply, long pause, long now)
        {
            long hold = pause < RefusedClipMs ? RefusedClipMs : pause;
            _report.Failure(reply.Status, "Upload failed: " + _path + ": " + Refusal(reply) + _report.Answer(reply));
            _report.Held(_path, reply.Status, hold);
            End(UploadOutcome.Held, now + hold);
            _report.Queue(_state.PendingUploads);
        }

        private void ServerFailed(int kind, string what, long atLeastMs, bool isConnection)
        {
            long pause = _server.Failed(_clock.Milliseconds, atLeastMs, isConnection);
            _report.Failure(kind, "Upload failed: " + _path + ": " + what + ". Next try in " + UploadReport.Time(pause) + ".");
            if (_settings.DebugUpload)
            {
                _link.LogDiagnostics();
            }

            End(_server.IsUsedUp() ? UploadOutcome.Deferred : UploadOutcome.Retry, 0);
        }

        private void ConnectionFailed(TransportError error, string message)
        {
            long now = _clock.Milliseconds;
            bool isCut = _phase != UploadPhase.Idle
                && (_upload.IsCutByPause(now) || (_phase == UploadPhase.Sending && !_state.IsUploadWindow(now)));
            if (!_link.LookNow())
            {
                _server.TryForgiven();
                End(UploadOutcome.Retry, 0);
            }
            else if (isCut && error != TransportError.BadReply)
            {
                CutOff(now);
            }
            else
            {
                ServerFailed(UploadAdvice.FirstTransportKind + (int)error, UploadAdvice.Sentence(message) + UploadAdvice.ForConnection(error), 0, true);
            }
        }

        /// <summary>The server did not wait during a recording. That is nobody's failure, but it may never end.</summary>
        private void CutOff(long now)
        {
            _server.TryForgiven();
            _cuts = _ticket.Ordinal == _cutClip ? _cuts + 1 : 1;
            _cutClip = _ticket.Ordinal;
            if (_cuts >= MaxCuts)
            {
                _cutClip = -1;
                _report.WindowTooShort(_path, _upload, _windowMs, now);
                End(UploadOutcome.Deferred, 0);
                return;
            }

            _report.CutOff(_path);
            long left = _state.UploadWindowClosesAt - now;
            _awaitedRecording = left < _upload.EstimateMs(now) ? _state.RecordingsEnded : -1;
            End(UploadOutcome.Retry, 0);
        }

        private void CardFailed(CardException e)
        {
            if (e.Error == CardError.NotFound)
            {
                _report.Warning("Upload dropped: " + _path + " is no longer on the card.");
                End(UploadOutcome.Gone, 0);
                return;
            }

            _report.Failure(UploadAdvice.Card + (int)e.Error, "Upload put off: " + _path + " cannot be read from the card. " + e.Message);
            _server.Wait(_clock.Milliseconds + CardRetryMs);
            End(_server.IsUsedUp() ? UploadOutcome.Deferred : UploadOutcome.Retry, 0);
        }

        private void Delivered(int status)
        {
            _upload.Close();
            _state.IsUploading = false;
            _report.Delivered(_path, status);
            if (_server.Succeeded())
            {
                _state.RequeueDeferred();
            }

            _phase = UploadPhase.Delivered;
            _finishTries = 0;
        }

        private int StepDelivered(long now)
        {
            if (!_state.IsUploadWindow(now) || now < _server.NotBefore)
            {
                return PausedLookMs;
            }

            Finish(now);
            return 0;
        }

        private void Finish(long now)
        {
            _finishTries++;
            string markedPath = _settings.DeleteAfterUpload ? null : _ticket.UploadedPath;
            try
            {
                if (markedPath == null)
                {
                    _card.Delete(_path);
                }
                else
                {
                    _card.Rename(_path, markedPath);
                }
            }
            catch (CardException e)
            {
                FinishFailed(e, now);
                return;
            }

            _report.Completed(_path, markedPath);
            End(markedPath == null ? UploadOutcome.Deleted : UploadOutcome.Marked, 0);
            _report.Queue(_state.PendingUploads);
            _report.WorksAgain();
        }

        private void FinishFailed(CardException e, long now)
        {
            if (e.Error == CardError.NotFound)
            {
                _report.Warning("Uploaded, but no longer on the card: " + _path);
                End(UploadOutcome.Gone, 0);
                return;
            }

            _report.Failure(UploadAdvice.Card + (int)e.Error, "Uploaded, but it cannot be "
                + (_settings.DeleteAfterUpload ? "deleted: " : "marked: ") + _path + ". " + e.Message);
            _server.Wait(now + CardRetryMs);
            if (_finishTries >= MaxFinishTries)
            {
                End(UploadOutcome.Held, now + RefusedClipMs);
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
