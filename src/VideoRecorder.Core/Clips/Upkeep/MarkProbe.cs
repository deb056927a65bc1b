namespace VideoRecorder.Core.Clips.Upkeep
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// Tries with a file of its own whether the card keeps the mark of delivered clips: a new file must lack it, take it, keep
    /// it when it is read, and lose it. On FAT it does; a PC's folder may lie on a file system without such an attribute.
    /// </summary>
    internal sealed class MarkProbe
    {
        private const string Name = "probe.tmp";
        private const string Path = ClipName.Root + "/" + Name;

        // A card that fails now and then does not fail at the mark alone so often in a row.
        private const int MaxTries = 5;

        private readonly ICard _card;
        private readonly ClipCatalogue _clips;
        private readonly RecorderLog _log;
        private bool _hasSaid;

        internal MarkProbe(ICard card, ClipCatalogue clips, RecorderLog log)
        {
            _card = card;
            _clips = clips;
            _log = log;
        }

        /// <summary>
        /// Tries it. Where it fails marks count for nothing, which is said once. A card that takes no file now, because it is full
        /// or write-protected, cannot be tried: its marks count.
        /// </summary>
        /// <exception cref="CardException">The card is gone.</exception>
        internal void Run()
        {
            string obstacle = null;
            for (int i = 0; i < MaxTries && (i == 0 || obstacle != null); i++)
            {
                obstacle = Try();
            }

            _clips.KeepsMarks = obstacle == null;
            if (obstacle != null && !_hasSaid)
            {
                _hasSaid = true;
                _log.Warning("The card does not keep which clips were delivered (" + obstacle
                    + "): those that stay on it are sent again after each start");
            }
        }

        private string Try()
        {
            try
            {
                _card.CreateFolder(ClipName.Root);
                _card.Delete(Path);
                _card.Create(Path).Close();
            }
            catch (CardException e)
            {
                ThrowIfGone(e);
                SayInTheWay(e);
                return null;
            }

            try
            {
                string obstacle = Mark();
                Delete();
                return obstacle;
            }
            catch (CardException e)
            {
                // Where the card fails at other calls too, it says nothing about marks.
                ThrowIfGone(e);
                return Delete() ? e.Message : null;
            }
        }

        private void SayInTheWay(CardException e)
        {
            if (e.Error == CardError.AlreadyExists && !_hasSaid)
            {
                _hasSaid = true;
                _log.Warning(Path + " cannot be tried (" + e.Reason + "): move it off the card, so that a card which forgets what was delivered is found out");
            }
        }

        // An empty file that stays does no harm, and the next probe begins with its deletion.
        private bool Delete()
        {
            try
            {
                return _card.Delete(Path);
            }
            catch (CardException)
            {
                return false;
            }
        }

        private static void ThrowIfGone(CardException e)
        {
            if (e.Error == CardError.NotPresent)
            {
                throw e;
            }
        }

        private string Mark()
        {
            if (IsMarked())
            {
                return "a new file has the mark already";
            }

            _card.SetDelivered(Path, true);
            _card.Open(Path, false).Close();
            if (!IsMarked())
            {
                return "a file does not keep the mark";
            }

            _card.SetDelivered(Path, false);
            return IsMarked() ? "the mark cannot be taken away" : null;
        }

        private bool IsMarked()
        {
            CardEntry[] entries = _card.List(ClipName.Root);
            for (int i = 0; i < entries.Length; i++)
            {
                if (entries[i].Name == Name)
                {
                    return entries[i].IsDelivered;
                }
            }

            return false;
        }
    }
}
