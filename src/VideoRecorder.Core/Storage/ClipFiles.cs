namespace VideoRecorder.Core.Storage
{
    using VideoRecorder.Core.Avi;

    /// <summary>What is done to the file of a clip that may have two names.</summary>
    internal static class ClipFiles
    {
        // The header, which has a number that no other clip has, and the end of the index with the sizes of the last pictures.
        private const int EndBytes = 1024;

        /// <summary>Deletes a clip, under all of its names where a power cut has left more than one.</summary>
        /// <param name="card">The card.</param>
        /// <param name="ticket">The clip; it was taken.</param>
        /// <param name="isQuiet">Whether no other part, and no open file, can get bytes of the card meanwhile.</param>
        /// <returns><see langword="false"/> when it is left alone until the next start, for its names.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        internal static bool Delete(ICard card, ClipTicket ticket, bool isQuiet)
        {
            if (!ticket.Name.HasTwin)
            {
                card.Delete(ticket.Path);
                return true;
            }

            int id = TwinRemoval.Order(card, ticket.Path, ticket.Name.Folder);
            if (id == 0 || !isQuiet)
            {
                return false;
            }

            TwinRemoval.CarryOut(card, id, ticket.Size);
            return true;
        }

        /// <summary>Reads from a file's header which clip it is, whatever its name.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">The file.</param>
        /// <returns>The number of the clip, see <see cref="ClipName.Id"/>; 0 when the header does not tell.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        internal static int ReadId(ICard card, string path)
        {
            AviHeader header = ReadHeader(card, path);
            return header == null ? 0 : header.ClipId;
        }

        /// <summary>Reads the header of a file.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">The file.</param>
        /// <returns>The header; <see langword="null"/> when the file has none of ours.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        internal static AviHeader ReadHeader(ICard card, string path)
        {
            byte[] block = new byte[AviFormat.HeaderBytes];
            IClipFile file = card.Open(path, false);
            try
            {
                AviHeader header = new AviHeader();
                return file.Read(0, block, 0, block.Length) == block.Length && header.TryRead(block) ? header : null;
            }
            finally
            {
                file.Close();
            }
        }

        /// <summary>Tells whether a file is there, after a rename to its name that failed: FAT may have written the name before.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">The file.</param>
        /// <param name="size">The size of the clip, in bytes.</param>
        /// <returns>Whether it is.</returns>
        /// <exception cref="CardException">The card fails: it may be there or not.</exception>
        internal static bool IsThere(ICard card, string path, long size)
        {
            try
            {
                IClipFile file = card.Open(path, false);
                long length = file.Length;
                file.Close();
                return length == size;
            }
            catch (CardException e)
            {
                if (e.Error != CardError.NotFound)
                {
                    throw;
                }

                return false;
            }
        }

        /// <summary>Tells whether two names of the same size lead to the same bytes, by both ends of the files.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">One name.</param>
        /// <param name="otherPath">The other.</param>
        /// <param name="size">The size of both, in bytes.</param>
        /// <returns>Whether they do.</returns>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        internal static bool AreSame(ICard card, string path, string otherPath, long size)
        {
            byte[] ends = new byte[2 * EndBytes];
            byte[] otherEnds = new byte[2 * EndBytes];
            ReadEnds(card, path, size, ends);
            ReadEnds(card, otherPath, size, otherEnds);
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
