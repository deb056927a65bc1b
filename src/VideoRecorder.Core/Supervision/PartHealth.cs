namespace VideoRecorder.Core.Supervision
{
    /// <summary>
    /// What the threads of the parts tell the one that watches them. As each thread may be preempted anywhere, every member
    /// takes the one lock, for a few instructions and never during I/O.
    /// </summary>
    public sealed class PartHealth
    {
        /// <summary>The pause after a first fault in milliseconds; each further one makes it longer by as much.</summary>
        public const int FirstPauseMs = 1000;

        /// <summary>The longest pause after a fault in milliseconds.</summary>
        public const int LongestPauseMs = 10000;

        // A part that failed is forgiven after so long without another fault; a good step alone may just have had nothing to do.
        private const int CalmMs = 60000;

        private readonly object _lock = new object();
        private readonly PartLimits _limits;
        private readonly long[] _signDueAt = new long[PartNumbers.Count];
        private readonly long[] _forgivenAt = new long[PartNumbers.Count];
        private readonly int[] _faults = new int[PartNumbers.Count];
        private bool _isStopping;
        private int _ended;

        /// <summary>Initializes a new instance of the <see cref="PartHealth"/> class; all parts are about to begin.</summary>
        /// <param name="limits">How long a step may take.</param>
        /// <param name="nowMs">The time.</param>
        public PartHealth(PartLimits limits, long nowMs)
        {
            _limits = limits;
            for (int part = 0; part < PartNumbers.Count; part++)
            {
                _signDueAt[part] = nowMs + limits.Of(part);
            }
        }

        /// <summary>Gets or sets a value indicating whether all parts are to end.</summary>
        public bool IsStopping
        {
            get { lock (_lock) { return _isStopping; } }
            set { lock (_lock) { _isStopping = value; } }
        }

        /// <summary>Says that a part begins a step.</summary>
        /// <param name="part">The part.</param>
        /// <param name="nowMs">The time.</param>
        public void StepBegins(int part, long nowMs)
        {
            lock (_lock)
            {
                _signDueAt[part] = nowMs + _limits.Of(part);
            }
        }

        /// <summary>Says that a step went well.</summary>
        /// <param name="part">The part.</param>
        /// <param name="nowMs">The time.</param>
        /// <param name="waitMs">In how many milliseconds the next step begins.</param>
        public void StepEnds(int part, long nowMs, int waitMs)
        {
            lock (_lock)
            {
                if (nowMs >= _forgivenAt[part])
                {
                    _faults[part] = 0;
                }

                _signDueAt[part] = nowMs + waitMs + _limits.Of(part);
            }
        }

        /// <summary>Says that a step ended in a fault.</summary>
        /// <param name="part">The part.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>
        /// In how many milliseconds the next step begins. That grows with the faults: what fails each time shall not have the board
        /// start again every few seconds.
        /// </returns>
        public int StepFailed(int part, long nowMs)
        {
            lock (_lock)
            {
                _faults[part]++;
                int pause = _faults[part] < LongestPauseMs / FirstPauseMs ? _faults[part] * FirstPauseMs : LongestPauseMs;
                _forgivenAt[part] = nowMs + CalmMs;
                _signDueAt[part] = nowMs + pause + _limits.Of(part);
                return pause;
            }
        }

        /// <summary>Says that a part has ended because the board stops.</summary>
        /// <param name="part">The part.</param>
        public void Ended(int part)
        {
            lock (_lock)
            {
                _ended |= 1 << part;
            }
        }

        /// <summary>Tells whether all parts have ended.</summary>
        /// <returns>Whether they have.</returns>
        public bool HaveAllEnded()
        {
            lock (_lock)
            {
                return _ended == (1 << PartNumbers.Count) - 1;
            }
        }

        /// <summary>Finds the parts that have given no sign for longer than they may.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>A bit for each.</returns>
        public int FindStill(long nowMs)
        {
            int still = 0;
            lock (_lock)
            {
                for (int part = 0; part < PartNumbers.Count; part++)
                {
                    still |= nowMs > _signDueAt[part] ? 1 << part : 0;
                }
            }

            return still;
        }

        /// <summary>Finds the parts that have failed too often, without a quiet minute in between.</summary>
        /// <param name="most">How often they may.</param>
        /// <returns>A bit for each.</returns>
        public int FindFailing(int most)
        {
            int failing = 0;
            lock (_lock)
            {
                for (int part = 0; part < PartNumbers.Count; part++)
                {
                    failing |= _faults[part] > most ? 1 << part : 0;
                }
            }

            return failing;
        }
    }
}
