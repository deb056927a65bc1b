namespace VideoRecorder.Core.Storage
{
    using System;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// Gives the clips that were recorded before the clock was known their real time, one at each step and in
    /// recording order.
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
        private long _lastStamp;

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
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step()
        {
            long startMs;
            if (!_clock.IsKnown || !_state.IsScanned || !_state.TryTakeUnnamed(_ticket, out startMs))
            {
                return false;
            }

            string oldPath = _ticket.Path;
            string oldName = _ticket.FileName;
            try
            {
                Rename(oldPath, BootUtc().AddSeconds(startMs / 1000));
            }
            finally
            {
                _state.ClipNamed(_ticket);
            }

            _log.Info("Renamed " + oldName + " to its time: " + _ticket.Path);
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

        private void Rename(string oldPath, DateTime startUtc)
        {
            ClipName name = _ticket.Name;
            long taken = _state.MaxScannedStamp > _lastStamp ? _state.MaxScannedStamp : _lastStamp;
            long stamp = ClipName.ToStamp(_clock.ToLocal(startUtc));
            name.Stamp = stamp;
            name.HasTail = stamp <= taken || _clock.IsRepeatedHour(startUtc);
            try
            {
                _card.Rename(oldPath, name.Path);
                _lastStamp = stamp;
            }
            catch (CardException)
            {
                name.Stamp = 0;
                name.HasTail = false;
                throw;
            }
        }
    }
}
