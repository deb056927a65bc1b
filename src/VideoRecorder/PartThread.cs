namespace VideoRecorder
{
    using System;
    using System.Threading;
    using VideoRecorder.Core.Supervision;
    using VideoRecorder.Esp32Cam;

    /// <summary>The thread of one active part.</summary>
    internal sealed class PartThread
    {
        // How long it takes at the most until a part that waits learns that it is to end.
        private const int LongestSleepMs = 1000;

        private readonly int _number;
        private readonly PartRunner _runner;
        private readonly PartHealth _health;
        private readonly Thread _thread;

        /// <summary>Initializes a new instance of the <see cref="PartThread"/> class.</summary>
        /// <param name="number">The part's number, as in <see cref="PartNumbers"/>.</param>
        /// <param name="runner">Steps the part.</param>
        /// <param name="health">Tells when the part is to end.</param>
        /// <param name="priority">How the interpreter shares its time.</param>
        public PartThread(int number, PartRunner runner, PartHealth health, ThreadPriority priority)
        {
            _number = number;
            _runner = runner;
            _health = health;
            _thread = new Thread(Run) { Priority = priority };
        }

        /// <summary>Starts the thread.</summary>
        public void Start()
        {
            _thread.Start();
        }

        private void Run()
        {
            while (IsWanted())
            {
                // The note is for the next start, should a native call never return.
                Watchdog.Enter(_number);
                int wait = _runner.Step();
                Watchdog.Leave(_number);
                Sleep(wait);
            }

            _runner.Shutdown();
        }

        private bool IsWanted()
        {
            try
            {
                return !_health.IsStopping;
            }
            catch (Exception)
            {
                // No memory for the lock. An exception that leaves a thread ends it, and no one hears of that.
                return true;
            }
        }

        private void Sleep(int milliseconds)
        {
            while (milliseconds > LongestSleepMs && IsWanted())
            {
                Thread.Sleep(LongestSleepMs);
                milliseconds -= LongestSleepMs;
            }

            if (milliseconds > 0)
            {
                Thread.Sleep(milliseconds);
            }
        }
    }
}
