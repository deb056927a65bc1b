namespace VideoRecorder.Core.Clips.Upkeep
{
    using VideoRecorder.Core.Clips.Card;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>Deletes leased clips, and the folder with the last one in it.</summary>
    public sealed class ClipRemoval
    {
        private readonly ICard _card;
        private readonly ClipCatalogue _clips;

        internal ClipRemoval(ICard card, ClipCatalogue clips)
        {
            _card = card;
            _clips = clips;
        }

        /// <summary>Deletes a clip, which ends its lease.</summary>
        /// <param name="clip">The clip. When this throws it is leased still.</param>
        /// <returns><see langword="false"/> when its file was not there any more.</returns>
        /// <exception cref="CardException">The card fails, or refuses to delete it.</exception>
        public bool Delete(Clip clip)
        {
            bool wasThere = _card.Delete(clip.Path);
            Forget(clip);
            return wasThere;
        }

        /// <summary>Ends the lease of a clip whose file is gone.</summary>
        /// <param name="clip">The clip.</param>
        public void Forget(Clip clip) => EmptyFolder.Delete(_card, _clips.Remove(clip));
    }
}
