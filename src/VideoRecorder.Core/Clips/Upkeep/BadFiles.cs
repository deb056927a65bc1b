namespace VideoRecorder.Core.Clips.Upkeep
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Storage;

    /// <summary>
    /// Tells a bad file from a bad card: a clip that the card fails on is left alone until the next scan, and only several in
    /// a row mean that the card itself has failed. A clip that is not there any more is told and forgotten.
    /// </summary>
    internal sealed class BadFiles
    {
        private const int MaxInARow = 3;

        private readonly ClipCatalogue _clips;
        private readonly ClipRemoval _removal;
        private readonly RecorderLog _log;
        private int _inARow;

        internal BadFiles(ClipCatalogue clips, ClipRemoval removal, RecorderLog log)
        {
            _clips = clips;
            _removal = removal;
            _log = log;
        }

        /// <summary>Says that the card did what it was asked for.</summary>
        internal void Worked()
        {
            _inARow = 0;
        }

        /// <summary>Ends the lease of a clip that the card failed on, or throws that the card itself has failed.</summary>
        internal void Failed(Clip clip, CardException e, string what)
        {
            if (e.Error == CardError.NotFound)
            {
                _removal.Forget(clip);
                _log.Warning("Clip " + clip.Path + " is no longer on the card");
                return;
            }

            _inARow++;
            if (e.Error == CardError.NotPresent || e.Error == CardError.ReadOnly || _inARow >= MaxInARow)
            {
                _inARow = 0;
                throw e;
            }

            _clips.Postpone(clip, ClipCatalogue.UntilRescan);
            _log.Error("Clip " + clip.Path + " " + what + " and is skipped until the next scan of the card: " + e.Message);
        }
    }
}
