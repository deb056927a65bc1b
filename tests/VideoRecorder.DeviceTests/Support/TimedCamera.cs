namespace VideoRecorder.DeviceTests.Support
{
    using VideoRecorder.Core.Ports.Camera;

    /// <summary>A camera in virtual time: a picture each interval. Waiting for one moves the clock.</summary>
    public sealed class TimedCamera : ICamera
    {
        private readonly ManualClock _clock;
        private readonly int _intervalMs;
        private long _next;

        /// <summary>Initializes a new instance of the <see cref="TimedCamera"/> class.</summary>
        /// <param name="clock">The clock.</param>
        /// <param name="intervalMs">Milliseconds from one picture to the next.</param>
        public TimedCamera(ManualClock clock, int intervalMs)
        {
            _clock = clock;
            _intervalMs = intervalMs;
            Picture = Pictures.Make(101, 7);
            IsPresent = true;
        }

        /// <summary>Gets or sets the picture that it takes again and again.</summary>
        public byte[] Picture { get; set; }

        /// <summary>Gets or sets a value indicating whether a sensor answers.</summary>
        public bool IsPresent { get; set; }

        /// <summary>Gets or sets a value indicating whether the sensor gives no more pictures.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Gets or sets how many of the next pictures are broken.</summary>
        public int BrokenOnes { get; set; }

        /// <summary>Gets a value indicating whether it captures.</summary>
        public bool IsRunning { get; private set; }

        /// <summary>Gets a value indicating whether a picture is held.</summary>
        public bool IsHolding { get; private set; }

        /// <inheritdoc/>
        public void Start(CameraMode mode)
        {
            if (!IsPresent)
            {
                throw new CameraException("no sensor answers");
            }

            if (!IsRunning)
            {
                IsRunning = true;
                _next = _clock.Milliseconds;
            }
        }

        /// <inheritdoc/>
        public bool TakeFrame(int timeoutMs, CameraFrame frame)
        {
            IsHolding = false;
            long now = _clock.Milliseconds;
            if (_next < now)
            {
                _next += (now - _next + _intervalMs - 1) / _intervalMs * _intervalMs;
            }

            if (IsSilent || _next > now + timeoutMs)
            {
                _clock.Milliseconds = now + timeoutMs;
                return false;
            }

            _clock.Milliseconds = _next;
            _next += _intervalMs;
            frame.Length = Picture.Length;
            frame.Width = Pictures.Width;
            frame.Height = Pictures.Height;
            frame.Defect = BrokenOnes > 0 ? FrameDefect.NoEnd : FrameDefect.None;
            BrokenOnes -= BrokenOnes > 0 ? 1 : 0;
            IsHolding = true;
            return true;
        }

        /// <inheritdoc/>
        public void ReleaseFrame()
        {
            IsHolding = false;
        }

        /// <inheritdoc/>
        public void Stop()
        {
            IsHolding = false;
            IsRunning = false;
        }
    }
}
