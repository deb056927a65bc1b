namespace VideoRecorder.Core.Clips.Upkeep
{
    using VideoRecorder.Core.Clips.Card;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// The work on the card that fills the pauses of recording: scan, eviction, repair, dates, the log file. It
    /// belongs to the recorder's thread, so it can never run beside a recording.
    /// </summary>
    public sealed class Housekeeper
    {
        private readonly ClipCatalogue _clips;
        private readonly ClipCreator _creator;
        private readonly CardScan _scan;
        private readonly MarkProbe _marks;
        private readonly Quota _quota;
        private readonly ClipCheck _check;
        private readonly ClipDates _dates;
        private readonly CardLogFile _logFile;
        private readonly ProblemReport _logProblem;
        private readonly Rescan _rescan;
        private bool _hasProbed;

        internal Housekeeper(ICard card, ClipCatalogue clips, LocalClock clock, ClipCreator creator, Quota quota, RecorderLog log)
        {
            _clips = clips;
            _creator = creator;
            _quota = quota;
            _scan = new CardScan(card, clips, creator, log);
            _marks = new MarkProbe(card, clips, log);
            _check = new ClipCheck(card, clips, log);
            _dates = new ClipDates(card, clips, clock, log);
            _logFile = new CardLogFile(card, log.Lines);
            _logProblem = new ProblemReport(log, "The log is written to the card again");
            _rescan = new Rescan(clips);
        }

        /// <summary>Drops what was under way; the next steps scan the card.</summary>
        public void Reset()
        {
            _scan.Reset();
            _hasProbed = false;
            _check.Reset();
            _clips.Forget();
            _rescan.Begins();
        }

        /// <summary>Tells whether it is time to scan the card again, because it failed on a clip or a folder some hours ago.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>Whether it is.</returns>
        public bool IsRescanDue(long nowMs) => _rescan.IsDue(nowMs);

        /// <summary>Closes what is open, before the board stops.</summary>
        public void Stop() => _check.Reset();

        /// <summary>Does a bounded piece of work.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see langword="false"/> when there is nothing to do now.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step(long nowMs)
        {
            // Not one of the others: a log that always has lines would leave them no turn.
            bool hasWritten = WriteLogStep(nowMs);
            return ScanStep()
                || _quota.Step()
                || _check.Step(nowMs)
                || _dates.Step()
                || _creator.RemoveLeftFolder()
                || hasWritten;
        }

        /// <summary>Scans the card for the clips of earlier starts, and does nothing else.</summary>
        /// <returns><see langword="false"/> when all are known.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool ScanStep()
        {
            if (_hasProbed)
            {
                return _scan.Step();
            }

            _hasProbed = true;
            _marks.Run();
            return true;
        }

        /// <summary>Writes all log lines that wait, before the board stops.</summary>
        /// <param name="nowMs">The time.</param>
        /// <exception cref="CardException">The card fails.</exception>
        public void WriteLog(long nowMs)
        {
            while (_logFile.Write(nowMs))
            {
            }
        }

        private bool WriteLogStep(long nowMs)
        {
            bool hasWritten = _logFile.Step(nowMs);
            if (_logFile.Obstacle != null)
            {
                _logProblem.Say(_logFile.Obstacle, "The log cannot be written to the card: " + _logFile.Obstacle + ". Recording goes on");
            }
            else if (hasWritten)
            {
                _logProblem.Solved();
            }

            return hasWritten;
        }
    }
}
