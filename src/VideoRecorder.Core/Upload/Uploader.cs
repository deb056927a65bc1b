namespace VideoRecorder.Core.Upload
{
    using System;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Clips.Upkeep;
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Network;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Time;
    using VideoRecorder.Core.Upload.Targets;

    /// <summary>
    /// Sends the clips to the server, oldest first, one at a time, in the pauses of recording. A clip leaves the queue
    /// only when the server has proved that it has it; what failed is tried again.
    /// </summary>
    internal sealed class Uploader
    {
        private const int IdleMs = 250;
        private const int ReplySliceMs = 250;
        private const int SwitchedOffMs = 60000;
        private const int RecoveryMs = 120000;
        private const int ProgressMs = 10000;

        private readonly RecorderSettings _settings;
        private readonly LocalClock _clock;
        private readonly ClipCatalogue _clips;
        private readonly BadFiles _badFiles;
        private readonly SharedState _state;
        private readonly ClipUpload _upload;
        private readonly UploadWindow _window;
        private readonly ClockFirst _clockFirst;
        private readonly ServerHealth _server;
        private readonly UploadFailures _failures;
        private readonly DeliveredClip _delivered;
        private readonly UploadReport _report;
        private readonly Clip _clip = new Clip();
        private UploadPhase _phase;
        private bool _hasClip;
        private string _path;
        private long _progressAt;
        private long _connectingMs;

        internal Uploader(
            RecorderSettings settings, IClock clock, LocalClock localClock, ICard card, ClipCatalogue clips, ITransport transport, LinkMonitor link, SharedState state, RecorderLog log, int seed)
        {
            Random chance = new Random(seed);
            _settings = settings;
            _clock = localClock;
            _clips = clips;
            _badFiles = new BadFiles(card, clips, log);
            _state = state;
            _upload = new ClipUpload(settings, clock, card, transport, chance);
            _window = new UploadWindow(settings, state);
            _server = new ServerHealth(settings.MaxUploadRetries, chance);
            _report = new UploadReport(settings, log);
            _clockFirst = new ClockFirst(settings, clips, localClock, _report);
            _failures = new UploadFailures(settings, clips, _server, _window, link, _report);
            _delivered = new DeliveredClip(settings, card, clips, _report, _badFiles);
        }

        /// <summary>Does a bounded piece of work.</summary>
        /// <returns>In how many milliseconds it wants to be called again.</returns>
        internal int Step()
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

        /// <summary>Drops the request under way; its clip has to wait, as it may be the cause. A delivered one is still marked or deleted.</summary>
        internal void Recover()
        {
            _upload.Close();
            long now = _clock.Milliseconds;
            if (_phase == UploadPhase.Delivered)
            {
                if (_delivered.GiveUp(_clip, now))
                {
                    End();
                }
            }
            else if (_hasClip)
            {
                Failed(now + RecoveryMs);
            }
        }

        /// <summary>Ends the request under way; a clip that was delivered is still deleted or marked.</summary>
        internal void Shutdown()
        {
            _upload.Close();
            if (_phase == UploadPhase.Delivered && !_state.IsRecording && _delivered.Finish(_clip, _clock.Milliseconds))
            {
                End();
            }
            else if (_hasClip)
            {
                Failed(UploadFailures.StaysFirst);
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
                return IdleMs;
            }

            _clockFirst.LinkIsUp(now);
            bool mayOpen = now >= _server.NotBefore && _clips.IsComplete && _window.IsOpenForNew(now)
                && _clockFirst.MayUpload(now);
            if (!mayOpen)
            {
                return IdleMs;
            }

            if (!_clips.TryLease(ClipUse.Upload, now, _clip))
            {
                return _clips.IsSearching(ClipUse.Upload) ? 0 : IdleMs;
            }

            _hasClip = true;
            _path = _clip.Path;
            Open();
            return 0;
        }

        private void Open()
        {
            _server.TryBegins(_clip.Order);
            _report.TryBegins();
            _window.Used();
            try
            {
                if (!_upload.Open(_clip, _window.ClosesAt))
                {
                    Failed(_failures.ByWindow());
                    return;
                }
            }
            catch (CardException e)
            {
                FailedByCard(e);
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
                return IdleMs;
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
                FailedByCard(e);
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
                Failed(_failures.ByPause(_path, _clip.Order, _upload, now));
            }
            else
            {
                Failed(_failures.ByConnection(_path, error, message, now));
            }
        }

        /// <summary>Tells whether a transport that cannot wait over a pause broke the connection at the window's end.</summary>
        private bool IsCutShort(long now) => _phase == UploadPhase.Sending && !_window.IsOpen(now) && _upload.IdleMs(now) < _settings.UploadTimeoutMs;

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
                Failed(_failures.ByPause(_path, _clip.Order, _upload, now));
            }
            else
            {
                long retryAfter = RetryAfter.DelayMs(reply.RetryAfter);
                Failed(_failures.ByReply(_path, reply, verdict, retryAfter, now));
            }
        }

        private void Delivered(UploadReply reply)
        {
            _upload.Close();
            _state.IsUploading = false;
            _report.Delivered(_path, reply.Status);
            _server.Succeeded();
            _delivered.Begin();
            _phase = UploadPhase.Delivered;
        }

        private int StepDelivered(long now)
        {
            if (!_window.IsOpen(now) || now < _delivered.NotBefore)
            {
                return IdleMs;
            }

            if (_delivered.Finish(_clip, now))
            {
                End();
                _report.Queue(_clips.PendingCount);
                if (!_delivered.IsGivenUp)
                {
                    _report.WorksAgain();
                }
            }

            return 0;
        }

        private void FailedByCard(CardException e)
        {
            if (e.Error != CardError.NotFound && _failures.IsTriedAgain(e, _clock.Milliseconds))
            {
                Failed(UploadFailures.StaysFirst);
                return;
            }

            _upload.Close();
            _badFiles.Skip(_clip, e, "cannot be read");
            End();
            _report.Queue(_clips.PendingCount);
        }

        private void Failed(long notBefore)
        {
            // Before anybody else may delete the file.
            _upload.Close();
            if (notBefore == UploadFailures.StaysFirst)
            {
                _clips.Return(_clip, ClipState.Pending);
            }
            else
            {
                _clips.Postpone(_clip, notBefore);
            }

            End();
        }

        private void End()
        {
            _upload.Close();
            _phase = UploadPhase.Idle;
            _hasClip = false;
            _state.IsUploading = false;
        }
    }
}
