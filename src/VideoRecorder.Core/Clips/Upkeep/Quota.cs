namespace VideoRecorder.Core.Clips.Upkeep
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;

    /// <summary>
    /// Keeps the clips within <see cref="RecorderSettings.MaxStorageMB"/> and
    /// <see cref="RecorderSettings.MinFreeSpaceMB"/> of the card free, with space for the coming clip. As a circular
    /// buffer it deletes old clips for that: delivered ones first, the oldest first, never the last one. Without it only
    /// delivered ones go, where those are to be deleted anyway.
    /// </summary>
    public sealed class Quota
    {
        private const long Megabyte = 1048576;
        private const int Remembered = 4;

        // The card may fail on many: each costs time, and a recording may be waiting.
        private const int MaxFailuresAtOnce = 4;

        private readonly ICard _card;
        private readonly ClipCatalogue _clips;
        private readonly ClipRemoval _removal;
        private readonly RecorderLog _log;
        private readonly ClipUse _use;
        private readonly bool _uploads;
        private readonly long _maxStorage;
        private readonly long _minFree;
        private readonly CardSpace _space = new CardSpace();
        private readonly Clip _clip = new Clip();
        private readonly long[] _sizes = new long[Remembered];
        private readonly BadFiles _badFiles;
        private long _reserved;
        private int _learned;

        internal Quota(RecorderSettings settings, ICard card, ClipCatalogue clips, RecorderLog log)
        {
            _card = card;
            _clips = clips;
            _removal = new ClipRemoval(card, clips);
            _log = log;
            _use = settings.EnableCircularBuffer ? ClipUse.Eviction : ClipUse.DeliveredEviction;
            MayEvict = settings.EnableCircularBuffer || settings.DeleteAfterUpload;
            _uploads = settings.HasTarget;
            _maxStorage = settings.MaxStorageMB * Megabyte;
            _minFree = settings.MinFreeSpaceMB * Megabyte;
            _badFiles = new BadFiles(card, clips, log);
            _reserved = ClipEstimate.ClipBytes(settings);
        }

        /// <summary>Gets the bytes that are kept for the coming clip: the largest of the last ones and a quarter.</summary>
        public long ReservedBytes => _reserved;

        /// <summary>Gets a value indicating whether any clips give way to new ones.</summary>
        public bool MayEvict { get; }

        /// <summary>Gets a value indicating whether the last eviction ended early: the card failed on some clips, and others may give way.</summary>
        public bool IsSearching { get; private set; }

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
        public long FreeBytes()
        {
            if (!_clips.HasPlace)
            {
                // More clips than the catalogue can know are as bad as a full card, and the same helps.
                return 0;
            }

            _card.GetSpace(_space);
            long onCard = _space.FreeBytes - _minFree;
            long inQuota = _maxStorage - _clips.UsedBytes;
            return onCard < inQuota ? onCard : inQuota;
        }

        /// <summary>Tells whether the card itself has space for the coming clip, whatever the quota says.</summary>
        /// <returns>Whether it has.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool HasSpaceOnCard()
        {
            _card.GetSpace(_space);
            return _space.FreeBytes - _minFree >= ReservedBytes;
        }

        /// <summary>Deletes one clip if there is no space for the coming one.</summary>
        /// <returns><see langword="true"/> when one was deleted, or others are to be tried.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step() => MayEvict && _clips.IsComplete && FreeBytes() < ReservedBytes && (Evict() || IsSearching);

        /// <summary>Deletes the clip that gives way first. Those that the card fails on are skipped.</summary>
        /// <returns><see langword="false"/> when no clip may go, or the next call has to try others (<see cref="IsSearching"/>).</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Evict()
        {
            IsSearching = false;
            int failures = 0;
            while (MayEvict)
            {
                if (failures == MaxFailuresAtOnce)
                {
                    IsSearching = true;
                    return false;
                }

                if (_clips.TryLease(_use, 0, _clip))
                {
                    if (Delete())
                    {
                        return true;
                    }

                    failures++;
                }
                else if (!_clips.IsSearching(_use))
                {
                    return false;
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
            return "Storage: reserved " + SizeText.Format(ReservedBytes) + " for the next clip, used "
                + SizeText.Format(_clips.UsedBytes) + " of " + SizeText.Format(_maxStorage) + ", free on card "
                + SizeText.Format(_space.FreeBytes) + " of " + SizeText.Format(_space.TotalBytes) + ", " + _clips.Count.ToString() + " clips"
                + (_clips.IsComplete ? string.Empty : " (those of earlier starts are still to be counted)");
        }

        private bool Delete()
        {
            try
            {
                _removal.Delete(_clip);
            }
            catch (CardException e)
            {
                _badFiles.Failed(_clip, e, "cannot be deleted");
                return false;
            }

            string line = "Deleted oldest clip to make space: " + _clip.Path + " (" + SizeText.Format(_clip.Size) + ")";
            if (_clip.State == ClipState.Delivered || !_uploads)
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
