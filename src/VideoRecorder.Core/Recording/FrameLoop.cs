namespace VideoRecorder.Core.Recording
{
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Ports.Camera;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// One clip file while it is recorded: the frame loop. Time is cut into slots of one frame each; a slot gets the
    /// newest frame that arrives in it, or stays empty, so that a clip plays as long as it took.
    /// </summary>
    /// <remarks>A step is as short as it can be: a board interprets it, and it runs once for each frame.</remarks>
    public sealed class FrameLoop
    {
        /// <summary>What a step returns when there is more to check than the next frame.</summary>
        public const int NeedsCheck = -1;

        private const int SyncIntervalMs = 1000;

        private readonly ICamera _camera;
        private readonly LocalClock _clock;
        private readonly AviWriter _writer;
        private readonly CameraFrame _frame = new CameraFrame();
        private readonly int _framesPerSecond;
        private readonly int _width;
        private readonly int _height;
        private IFile _file;
        private long _startMs;
        private long _nextSyncMs;
        private long _lastFrameMs;
        private long _slotStartMs;
        private long _slotEndMs;
        private int _slot;
        private int _slots;
        private bool _hasTaken;
        private bool _mustRollOver;

        internal FrameLoop(RecorderSettings settings, ICamera camera, LocalClock clock)
        {
            _camera = camera;
            _clock = clock;
            _framesPerSecond = settings.FramesPerSecond;
            _width = FrameSizes.Width(settings.FrameSize);
            _height = FrameSizes.Height(settings.FrameSize);
            _writer = new AviWriter((settings.CaptureDurationSec * settings.FramesPerSecond) + 1);
        }

        /// <summary>Gets the open file; <see langword="null"/> when none is.</summary>
        public IFile File => _file;

        /// <summary>Gets when the first slot began.</summary>
        public long StartMs => _startMs;

        /// <summary>Gets when a frame was last taken from the camera, good or broken, or the clip began.</summary>
        public long LastFrameMs => _lastFrameMs;

        /// <summary>Gets how many slots are in the file.</summary>
        public int Slots => _writer.Slots;

        /// <summary>Gets the bytes of the file, also after it was closed.</summary>
        public long Length => _writer.Length;

        /// <summary>Gets how many slots hold a picture.</summary>
        public int Frames => _writer.Frames;

        /// <summary>Gets how many frames were dropped because they were broken.</summary>
        public int BrokenFrames { get; private set; }

        /// <summary>Gets a value indicating whether all slots of the recording are in the file.</summary>
        public bool IsComplete => _slot >= _slots;

        /// <summary>Gets how many slots of the recording are still to come, for the file after a roll-over.</summary>
        public int SlotsLeft => _slots - _slot;

        /// <summary>Gets a value indicating whether the next frame must go to a new file.</summary>
        public bool MustRollOver => _mustRollOver;

        /// <summary>Gets a value indicating whether the file was synced in the last step.</summary>
        public bool HasSynced { get; private set; }

        /// <summary>Begins a file.</summary>
        /// <param name="file">The file, open and empty.</param>
        /// <param name="startMs">When its first slot begins.</param>
        /// <param name="slots">How many slots the recording has.</param>
        /// <param name="date">The date in its header, see <see cref="AviWriter.Date"/>.</param>
        /// <exception cref="CardException">The card fails.</exception>
        public void Begin(IFile file, long startMs, int slots, long date)
        {
            _file = file;
            _startMs = startMs;
            _nextSyncMs = startMs + SyncIntervalMs;
            _lastFrameMs = startMs;
            _slot = 0;
            _slots = slots;
            _slotStartMs = startMs;
            _slotEndMs = SlotStart(1);
            BrokenFrames = 0;
            _mustRollOver = false;
            _writer.Date = date;
            _writer.Begin(file, _width, _height, _framesPerSecond);
        }

        /// <summary>Takes care of the current slot.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>
        /// In how many milliseconds the next slot begins, at the least 0; or <see cref="NeedsCheck"/> when the recording
        /// is complete, the file is full or was synced, or no good frame came.
        /// </returns>
        /// <exception cref="CameraException">The camera has failed.</exception>
        /// <exception cref="CardException">The card fails.</exception>
        public int Step(long nowMs)
        {
            if (nowMs >= _slotEndMs)
            {
                FillPassedSlots(nowMs);
            }

            int slot = _slot;
            if (slot >= _slots || _mustRollOver)
            {
                return NeedsCheck;
            }

            if (nowMs < _slotStartMs)
            {
                return (int)(_slotStartMs - nowMs);
            }

            // A frame that comes when the slot ends belongs to the next one.
            _hasTaken = _camera.TakeFrame((int)(_slotEndMs - nowMs - 1), _frame);
            if (_hasTaken)
            {
                try
                {
                    TakeIn(nowMs);
                }
                finally
                {
                    _camera.ReleaseFrame();
                }
            }

            if (_slot > slot && _slot < _slots && nowMs < _nextSyncMs)
            {
                return WaitMs();
            }

            SyncIfDue(nowMs);
            return NeedsCheck;
        }

        /// <summary>Tells when the current slot wants its step.</summary>
        /// <returns>In how many milliseconds, at the least 0.</returns>
        public int WaitMs()
        {
            long wait = _slotStartMs - _clock.Milliseconds;
            if (wait > 0)
            {
                return (int)wait;
            }

            // Where no frame came, the slot is all but over.
            return _hasTaken ? 0 : 1;
        }

        /// <summary>Ends the file: index, header, close. It is closed also when this throws.</summary>
        /// <param name="nowMs">The time.</param>
        /// <exception cref="CardException">The card fails.</exception>
        public void Finish(long nowMs)
        {
            IFile file = _file;
            _file = null;
            try
            {
                _writer.Finish(ElapsedMs(nowMs));
            }
            finally
            {
                file.Close();
            }
        }

        /// <summary>Closes the file as it is; a failure to do so is of no interest any more.</summary>
        public void Abandon()
        {
            IFile file = _file;
            _file = null;
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
                // What the card could not take is lost; the clip is repaired in the next pause.
            }
        }

        /// <summary>Gets when a slot begins.</summary>
        /// <param name="slot">The number of the slot; the first is 0.</param>
        /// <returns>The time.</returns>
        public long SlotStart(int slot) => _startMs + (slot * 1000L / _framesPerSecond);

        private long ElapsedMs(long nowMs)
        {
            // The end of the last slot, or now if the last slots came late.
            long end = _slotStartMs;
            return (nowMs > end && IsComplete ? nowMs : end) - _startMs;
        }

        private void FillPassedSlots(long nowMs)
        {
            while (_slot < _slots && _slotEndMs <= nowMs)
            {
                if (_writer.IsFull(0))
                {
                    _mustRollOver = true;
                    return;
                }

                _writer.AddEmptySlot();
                NextSlot();
            }
        }

        private void NextSlot()
        {
            int slot = _slot + 1;
            _slot = slot;
            _slotStartMs = _slotEndMs;
            _slotEndMs = SlotStart(slot + 1);
        }

        private void TakeIn(long nowMs)
        {
            _lastFrameMs = nowMs;
            if (_frame.Defect != FrameDefect.None)
            {
                BrokenFrames++;
            }
            else if (_writer.IsFull(_frame.Length))
            {
                _mustRollOver = true;
            }
            else
            {
                _writer.AddFrame(_camera, _frame);
                NextSlot();
            }
        }

        private void SyncIfDue(long nowMs)
        {
            HasSynced = nowMs >= _nextSyncMs;
            if (HasSynced)
            {
                _nextSyncMs = nowMs + SyncIntervalMs;
                _file.Sync();
            }
        }
    }
}
