namespace VideoRecorder.Core.Clips.Upkeep
{
    using System;
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// Writes the real time into clips that were recorded before the clock was known, once it is: one at each step, those
    /// of this start only. A clip that is being sent has to wait.
    /// </summary>
    internal sealed class ClipDates
    {
        private readonly ICard _card;
        private readonly ClipCatalogue _clips;
        private readonly LocalClock _clock;
        private readonly RecorderLog _log;
        private readonly BadFiles _badFiles;
        private readonly Clip _clip = new Clip();
        private DateTime _startUtc;
        private bool _isStartKnown;

        internal ClipDates(ICard card, ClipCatalogue clips, LocalClock clock, RecorderLog log)
        {
            _card = card;
            _clips = clips;
            _clock = clock;
            _log = log;
            _badFiles = new BadFiles(card, clips, log);
        }

        /// <summary>Gives one clip its date.</summary>
        /// <returns><see langword="false"/> when no clip wants one now.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        internal bool Step()
        {
            if (!_clock.IsKnown)
            {
                return false;
            }

            if (!_clips.TryLease(ClipUse.Date, _clock.Milliseconds, _clip))
            {
                return _clips.IsSearching(ClipUse.Date);
            }

            try
            {
                FillIn(_clock.ToLocal(StartUtc().AddSeconds(_clip.StartMs / 1000)));
            }
            catch (CardException e)
            {
                _badFiles.Failed(_clip, e, "cannot be given its date");
            }

            return true;
        }

        // Taken once: the distances between the dates are then those between the clips.
        private DateTime StartUtc()
        {
            if (!_isStartKnown)
            {
                _startUtc = _clock.UtcNow.AddSeconds(-(_clock.Milliseconds / 1000));
                _isStartKnown = true;
            }

            return _startUtc;
        }

        private void FillIn(DateTime date)
        {
            bool isFilledIn = TryFillIn(LocalStamp.Of(date));
            if (isFilledIn && _clip.State == ClipState.Delivered && _clips.KeepsMarks)
            {
                // A file that was changed is pending again.
                _card.SetDelivered(_clip.Path, true);
            }

            _clip.IsUndated = false;
            _clips.Return(_clip, _clip.State);
            if (isFilledIn)
            {
                _log.Info("Time of " + _clip.Path + " is known now: " + date.ToString("yyyy-MM-dd HH:mm:ss"));
            }
        }

        private bool TryFillIn(long date)
        {
            IFile file = _card.Open(_clip.Path, true);
            try
            {
                return AviDate.TryFillIn(file, date);
            }
            finally
            {
                file.Close();
            }
        }
    }
}
