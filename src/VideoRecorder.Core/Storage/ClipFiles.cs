namespace VideoRecorder.Core.Storage
{
    using VideoRecorder.Core.Avi;

    /// <summary>What is done to the file of a clip that may have two names.</summary>
    internal static class ClipFiles
    {
        // The header and the first picture's tables, and the end of the index, which has the size of each picture.
        private const int EndBytes = 1024;

        /// <summary>Deletes a clip, under both of its names where a power cut has left two.</summary>
        /// <param name="card">The card.</param>
        /// <param name="ticket">The clip; it was taken.</param>
        /// <returns><see langword="false"/> when it was not there.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        internal static bool Delete(ICard card, ClipTicket ticket)
        {
            // Both at once, with nothing written in between: what the first frees still belongs to the second. The
            // marked name comes last, so that after another power cut the clip is not sent again.
            string twin = ticket.Name.TwinPath;
            bool hadTwin = twin != null && card.Delete(twin);
            return card.Delete(ticket.Path) || hadTwin;
        }

        /// <summary>Tells whether two names of the same size lead to the same bytes, by both ends of the files.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">One name.</param>
        /// <param name="otherPath">The other.</param>
        /// <param name="size">The size of both, in bytes.</param>
        /// <returns>Whether they do; <see langword="false"/> when one cannot be read.</returns>
        /// <exception cref="CardException">The card is gone.</exception>
        internal static bool AreSame(ICard card, string path, string otherPath, long size)
        {
            byte[] ends = new byte[2 * EndBytes];
            byte[] otherEnds = new byte[2 * EndBytes];
            try
            {
                ReadEnds(card, path, size, ends);
                ReadEnds(card, otherPath, size, otherEnds);
            }
            catch (CardException e)
            {
                if (e.Error == CardError.NotPresent)
                {
                    throw;
                }

                return false;
            }

            for (int i = 0; i < ends.Length; i++)
            {
                if (ends[i] != otherEnds[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static void ReadEnds(ICard card, string path, long size, byte[] ends)
        {
            IClipFile file = card.Open(path, false);
            try
            {
                file.Read(0, ends, 0, EndBytes);
                file.Read(size > EndBytes ? size - EndBytes : 0, ends, EndBytes, EndBytes);
            }
            finally
            {
                file.Close();
            }
        }
    }
}
