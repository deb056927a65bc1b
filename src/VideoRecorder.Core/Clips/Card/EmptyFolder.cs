namespace VideoRecorder.Core.Clips.Card
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>Deletes folders of clips that are empty.</summary>
    internal static class EmptyFolder
    {
        /// <summary>
        /// Deletes a folder, unless it holds something after all. Where the card fails it stays: that does no harm, and the next
        /// call tells how the card is.
        /// </summary>
        /// <param name="card">The card.</param>
        /// <param name="folder">The number of the folder; 0 for none.</param>
        internal static void Delete(ICard card, int folder)
        {
            try
            {
                if (folder > 0)
                {
                    card.DeleteFolder(ClipName.FolderPath(folder));
                }
            }
            catch (CardException)
            {
                // See above.
            }
        }
    }
}
