namespace VideoRecorder.Core.Storage
{
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;

    /// <summary>
    /// Keeps the clips within <see cref="RecorderSettings.MaxStorageMB"/> and
    /// <see cref="RecorderSettings.MinFreeSpaceMB"/> of the card free, with room for the coming clip. As a circular
    /// buffer it deletes old clips for that: delivered ones first, the oldest first, never the last one.
    /// </summary>
    public sealed class RoomKeeper
    {
        private const long Megabyte = 1048576;
        private const int Remembered = 4;

        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly RecorderLog _log;
        private readonly bool _isCircular;
        private readonly bool _uploads;
        private readonly long _maxStorage;
        private readonly long _minFree;
        private readonly CardSpace _space = new CardSpace();
        private readonly ClipTicket _ticket = new ClipTicket();
        private readonly long[] _sizes = new long[Remembered];
        private readonly StuckClips _stuck;
        private long _reserved;
        private int _learned;

        /// <summary>Initializes a new instance of the <see cref="RoomKeeper"/> class.</summary>
        /// <param name="settings">The bounds, and what a clip may take before one was recorded.</param>
        /// <param name="card">The card.</param>
        /// <param name="state">Knows the clips.</param>
        /// <param name="log">Told of each deletion.</param>
        public RoomKeeper(RecorderSettings settings, ICard card, SharedState state, RecorderLog log)
        {
            _card = card;
            _state = state;
            _log = log;
            _isCircular = settings.EnableCircularBuffer;
            _uploads = settings.UploadUrl.Length > 0;
            _maxStorage = settings.MaxStorageMB * Megabyte;
            _minFree = settings.MinFreeSpaceMB * Megabyte;
            _stuck = new StuckClips(state, log);
            _reserved = ClipEstimate.ClipBytes(settings);
        }

        /// <summary>Gets the bytes that are kept for the coming clip: the largest of the last ones and a quarter.</summary>
        public long ReservedBytes
        {
            get { return _reserved; }
        }

        /// <summary>Gets a value indicating whether old clips give way to new ones.</summary>
        public bool IsCircular
        {
            get { return _isCircular; }
        }

        /// <summary>Learns from a clip that was recorded.</summary>
        /// <param name="size">Its size in bytes.</param>
        public void Learn(long size)
        {
            _sizes[_learned % Remembered] = size;
            _learned++;
            long largest = 0;
            for (int i = 0; i < Remembered; i++)
            {
                if (_sizes[i] > largest)
                {
                    largest = _sizes[i];
                }
            }

            _reserved = largest + (largest / 4);
        }

        /// <summary>Gets how many bytes the clips may still grow by. Below 0 when a bound is broken.</summary>
        /// <returns>The bytes.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public long RoomBytes()
        {
            if (!_state.HasPlace)
            {
                // More clips than the catalogue can know are as bad as a full card, and the same helps.
                return 0;
            }

            _card.GetSpace(_space);
            long onCard = _space.FreeBytes - _minFree;
            long inQuota = _maxStorage - _state.UsedBytes;
            return onCard < inQuota ? onCard : inQuota;
        }

        /// <summary>Tells whether the card itself has room for the coming clip, whatever the quota says.</summary>
        /// <returns>Whether it has.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool HasRoomOnCard()
        {
            _card.GetSpace(_space);
            return _space.FreeBytes - _minFree >= ReservedBytes;
        }

        /// <summary>Deletes one clip if there is no room for the coming one.</summary>
        /// <returns><see langword="true"/> when one was deleted.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step()
        {
            return _isCircular && _state.IsScanned && RoomBytes() < ReservedBytes && Evict(true);
        }

        /// <summary>Deletes the clip that gives way first.</summary>
        /// <param name="isQuiet">Whether no clip is being recorded. If one is, those with two names are passed over.</param>
        /// <returns><see langword="false"/> when no clip may go.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Evict(bool isQuiet)
        {
            while (_isCircular && _state.TryTakeVictim(_ticket, isQuiet))
            {
                if (Delete())
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells in one line how the card is used.</summary>
        /// <returns>The line.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public string Report()
        {
            _card.GetSpace(_space);
            return "Storage: reserved " + Sizes.Format(ReservedBytes) + " for the next clip, used "
                + Sizes.Format(_state.UsedBytes) + " of " + Sizes.Format(_maxStorage) + ", free on card "
                + Sizes.Format(_space.FreeBytes) + " of " + Sizes.Format(_space.TotalBytes) + ", " + _state.ClipCount.ToString() + " clips"
                + (_state.IsScanned ? string.Empty : " (those of earlier starts are still to be counted)");
        }

        private bool Delete()
        {
            bool isGone;
            try
            {
                isGone = ClipFiles.Delete(_card, _ticket, true);
            }
            catch (CardException e)
            {
                _stuck.Failed(_ticket, e, "cannot be deleted");
                return false;
            }

            _stuck.Worked();
            if (!isGone)
            {
                _state.ClipSettled(_ticket, _ticket.Size, ClipState.Stuck);
                _log.Warning("Has two names since a power cut, and its header does not tell which clip it is, so it stays: " + _ticket.Path);
                return false;
            }

            _state.ClipRemoved(_ticket);
            string line = "Deleted oldest clip to make room: " + _ticket.Path + " (" + Sizes.Format(_ticket.Size) + ")";
            if (_ticket.Name.IsUploaded || !_uploads)
            {
                _log.Info(line);
            }
            else
            {
                _log.Warning(line + ", not uploaded");
            }

            return true;
        }
    }
}
