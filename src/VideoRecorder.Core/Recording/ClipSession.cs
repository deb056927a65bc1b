namespace VideoRecorder.Core.Recording
{
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Clips.Card;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Clips.Upkeep;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports.Camera;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// The clip that is being recorded, from the making of its file to its place in the queue: what the card, the
    /// catalogue and the log see of a recording.
    /// </summary>
    public sealed class ClipSession
    {
        /// <summary>What a step returns when the recording has all its slots.</summary>
        public const int Complete = -1;

        /// <summary>What a step returns when the clip must end because there is no space left.</summary>
        public const int OutOfSpace = -2;

        private const int CameraSilenceMs = 3000;

        // How far ahead there must be space: the time to the next sync, twice.
        private const int BoundsAheadMs = 2000;
        private const int MaxEvictionsPerSync = 4;

        private readonly bool _uploads;
        private readonly int _slots;
        private readonly LocalClock _clock;
        private readonly ClipCatalogue _clips;
        private readonly SharedState _state;
        private readonly RecorderLog _log;
        private readonly ClipCreator _creator;
        private readonly Quota _quota;
        private readonly ClipRemoval _removal;
        private readonly FrameLoop _recording;
        private readonly Clip _clip = new Clip();

        internal ClipSession(
            RecorderSettings settings,
            ICamera camera,
            ICard card,
            LocalClock clock,
            ClipCatalogue clips,
            SharedState state,
            RecorderLog log,
            ClipCreator creator,
            Quota quota)
        {
            _uploads = settings.HasTarget;
            _slots = settings.CaptureDurationSec * settings.FramesPerSecond;
            _clock = clock;
            _clips = clips;
            _state = state;
            _log = log;
            _creator = creator;
            _quota = quota;
            _removal = new ClipRemoval(card, clips);
            _recording = new FrameLoop(settings, camera, clock);
        }

        /// <summary>Gets a value indicating whether a file is open.</summary>
        public bool IsOpen => _recording.File != null;

        /// <summary>Gets how many broken frames were dropped.</summary>
        public int BrokenFrames => _recording.BrokenFrames;

        /// <summary>Makes the file; its first slot begins when that is done.</summary>
        /// <exception cref="CardException">The card is full, write-protected, gone or failing.</exception>
        public void Open()
        {
            IFile file = CreateFile();
            Begin(file, _slots, _clock.Milliseconds);
        }

        /// <summary>Takes care of the current slot, and goes on in a next file where this one is full.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>In how many milliseconds it wants to be called again, or why the clip must end.</returns>
        /// <exception cref="CameraException">The camera has failed, or has been silent for too long.</exception>
        /// <exception cref="CardException">The card fails.</exception>
        public int Step(long nowMs)
        {
            int wait = _recording.Step(nowMs);
            return wait == FrameLoop.NeedsCheck ? Check(nowMs) : wait;
        }

        private int Check(long nowMs)
        {
            if (_recording.MustRollOver)
            {
                int left = _recording.SlotsLeft;
                long start = _recording.SlotStart(_recording.Slots);
                Close(start);
                Begin(CreateFile(), left, start);
                return 0;
            }

            if (_recording.IsComplete)
            {
                return Complete;
            }

            if (nowMs - _recording.LastFrameMs > CameraSilenceMs)
            {
                throw new CameraException("no picture for " + (CameraSilenceMs / 1000).ToString() + " seconds");
            }

            return !_recording.HasSynced || StaysInBounds() ? _recording.WaitMs() : OutOfSpace;
        }

        // Each time that the file was synced: when the clip outgrows what was reserved, another one gives way.
        private bool StaysInBounds()
        {
            long length = _recording.File.Length;
            _clips.Grow(_clip, length);
            long elapsedMs = _clock.Milliseconds - _recording.StartMs;
            long needed = (length * BoundsAheadMs / (elapsedMs > 0 ? elapsedMs : 1)) + (_recording.Slots * AviFormat.IndexEntryBytes);
            int evicted = 0;
            while (_quota.FreeBytes() < needed)
            {
                if (!_clips.IsComplete || !_quota.Evict())
                {
                    return _quota.IsSearching;
                }

                // Each costs time that frames are waiting; the rest can give way after the next sync.
                if (++evicted >= MaxEvictionsPerSync)
                {
                    break;
                }
            }

            return true;
        }

        /// <summary>Closes the file: the clip is whole, and pending. One without a picture is not kept.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see langword="false"/> when no good picture came from the camera.</returns>
        /// <exception cref="CardException">The card fails; the file is closed, but not whole.</exception>
        public bool Close(long nowMs)
        {
            _recording.Finish(nowMs);
            if (_recording.Frames == 0)
            {
                _removal.Delete(_clip);
                _log.Info("Not kept, for no good picture came: " + _clip.Path);
                return false;
            }

            _clip.Size = _recording.Length;
            _clips.Return(_clip, ClipState.Pending);
            _quota.Learn(_recording.Length);
            Report();
            return true;
        }

        /// <summary>Closes the file as it is, if it is open; the clip is repaired later, in a pause.</summary>
        public void LeaveForRepair()
        {
            _recording.Abandon();
            _creator.CloseFolder();
            _clips.Return(_clip, ClipState.Unverified);
        }

        private IFile CreateFile()
        {
            IFile file = _creator.Create(_clip);
            if (_creator.Obstacle != null)
            {
                _log.Warning(_creator.Obstacle + ". The clips go to the next folder number");
            }

            _state.ClipOpens();
            _log.Info("Recording video: " + _clip.Path);
            return file;
        }

        private void Begin(IFile file, int slots, long startMs)
        {
            try
            {
                _recording.Begin(file, startMs, slots, _clip.Name.Stamp);
            }
            catch (CardException)
            {
                _recording.Abandon();
                throw;
            }
        }

        private void Report()
        {
            int missing = _recording.Slots - _recording.Frames;
            _log.Info("Video with " + _recording.Frames.ToString() + " frames saved: " + _clip.Path);
            _log.Info("File size: " + SizeText.Format(_recording.Length));
            if (_uploads)
            {
                _log.Info("Added to upload queue: " + _clip.Path + " (Queue size: " + _clips.PendingCount.ToString() + ")");
            }

            if (missing > 0 || _recording.BrokenFrames > 0)
            {
                _log.Info("Frames: " + missing.ToString() + " of " + _recording.Slots.ToString() + " slots without one, "
                    + _recording.BrokenFrames.ToString() + " broken ones dropped");
            }

            _log.Info(_quota.Report());
        }
    }
}
