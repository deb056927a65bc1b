namespace VideoRecorder.Core.Status
{
    /// <summary>
    /// The few flags that the parts of the recorder share, beside the clips. Each part has a thread of its own, preempted
    /// anywhere, so every member takes the lock, for a few instructions and never during I/O.
    /// </summary>
    public sealed class SharedState
    {
        private readonly object _lock = new object();
        private readonly int _uploadLeadMs;
        private bool _isRecording;
        private bool _isClipOpen;
        private bool _isLinkUp;
        private bool _isUploading;
        private int _recordingsEnded;
        private long _nextRecordingAt = long.MaxValue;
        private RecorderFault _fault;

        /// <summary>Initializes a new instance of the <see cref="SharedState"/> class.</summary>
        /// <param name="uploadLeadMs">How long before a recording uploads pause, in milliseconds.</param>
        public SharedState(int uploadLeadMs)
        {
            _uploadLeadMs = uploadLeadMs;
        }

        /// <summary>Gets or sets a value indicating whether the link to the network is up.</summary>
        public bool IsLinkUp
        {
            get { lock (_lock) { return _isLinkUp; } }
            set { lock (_lock) { _isLinkUp = value; } }
        }

        /// <summary>Gets or sets a value indicating whether a clip is being sent now, not paused.</summary>
        public bool IsUploading
        {
            get { lock (_lock) { return _isUploading; } }
            set { lock (_lock) { _isUploading = value; } }
        }

        /// <summary>Gets or sets what keeps the recorder from recording.</summary>
        public RecorderFault Fault
        {
            get { lock (_lock) { return _fault; } }
            set { lock (_lock) { _fault = value; } }
        }

        /// <summary>Gets a value indicating whether a recording is on, until its clip is closed; also while it waits for card or camera.</summary>
        public bool IsRecording
        {
            get { lock (_lock) { return _isRecording; } }
        }

        /// <summary>Gets a value indicating whether the clip of the recording is open.</summary>
        public bool IsClipOpen
        {
            get { lock (_lock) { return _isClipOpen; } }
        }

        /// <summary>Gets how many recordings have ended, well or badly.</summary>
        public int RecordingsEnded
        {
            get { lock (_lock) { return _recordingsEnded; } }
        }

        /// <summary>Gets the time at which uploads must pause next; <see cref="long.MaxValue"/> if none is known.</summary>
        public long UploadWindowClosesAt
        {
            get { lock (_lock) { return _nextRecordingAt == long.MaxValue ? long.MaxValue : _nextRecordingAt - _uploadLeadMs; } }
        }

        /// <summary>Tells whether uploads may go on: no recording is on or near.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>Whether they may.</returns>
        public bool IsUploadWindow(long nowMs)
        {
            lock (_lock)
            {
                return !_isRecording && (_nextRecordingAt == long.MaxValue || nowMs < _nextRecordingAt - _uploadLeadMs);
            }
        }

        /// <summary>Says when the next recording is due.</summary>
        /// <param name="atMs">The time; <see cref="long.MaxValue"/> for none.</param>
        public void ScheduleRecording(long atMs)
        {
            lock (_lock)
            {
                _nextRecordingAt = atMs;
            }
        }

        /// <summary>Says that a recording begins, whether or not its clip can be opened.</summary>
        public void RecordingBegins()
        {
            lock (_lock)
            {
                _isRecording = true;
            }
        }

        /// <summary>Says that the clip of the recording is open.</summary>
        public void ClipOpens()
        {
            lock (_lock)
            {
                _isClipOpen = true;
            }
        }

        /// <summary>Says that the recording has ended and its clip is closed.</summary>
        /// <param name="nextAtMs">When the next one is due.</param>
        public void RecordingEnds(long nextAtMs)
        {
            lock (_lock)
            {
                _isRecording = false;
                _isClipOpen = false;
                _recordingsEnded++;
                _nextRecordingAt = nextAtMs;
            }
        }
    }
}
