namespace VideoRecorder.Core.Supervision
{
    using System;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Text;

    /// <summary>
    /// Steps a part for the thread that a board gives it. A fault is logged and the part starts afresh after a pause; that
    /// it moves, and how often it failed, is told to <see cref="PartHealth"/>.
    /// </summary>
    public sealed class PartRunner
    {
        private const int FaultChars = 400;

        private readonly int _number;
        private readonly IActivePart _part;
        private readonly PartHealth _health;
        private readonly IClock _clock;
        private readonly RecorderLog _log;

        /// <summary>Initializes a new instance of the <see cref="PartRunner"/> class.</summary>
        /// <param name="number">The part's number, as in <see cref="PartNumbers"/>.</param>
        /// <param name="part">The part.</param>
        /// <param name="health">Learns how it goes.</param>
        /// <param name="clock">The time.</param>
        /// <param name="log">Hears of faults.</param>
        public PartRunner(int number, IActivePart part, PartHealth health, IClock clock, RecorderLog log)
        {
            _number = number;
            _part = part;
            _health = health;
            _clock = clock;
            _log = log;
        }

        /// <summary>Does one step. Never throws.</summary>
        /// <returns>In how many milliseconds the next one is due.</returns>
        public int Step()
        {
            try
            {
                _health.StepBegins(_number, _clock.Milliseconds);
                int wait = _part.Step();
                _health.StepEnds(_number, _clock.Milliseconds, wait);
                return wait;
            }
            catch (Exception e)
            {
                Say("A fault in the ", " part, which starts afresh: ", e);
            }

            Recover();
            return CountFault();
        }

        /// <summary>Ends in order what is under way. Never throws.</summary>
        /// <returns>Whether it ended in order.</returns>
        public bool Shutdown()
        {
            bool isInOrder = false;
            try
            {
                _part.Shutdown();
                isInOrder = true;
            }
            catch (Exception e)
            {
                Say("The ", " part did not stop in order: ", e);
            }

            try
            {
                _health.Ended(_number);
            }
            catch (Exception)
            {
                // No memory for the lock: the board waits for its time-out.
            }

            return isInOrder;
        }

        private int CountFault()
        {
            try
            {
                return _health.StepFailed(_number, _clock.Milliseconds);
            }
            catch (Exception)
            {
                // No memory for the lock.
                return PartHealth.LongestPauseMs;
            }
        }

        private void Recover()
        {
            try
            {
                _part.Recover();
            }
            catch (Exception e)
            {
                Say("The ", " part could not drop what was under way: ", e);
            }
        }

        private void Say(string before, string after, Exception fault)
        {
            try
            {
                _log.Error(before + _part.Name + after + TextLine.Clean(fault.ToString() + " " + fault.StackTrace, FaultChars));
            }
            catch (Exception)
            {
                // No memory for the line: the fault counts all the same.
            }
        }
    }
}
