namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Clips.Upkeep;
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
    /// Sends the clips to the target, oldest first, one at a time, in the pauses of recording. A clip is deleted only when
    /// the server has proved that it has it; what failed is tried again.
    /// </summary>
    internal sealed class Uploader
    {
        private const int IdleMs = 250;
        private const int RecoveryMs = 120000;

        private readonly LocalClock _clock;
        private readonly ClipCatalogue _clips;
        private readonly BadFiles _badFiles;
        private readonly SharedState _state;
        private readonly ServerHealth _server;
        private readonly ClipUpload _upload;
        private readonly UploadTry _try;
        private readonly UploadWindow _window;
        private readonly ClockFirst _clockFirst;
        private readonly UploadFailures _failures;
        private readonly DeliveredClip _delivered;
        private readonly UploadReport _report;
        private readonly Clip _clip = new Clip();
        private bool _hasClip;
        private bool _isDelivered;

        internal Uploader(
            Target target, RecorderSettings settings, IClock clock, LocalClock localClock, ICard card, ClipCatalogue clips, IConnector connector, LinkMonitor link, SharedState state, RecorderLog log)
        {
            _clock = localClock;
            _clips = clips;
            _badFiles = new BadFiles(card, clips, log);
            _state = state;
            _server = target.Health;
            _upload = new ClipUpload(settings, clock, card, connector, target.Protocol);
            _window = new UploadWindow(settings, state);
            _report = new UploadReport(settings, log);
            _clockFirst = new ClockFirst(target.IsHttps, settings.NtpServer, clips, localClock, _report);
            _failures = new UploadFailures(settings, clips, _server, _window, link, _report);
            _try = new UploadTry(target, settings, localClock, state, _upload, _window, _failures, _report);
            _delivered = new DeliveredClip(settings, card, clips, _report, _badFiles);
        }

        /// <summary>Does a bounded piece of work.</summary>
        /// <returns>In how many milliseconds it wants to be called again.</returns>
        internal int Step()
        {
            long now = _clock.Milliseconds;
            return !_hasClip ? StepIdle(now) : _isDelivered ? StepDelivered(now) : StepTry(now);
        }

        /// <summary>Drops the request under way; its clip has to wait, as it may be the cause. A delivered one is still marked or deleted.</summary>
        internal void Recover()
        {
            CloseAll();
            long now = _clock.Milliseconds;
            if (_isDelivered)
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
            CloseAll();
            if (_isDelivered && !_state.IsRecording && _delivered.Finish(_clip, _clock.Milliseconds))
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
            if (!_state.IsLinkUp)
            {
                _upload.CloseConnection();
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
                return HasMore() ? 0 : IdleMs;
            }

            _hasClip = true;
            try
            {
                return Follow(_try.Open(_clip));
            }
            catch (CardException e)
            {
                FailedByCard(e);
                return 0;
            }
        }

        /// <summary>Tells whether the search for a clip goes on; where there is none to send, the connection is of no use.</summary>
        private bool HasMore()
        {
            bool isSearching = _clips.IsSearching(ClipUse.Upload);
            if (!isSearching)
            {
                _upload.CloseConnection();
            }

            return isSearching;
        }

        private int StepTry(long now)
        {
            try
            {
                return Follow(_try.Step(now));
            }
            catch (CardException e)
            {
                FailedByCard(e);
                return 0;
            }
        }

        private int Follow(TryOutcome outcome)
        {
            switch (outcome)
            {
                case TryOutcome.Paused:
                    return IdleMs;
                case TryOutcome.Failed:
                    Failed(_try.NotBefore);
                    return 0;
                case TryOutcome.Proved:
                case TryOutcome.Unproved:
                    _upload.Close();
                    _delivered.Begin(outcome == TryOutcome.Proved);
                    _isDelivered = true;
                    return 0;
                default:
                    return 0;
            }
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

        private void CloseAll()
        {
            _upload.Close();
            _upload.CloseConnection();
        }

        private void End()
        {
            _upload.Close();
            _hasClip = false;
            _isDelivered = false;
            _state.IsUploading = false;
        }
    }
}
