namespace VideoRecorder.Core.Log
{
    /// <summary>A kind of problem, said once when it comes or changes, and once when it is over.</summary>
    public sealed class ProblemReport
    {
        private readonly RecorderLog _log;
        private readonly string _solvedLine;
        private string _saidKind;

        internal ProblemReport(RecorderLog log, string solvedLine)
        {
            _log = log;
            _solvedLine = solvedLine;
        }

        /// <summary>Says the problem, unless one of that kind was said last.</summary>
        /// <param name="kind">What tells it from others; not its figures.</param>
        /// <param name="line">What is wrong, and what to do.</param>
        public void Say(string kind, string line)
        {
            if (kind != _saidKind)
            {
                _saidKind = kind;
                _log.Error(line);
            }
        }

        /// <summary>
        /// Forgets what was said, for another problem is about to be said in its place: that it is over is not said then,
        /// and if it still holds later, it is said again.
        /// </summary>
        public void Superseded()
        {
            _saidKind = null;
        }

        /// <summary>Says that the problem is over, if there was one.</summary>
        public void Solved()
        {
            if (_saidKind != null)
            {
                _saidKind = null;
                _log.Info(_solvedLine);
            }
        }
    }
}
