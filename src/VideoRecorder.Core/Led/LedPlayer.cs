namespace VideoRecorder.Core.Led
{
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Status;

    /// <summary>Shows on the LED what the recorder is doing. A recording comes first, then a fault.</summary>
    public sealed class LedPlayer : IActivePart
    {
        // How late the LED may follow a change of state.
        private const int MaxWaitMs = 100;

        private readonly ILed _led;
        private readonly IClock _clock;
        private readonly SharedState _state;
        private LedPattern _pattern;
        private long _startMs;
        private long _changeMs;
        private bool _isLit;
        private bool _isSet;

        /// <summary>Initializes a new instance of the <see cref="LedPlayer"/> class.</summary>
        /// <param name="led">The LED.</param>
        /// <param name="clock">The clock.</param>
        /// <param name="state">What the recorder is doing.</param>
        public LedPlayer(ILed led, IClock clock, SharedState state)
        {
            _led = led;
            _clock = clock;
            _state = state;
        }

        /// <inheritdoc/>
        public string Name => "LED";

        /// <inheritdoc/>
        public int Step()
        {
            if (!_isSet)
            {
                // What the pin does after a reset is not known.
                _isLit = false;
                _led.Set(false);
                _isSet = true;
            }

            long now = _clock.Milliseconds;
            LedPattern pattern = Pattern();
            if (pattern != _pattern)
            {
                _pattern = pattern;
                _startMs = now;
                _changeMs = now;
            }

            if (now >= _changeMs)
            {
                Show(now);
            }

            long wait = _changeMs - now;
            return wait < MaxWaitMs ? (int)wait : MaxWaitMs;
        }

        /// <inheritdoc/>
        public void Recover()
        {
            _pattern = null;
            _isSet = false;
        }

        /// <inheritdoc/>
        public void Shutdown()
        {
            _isLit = false;
            _led.Set(false);
        }

        private LedPattern Pattern()
        {
            return _state.IsClipOpen ? LedPattern.Recording
                : _state.Fault != RecorderFault.None ? LedPattern.Of(_state.Fault)
                : !_state.IsLinkUp ? LedPattern.Dark
                : _state.IsUploading ? LedPattern.Uploading : LedPattern.Connected;
        }

        private void Show(long now)
        {
            int wait;
            bool isLit = _pattern.IsLit(now - _startMs, out wait);
            if (isLit != _isLit)
            {
                _led.Set(isLit);
                _isLit = isLit;
            }

            _changeMs = now + wait;
        }
    }
}
