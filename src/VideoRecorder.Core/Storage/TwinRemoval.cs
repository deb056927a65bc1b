namespace VideoRecorder.Core.Storage
{
    using VideoRecorder.Core.Avi;

    /// <summary>
    /// Deletes a clip that a power cut has left with more than one name. The first deletion frees the bytes; if they are
    /// given to another file before the second, FAT takes them away from that one. So nothing may be written in between,
    /// and where a power cut falls there, the next start goes on before it writes anything. It knows the clip from an
    /// empty file that is made first: <c>/clips/000012.004</c>, folder and number. That takes no room, and its short name
    /// comes and goes in one write.
    /// </summary>
    internal static class TwinRemoval
    {
        private const int FolderDigits = 6;
        private const int IndexDigits = 3;

        /// <summary>Says on the card that a clip is to go.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">One of its names.</param>
        /// <param name="folder">The number of its folder.</param>
        /// <returns>The number of the clip; 0 when its header does not tell, and it must stay.</returns>
        /// <exception cref="CardException">The card is full, write-protected, gone or failing.</exception>
        internal static int Order(ICard card, string path, int folder)
        {
            int id = ClipFiles.ReadId(card, path);
            if (id / ClipName.IdsPerFolder != folder)
            {
                return 0;
            }

            try
            {
                card.Create(PathOf(id)).Close();
            }
            catch (CardException e)
            {
                if (e.Error != CardError.AlreadyExists)
                {
                    throw;
                }
            }

            return id;
        }

        /// <summary>Reads the name of a file that says which clip is to go.</summary>
        /// <param name="fileName">The name, as <c>000012.004</c>.</param>
        /// <returns>The number of the clip, see <see cref="ClipName.Id"/>; -1 if it is another file.</returns>
        internal static int ParseOrder(string fileName)
        {
            if (fileName.Length != FolderDigits + 1 + IndexDigits || fileName[FolderDigits] != '.')
            {
                return -1;
            }

            int folder = ClipName.ParseNumber(fileName, 0, FolderDigits);
            int index = ClipName.ParseNumber(fileName, FolderDigits + 1, IndexDigits);
            return folder < 1 || index < 0 ? -1 : (folder * ClipName.IdsPerFolder) + index;
        }

        /// <summary>
        /// Deletes all names of a clip, then the file that asked for it. It may be cut off anywhere and begun again. A
        /// name whose bytes are free still shows the clip's header, as long as nothing else was written.
        /// </summary>
        /// <param name="card">The card; nothing is written to it meanwhile.</param>
        /// <param name="id">The number of the clip.</param>
        /// <param name="size">Its size in bytes, the same under all names; -1 when it is not known.</param>
        /// <exception cref="CardException">The card fails.</exception>
        internal static void CarryOut(ICard card, int id, long size)
        {
            int folder = id / ClipName.IdsPerFolder;
            string folderPath = ClipName.FolderPath(folder);
            CardEntry[] entries = card.List(folderPath);
            ClipName name = new ClipName();
            for (int i = 0; i < entries.Length; i++)
            {
                CardEntry entry = entries[i];
                bool mayBe = !entry.IsFolder && (size < 0 ? entry.Size >= AviFormat.HeaderBytes : entry.Size == size)
                    && (name.Parse(folder, entry.Name) || ShortName.IsOfClip(entry.Name));
                string path = folderPath + "/" + entry.Name;
                if (mayBe && ClipFiles.ReadId(card, path) == id)
                {
                    card.Delete(path);
                }
            }

            card.Delete(PathOf(id));
        }

        private static string PathOf(int id)
        {
            return ClipName.FolderPath(id / ClipName.IdsPerFolder) + "." + (id % ClipName.IdsPerFolder).ToString("D3");
        }
    }
}
