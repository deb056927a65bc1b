namespace VideoRecorder.Core.Clips.Upkeep
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>Tells a bad card from a bad file, by a file of its own: a card that works takes it and lets it go.</summary>
    internal static class CardTrial
    {
        private const string Path = ClipName.Root + "/trial.tmp";

        /// <summary>Tries the card. One that is full works.</summary>
        /// <exception cref="CardException">The card is gone, write-protected or failing.</exception>
        internal static void Run(ICard card)
        {
            Try(card, true);
            Try(card, false);
        }

        private static void Try(ICard card, bool isNew)
        {
            try
            {
                if (isNew)
                {
                    card.Create(Path).Close();
                }
                else
                {
                    card.Delete(Path);
                }
            }
            catch (CardException e)
            {
                if (e.Error == CardError.NotPresent || e.Error == CardError.ReadOnly || e.Error == CardError.Failed)
                {
                    throw;
                }
            }
        }
    }
}
