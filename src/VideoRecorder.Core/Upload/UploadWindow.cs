namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;

    /// <summary>The time between two recordings in which uploads may go on.</summary>
    internal sealed class UploadWindow
    {
        /// <summary>No request is opened when less of the window is left, in milliseconds.</summary>
        private const int MinOpenMs = 2000;

        private const int NoRecording = -1;

        private readonly SharedState _state;
        private readonly long _minOpenMs;
        private int _awaitedAfter = NoRecording;

        internal UploadWindow(RecorderSettings settings, SharedState state)
        {
            _state = state;
            LengthMs = ((settings.CaptureIntervalSec - settings.CaptureDurationSec) * 1000L) - settings.UploadPauseLeadMs;

            // Settings may leave less than that at all; half of what they leave is then enough.
            _minOpenMs = LengthMs / 2 < MinOpenMs ? LengthMs / 2 : MinOpenMs;
        }

        /// <summary>Gets how long it is each time, in milliseconds.</summary>
        internal long LengthMs { get; }

        /// <summary>Gets when it closes.</summary>
        internal long ClosesAt => _state.UploadWindowClosesAt;

        internal bool IsOpen(long now) => _state.IsUploadWindow(now);

        /// <summary>Tells whether a request may be opened.</summary>
        internal bool IsOpenForNew(long now)
        {
            if (!IsOpen(now))
            {
                return false;
            }

            long closesAt = ClosesAt;
            bool isAwaiting = _state.RecordingsEnded == _awaitedAfter && closesAt != long.MaxValue;
            return !isAwaiting && closesAt - now >= _minOpenMs;
        }

        /// <summary>Lets the next request wait until another recording has ended, unless so much of this window is left.</summary>
        /// <param name="now">The time.</param>
        /// <param name="neededMs">How much the request needs.</param>
        internal void AwaitOneFor(long now, long neededMs)
        {
            _awaitedAfter = ClosesAt - now < neededMs ? _state.RecordingsEnded : NoRecording;
        }

        /// <summary>Takes the wait back: a request was opened.</summary>
        internal void Used()
        {
            _awaitedAfter = NoRecording;
        }
    }
}
