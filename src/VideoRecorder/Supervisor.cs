namespace VideoRecorder
{
    using System.Diagnostics;
    using System.Threading;
    using nanoFramework.Runtime.Native;
    using VideoRecorder.Core;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Supervision;
    using VideoRecorder.Esp32Cam;

    /// <summary>
    /// Runs the three parts, each on its thread, and watches them from the thread that it is called on. As long as all move,
    /// it feeds the watchdog; otherwise it has the open clip closed, if that can be, and restarts the board.
    /// </summary>
    internal sealed class Supervisor
    {
        // How long the parts that still move get to end in order.
        private const int StopMs = 20000;

        private readonly RecorderParts _parts;
        private readonly IClock _clock;
        private readonly PartHealth _health;
        private readonly BoardGuard _guard;
        private readonly bool _isGuarded;
        private bool _hasWatchdog;

        /// <summary>Initializes a new instance of the <see cref="Supervisor"/> class.</summary>
        /// <param name="parts">The recorder.</param>
        /// <param name="clock">The time.</param>
        /// <param name="limits">How long a step may take.</param>
        /// <param name="board">Whether there is a watchdog, and how many faults are too many.</param>
        public Supervisor(RecorderParts parts, IClock clock, PartLimits limits, BoardSettings board)
        {
            _parts = parts;
            _clock = clock;
            _health = new PartHealth(limits, clock.Milliseconds);
            _guard = new BoardGuard(_health, board.MaxFaultsInARow, parts.Log);

            // At a breakpoint all parts stand still.
            _isGuarded = !Debugger.IsAttached;
            _hasWatchdog = _isGuarded && board.EnableWatchdog;
            if (_hasWatchdog && !Watchdog.Start(limits.WatchdogMs))
            {
                _hasWatchdog = false;
                parts.Log.Warning("The watchdog could not be started: a board that stands still is not reset. Recording goes on.");
            }
        }

        /// <summary>Runs the recorder until the board must be restarted; then the caller does that.</summary>
        public void Run()
        {
            Start(PartNumbers.Recorder, _parts.Recorder, ThreadPriority.AboveNormal);
            Start(PartNumbers.Network, _parts.Network, ThreadPriority.Normal);
            Start(PartNumbers.Led, _parts.Led, ThreadPriority.Normal);
            while (!_isGuarded || _guard.IsWell(_clock.Milliseconds, _parts.State.IsClipOpen))
            {
                Feed();
                Thread.Sleep(PartLimits.CheckMs);
            }

            Stop();
        }

        private void Start(int number, IActivePart part, ThreadPriority priority)
        {
            new PartThread(number, new PartRunner(number, part, _health, _clock, _parts.Log), _health, priority).Start();
        }

        private void Stop()
        {
            Watchdog.NoteStill(_guard.Culprits);
            _health.IsStopping = true;
            long end = _clock.Milliseconds + StopMs;
            while (!_health.HaveAllEnded() && _clock.Milliseconds < end)
            {
                Feed();
                Thread.Sleep(PartLimits.CheckMs);
            }
        }

        private void Feed()
        {
            if (_hasWatchdog)
            {
                Watchdog.Feed();
            }
        }
    }
}
