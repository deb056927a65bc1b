namespace VideoRecorder.Core.Storage
{
    using VideoRecorder.Core.Status;

    /// <summary>
    /// The work on the card that fills the pauses of recording: scan, eviction, repair, renaming, the log file. It
    /// belongs to the recorder's thread, so it can never run beside a recording.
    /// </summary>
    public sealed class Housekeeper
    {
        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly ClipCreator _creator;
        private readonly CardScan _scan;
        private readonly RoomKeeper _room;
        private readonly ClipChecker _checker;
        private readonly ClipRenamer _renamer;
        private readonly CardLogFile _logFile;
        private readonly SecondLook _secondLook;

        /// <summary>Initializes a new instance of the <see cref="Housekeeper"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="state">What the parts share.</param>
        /// <param name="creator">Makes the clips' files.</param>
        /// <param name="room">Keeps the bounds.</param>
        /// <param name="renamer">Gives clips their time.</param>
        /// <param name="log">The log.</param>
        public Housekeeper(ICard card, SharedState state, ClipCreator creator, RoomKeeper room, ClipRenamer renamer, RecorderLog log)
        {
            _card = card;
            _state = state;
            _creator = creator;
            _room = room;
            _renamer = renamer;
            _scan = new CardScan(card, state, creator, log);
            _checker = new ClipChecker(card, state, log);
            _logFile = new CardLogFile(card, state);
            _secondLook = new SecondLook(state);
        }

        /// <summary>Drops what was under way; the next step begins with a scan of the card.</summary>
        public void Reset()
        {
            _scan.Reset();
            _checker.Reset();
            _state.ForgetClips();
            _secondLook.Done();
        }

        /// <summary>
        /// Tells whether it is time to look through the card anew, because it failed on a clip or a folder some hours ago.
        /// </summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>Whether it is.</returns>
        public bool IsSecondLookDue(long nowMs)
        {
            return _secondLook.IsDue(nowMs);
        }

        /// <summary>Closes what is open, before the board stops.</summary>
        public void Stop()
        {
            _checker.Reset();
        }

        /// <summary>Does a bounded piece of work.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see langword="false"/> when there is nothing to do now.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step(long nowMs)
        {
            // Not one of the others: a log that always has lines would leave them no turn.
            bool hasWritten = _logFile.Step(nowMs);
            return _scan.Step()
                || _room.Step()
                || _checker.Step(nowMs)
                || _renamer.Step()
                || RemoveEmptied()
                || hasWritten;
        }

        /// <summary>Looks for the clips of earlier boots, and for nothing else.</summary>
        /// <returns><see langword="false"/> when all are known.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool ScanStep()
        {
            return _scan.Step();
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

        private bool RemoveEmptied()
        {
            int folder = _state.TakeEmptiedFolder();
            if (folder == 0)
            {
                return false;
            }

            try
            {
                if (folder != _creator.CurrentFolder)
                {
                    _card.DeleteFolder(ClipName.FolderPath(folder));
                }
            }
            catch (CardException e)
            {
                // An empty folder that stays does no harm.
                if (e.Error == CardError.NotPresent)
                {
                    throw;
                }
            }

            return true;
        }
    }
}
