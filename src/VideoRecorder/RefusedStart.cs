namespace VideoRecorder
{
    using System.Threading;
    using VideoRecorder.Core.Led;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;

    /// <summary>
    /// What a board does whose settings were refused: it says all that is wrong, again and again for those who connect a
    /// serial monitor later, and blinks. Nothing else is started.
    /// </summary>
    internal sealed class RefusedStart
    {
        private const int RepeatMs = 30000;

        private readonly SettingProblem[] _problems;
        private readonly IClock _clock;
        private readonly ILog _log;
        private readonly LedPlayer _led;
        private long _sayAt;

        /// <summary>Initializes a new instance of the <see cref="RefusedStart"/> class.</summary>
        /// <param name="problems">What is wrong.</param>
        /// <param name="led">The LED.</param>
        /// <param name="clock">The time.</param>
        /// <param name="log">The log.</param>
        public RefusedStart(SettingProblem[] problems, ILed led, IClock clock, ILog log)
        {
            _problems = problems;
            _clock = clock;
            _log = log;
            SharedState state = new SharedState(0);
            state.Fault = RecorderFault.RefusedSettings;
            _led = new LedPlayer(led, clock, state);
            _sayAt = clock.Milliseconds;
        }

        /// <summary>Runs for ever.</summary>
        public void Run()
        {
            while (true)
            {
                Thread.Sleep(Step());
            }
        }

        /// <summary>Says the problems when it is time, and plays the LED.</summary>
        /// <returns>In how many milliseconds the next step is due.</returns>
        public int Step()
        {
            if (_clock.Milliseconds >= _sayAt)
            {
                _sayAt = _clock.Milliseconds + RepeatMs;
                Say();
            }

            return _led.Step();
        }

        private void Say()
        {
            _log.Write(LogLevel.Error, "Not started: " + _problems.Length.ToString() + (_problems.Length == 1 ? " setting was" : " settings were")
                + " refused. Change Configuration.cs or Configuration.Local.cs, build and deploy again.");
            for (int i = 0; i < _problems.Length; i++)
            {
                _log.Write(LogLevel.Error, _problems[i].Message);
            }
        }
    }
}
