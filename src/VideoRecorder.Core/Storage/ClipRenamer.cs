namespace VideoRecorder.Core.Storage
{
    using System;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// Gives the clips that were recorded before the clock was known their real time, one at each step and in
    /// recording order. Where one cannot have it, the later ones of its folder keep their numbers as well: names with
    /// a time come before numbered ones, so the order stays what it was.
    /// </summary>
    public sealed class ClipRenamer
    {
        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly LocalClock _clock;
        private readonly RecorderLog _log;
        private readonly ClipTicket _ticket = new ClipTicket();
        private DateTime _bootUtc;
        private bool _isBootKnown;
        private int _lastFolder;
        private long _lastStamp;
        private long _highestStamp;

        /// <summary>Initializes a new instance of the <see cref="ClipRenamer"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="state">Knows the clips.</param>
        /// <param name="clock">Knows the time.</param>
        /// <param name="log">Told of each new name.</param>
        public ClipRenamer(ICard card, SharedState state, LocalClock clock, RecorderLog log)
        {
            _card = card;
            _state = state;
            _clock = clock;
            _log = log;
        }

        /// <summary>Renames one clip.</summary>
        /// <returns><see langword="false"/> when there is nothing to rename now.</returns>
        /// <exception cref="CardException">The card is gone.</exception>
        public bool Step()
        {
            long startMs;
            if (!_clock.IsKnown || !_state.IsScanned || !_state.TryTakeUnnamed(_ticket, out startMs))
            {
                return false;
            }

            string oldName = _ticket.FileName;
            string obstacle;
            try
            {
                obstacle = Rename(BootUtc().AddSeconds(startMs / 1000));
            }
            finally
            {
                _state.ClipNamed(_ticket);
            }

            if (obstacle == null)
            {
                _log.Info("Renamed " + oldName + " to its time: " + _ticket.Path);
            }
            else
            {
                _log.Warning("The clips of " + ClipName.FolderPath(_ticket.Name.Folder) + " from " + oldName + " on keep their numbers: " + obstacle);
            }

            return true;
        }

        private DateTime BootUtc()
        {
            // Taken once: the distances between the names are then those between the clips.
            if (!_isBootKnown)
            {
                _bootUtc = _clock.UtcNow.AddSeconds(-(_clock.Milliseconds / 1000));
                _isBootKnown = true;
            }

            return _bootUtc;
        }

        /// <summary>Renames the clip on the ticket.</summary>
        /// <returns>Why it keeps its number, or <see langword="null"/> when it has its time.</returns>
        private string Rename(DateTime startUtc)
        {
            ClipName name = _ticket.Name;
            string oldPath = name.Path;
            long stamp = ClipName.ToStamp(_clock.ToLocal(startUtc));
            if (name.Folder == _lastFolder && stamp <= _lastStamp)
            {
                return "by their times they would come before older ones, as the hour repeats";
            }

            name.Stamp = stamp;
            name.HasTail = stamp <= _highestStamp || stamp <= _state.MaxScannedStamp || _clock.IsRepeatedHour(startUtc);
            string obstacle = TryRename(oldPath);
            if (obstacle == null)
            {
                _lastFolder = name.Folder;
                _lastStamp = stamp;
                _highestStamp = stamp > _highestStamp ? stamp : _highestStamp;
            }

            return obstacle;
        }

        private string TryRename(string oldPath)
        {
            ClipName name = _ticket.Name;
            try
            {
                _card.Rename(oldPath, name.Path);
                return null;
            }
            catch (CardException e)
            {
                if (e.Error == CardError.Failed && HasNewName(name))
                {
                    name.HasTwin = true;
                    return null;
                }

                name.Stamp = 0;
                name.HasTail = false;
                if (e.Error == CardError.NotPresent)
                {
                    throw;
                }

                return e.Message;
            }
        }

        // A rename that failed may have been done in part: FAT writes the new name before it removes the old one.
        private bool HasNewName(ClipName name)
        {
            try
            {
                return ClipFiles.IsThere(_card, name.Path, _ticket.Size);
            }
            catch (CardException)
            {
                name.HasTwin = true;
                return false;
            }
        }
    }
}
