namespace VideoRecorder.Core.Clips.Upkeep
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// What the card fails on although the card itself works: it is said once, and skipped until the next scan. Each part of
    /// the recorder has its own.
    /// </summary>
    internal sealed class BadFiles
    {
        // What is said once has to be remembered.
        private const int MaxSaid = 32;

        private readonly ICard _card;
        private readonly ClipCatalogue _clips;
        private readonly ClipRemoval _removal;
        private readonly RecorderLog _log;
        private readonly string[] _said = new string[MaxSaid];
        private int _saidCount;

        internal BadFiles(ICard card, ClipCatalogue clips, RecorderLog log)
        {
            _card = card;
            _clips = clips;
            _removal = new ClipRemoval(card, clips);
            _log = log;
        }

        /// <summary>Ends the lease of a clip that the card failed on. Where the card itself fails it throws.</summary>
        /// <exception cref="CardException">The card is gone, write-protected or failing.</exception>
        internal void Failed(Clip clip, CardException e, string what)
        {
            if (e.Error == CardError.NotPresent)
            {
                throw e;
            }

            if (e.Error != CardError.NotFound)
            {
                CardTrial.Run(_card);
            }

            Skip(clip, e, what);
        }

        /// <summary>Ends the lease of a clip that the card failed on: no part uses it until the next scan. One that is gone is forgotten.</summary>
        internal void Skip(Clip clip, CardException e, string what)
        {
            if (e.Error == CardError.NotFound)
            {
                _removal.Forget(clip);
                _log.Warning("Clip " + clip.Path + " is no longer on the card");
                return;
            }

            _clips.Postpone(clip, ClipCatalogue.UntilRescan);
            Say(clip.Path, what, e);
        }

        // Once in this start.
        private void Say(string path, string what, CardException e)
        {
            for (int i = 0; i < _saidCount; i++)
            {
                if (_said[i] == path)
                {
                    return;
                }
            }

            if (_saidCount == MaxSaid)
            {
                return;
            }

            _said[_saidCount++] = path;
            _log.Error("Clip " + path + " " + what + " (" + e.Reason + "); it is skipped until the next scan of the card"
                + (_saidCount == MaxSaid ? ". So are others like it, which are not said any more" : string.Empty));
        }
    }
}
