namespace VideoRecorder.Core.Recording
{
    using System;
    using VideoRecorder.Core.Clips.Card;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Clips.Upkeep;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Ports.Camera;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Time;

    /// <summary>Records a clip each interval and keeps the card in between. What fails is said once, and tried again at the next interval.</summary>
    public sealed class Recorder : IActivePart
    {
        // No piece of housekeeping takes longer.
        private const int HousekeepingLeadMs = 500;
        private const int MountRetryMs = 10000;
        private const int MaxIdleMs = 200;
        private const int MaxEvictionsBeforeStart = 4;

        private readonly RecorderSettings _settings;
        private readonly ICamera _camera;
        private readonly ICard _card;
        private readonly LocalClock _clock;
        private readonly ClipCatalogue _clips;
        private readonly SharedState _state;
        private readonly RecorderLog _log;
        private readonly ClipCreator _creator;
        private readonly Quota _quota;
        private readonly Housekeeper _housekeeper;
        private readonly RecordingSchedule _schedule;
        private readonly ClipSession _session;
        private readonly ProblemReport _cardProblem;
        private readonly ProblemReport _cameraProblem;
        private readonly ProblemReport _spaceProblem;
        private bool _isCardReady;
        private bool _isMakingSpace;
        private bool _hasKeptHouse = true;
        private long _nextMountMs;

        internal Recorder(RecorderSettings settings, ICamera camera, ICard card, LocalClock clock, ClipCatalogue clips, SharedState state, RecorderLog log)
        {
            _settings = settings;
            _camera = camera;
            _card = card;
            _clock = clock;
            _clips = clips;
            _state = state;
            _log = log;
            _creator = new ClipCreator(card, clips, clock);
            _quota = new Quota(settings, card, clips, log);
            _housekeeper = new Housekeeper(card, clips, clock, _creator, _quota, log);
            _schedule = new RecordingSchedule(settings.CaptureIntervalSec);
            _session = new ClipSession(settings, camera, card, clock, clips, state, log, _creator, _quota);
            _cardProblem = new ProblemReport(log, "The card works again: recording goes on");
            _cameraProblem = new ProblemReport(log, "The camera works again: recording goes on");
            _spaceProblem = new ProblemReport(log, "There is space on the card again: recording goes on");
        }

        /// <inheritdoc/>
        public string Name => "recorder";

        /// <inheritdoc/>
        public int Step()
        {
            long now = _clock.Milliseconds;
            if (_session.IsOpen)
            {
                return StepRecording(now);
            }

            _schedule.Begin(now);
            if (now >= _schedule.DueMs)
            {
                return _hasKeptHouse ? Start() : KeepHouseInPassing(now);
            }

            _state.ScheduleRecording(_schedule.DueMs);
            return StepPause(now);
        }

        /// <inheritdoc/>
        public void Recover()
        {
            try
            {
                _camera.Stop();
                _session.LeaveForRepair();
            }
            catch (Exception)
            {
                // Whatever has failed is started afresh below.
            }

            if (_state.IsRecording)
            {
                EndRecording();
            }

            // What was known of the card may be wrong now: it is checked afresh.
            _isCardReady = false;
            _nextMountMs = _clock.Milliseconds;
        }

        /// <inheritdoc/>
        public void Shutdown()
        {
            if (_session.IsOpen)
            {
                EndClip(false);
            }

            _camera.Stop();
            _housekeeper.Stop();
            try
            {
                if (_isCardReady)
                {
                    _housekeeper.WriteLog(_clock.Milliseconds);
                }
            }
            catch (CardException)
            {
                // The lines were printed; without a card there is no file to keep them.
            }
        }

        private int StepPause(long now)
        {
            long left = _schedule.DueMs - now;
            _hasKeptHouse = _hasKeptHouse || left > HousekeepingLeadMs;
            if (left > HousekeepingLeadMs && KeepHouse(now))
            {
                return 0;
            }

            return left < MaxIdleMs ? (int)left : MaxIdleMs;
        }

        private int KeepHouseInPassing(long now)
        {
            // Where one recording follows the other without a pause, one piece of work has to fit in between.
            _hasKeptHouse = true;
            KeepHouse(now);
            return 0;
        }

        private bool KeepHouse(long now)
        {
            try
            {
                if (_isCardReady && _housekeeper.IsRescanDue(now))
                {
                    _log.Info("Scanning the card again: it failed on a part of it before");
                    _isCardReady = false;
                    _nextMountMs = now;
                }

                if (_isCardReady)
                {
                    return _housekeeper.Step(now);
                }

                if (now < _nextMountMs)
                {
                    return false;
                }

                Mount();
                return true;
            }
            catch (CardException e)
            {
                CardFailed(e);
                return false;
            }
        }

        private void Mount()
        {
            if (!_isCardReady)
            {
                _card.Mount();
                _creator.Prepare();
                _housekeeper.Reset();
                _isCardReady = true;
                ClearFault(RecorderFault.NoCard);
            }
        }

        private int Start()
        {
            if (!_isMakingSpace)
            {
                _state.RecordingBegins();
            }

            try
            {
                Mount();
                if (!HasSpace())
                {
                    return _isMakingSpace ? 0 : EndRecording();
                }

                _camera.Start(_settings.ToCameraMode());
                _session.Open();
                _cardProblem.Solved();
                _spaceProblem.Solved();
                ClearFault(RecorderFault.NoCard);
                return 0;
            }
            catch (CardException e)
            {
                CardFailed(e);
            }
            catch (CameraException e)
            {
                CameraFailed(e.Message, e.Message);
            }

            return EndRecording();
        }

        private bool HasSpace()
        {
            // Before the scan, old clips cannot give way: where one must, the scan comes first after all.
            bool hasSpace = _quota.FreeBytes() >= _quota.ReservedBytes;
            if (!hasSpace && _quota.MayEvict && !_clips.IsComplete)
            {
                _isMakingSpace = true;
                _cardProblem.Superseded();
                _spaceProblem.Say("scan", "The card has no space for a clip: searching for old clips that can give way before the first recording");
                _housekeeper.ScanStep();
                return false;
            }

            _isMakingSpace = false;
            if (!hasSpace && !MakeSpace())
            {
                if (_quota.IsSearching)
                {
                    _isMakingSpace = true;
                    return false;
                }

                _state.Fault = RecorderFault.NoCard;
                string line = "Not recording: no space for a clip of about " + SizeText.Format(_quota.ReservedBytes) + ". "
                    + _quota.Report() + ". " + SpaceAdvice();
                _cardProblem.Superseded();
                _spaceProblem.Say("space", line);
                return false;
            }

            return true;
        }

        private bool MakeSpace()
        {
            // Deleting takes time, and the recording waits: where clips are over the quota by more than a few, the
            // rest gives way in the next pauses.
            int evicted = 0;
            while (_quota.Evict())
            {
                evicted++;
                if (_quota.FreeBytes() >= _quota.ReservedBytes || (evicted >= MaxEvictionsBeforeStart && _quota.HasSpaceOnCard()))
                {
                    return true;
                }
            }

            // Nothing gives way any more, but a clip may still fit that is smaller than the last ones.
            return _quota.FreeBytes() >= _quota.ReservedBytes / 2;
        }

        private string SpaceAdvice()
        {
            return _settings.EnableCircularBuffer
                ? "Nothing of ours can give way any more: free the card of other files, or lower MinFreeSpaceMB ("
                    + _settings.MinFreeSpaceMB.ToString() + ")"
                : "EnableCircularBuffer is off, so nothing is deleted that was not delivered: move clips off the card, raise MaxStorageMB, or turn it on"
                    + (_settings.HasTarget ? "; uploads go on" : string.Empty);
        }

        private int StepRecording(long now)
        {
            try
            {
                int wait = _session.Step(now);
                if (wait >= 0)
                {
                    return wait;
                }

                if (wait == ClipSession.OutOfSpace)
                {
                    _log.Warning("The clip ends early: it has used up the space on the card");
                }

                return EndClip(true);
            }
            catch (CameraException e)
            {
                CameraFailed(e.Message, e.Message);
                return EndClip(false);
            }
            catch (CardException e)
            {
                CardFailed(e);
                return EndRecording();
            }
        }

        private int EndClip(bool isCameraGood)
        {
            try
            {
                bool hasPictures = _session.Close(_clock.Milliseconds);
                if (isCameraGood && hasPictures)
                {
                    _cameraProblem.Solved();
                    ClearFault(RecorderFault.NoCamera);
                }
                else if (isCameraGood)
                {
                    CameraFailed("no picture", "no good picture came from it (" + _session.BrokenFrames.ToString() + " broken ones)");
                }
            }
            catch (CardException e)
            {
                CardFailed(e);
            }

            return EndRecording();
        }

        private int EndRecording()
        {
            _isMakingSpace = false;
            _hasKeptHouse = false;
            _schedule.Advance(_clock.Milliseconds);
            _state.RecordingEnds(_schedule.DueMs);
            return 0;
        }

        private void ClearFault(RecorderFault fault)
        {
            if (_state.Fault == fault)
            {
                _state.Fault = RecorderFault.None;
            }
        }

        private void CameraFailed(string kind, string message)
        {
            _camera.Stop();
            _state.Fault = RecorderFault.NoCamera;
            _cameraProblem.Say(kind, "Camera error: " + message + ". Next try at the next interval");
        }

        private void CardFailed(CardException e)
        {
            _session.LeaveForRepair();
            _state.Fault = RecorderFault.NoCard;

            // A card that fails and a card without space are told by its last line: one takes the place of the other.
            if (e.Error == CardError.Full)
            {
                _cardProblem.Superseded();
                _spaceProblem.Say("full", "The card is full: " + e.Message + ". If no clip can give way, free the card of other files; next try soon");
                return;
            }

            _spaceProblem.Superseded();
            if (e.Error == CardError.AlreadyExists || e.Error == CardError.Denied)
            {
                // Something on the card is in the way. The card itself works, and what is known of it holds.
                _cardProblem.Say(e.Message, "Card error: " + e.Message + ". Recording goes on when that is put right; next try at the next interval");
                return;
            }

            _isCardReady = false;
            _nextMountMs = _clock.Milliseconds + MountRetryMs;
            _housekeeper.Reset();
            _cardProblem.Say(((int)e.Error).ToString(), "Card error: " + e.Message + ". Check that the card is in, FAT32 and not write-protected; next try soon");
        }
    }
}
