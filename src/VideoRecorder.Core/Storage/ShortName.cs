namespace VideoRecorder.Core.Storage
{
    using VideoRecorder.Core.Avi;

    /// <summary>
    /// The short name, as <c>202412~1.AVI</c>, which FAT keeps beside a long one. Where the entries of a name lie in two
    /// sectors, a power cut in a rename or a deletion can leave the short name alone. After a rename it leads to the same
    /// bytes as the new name, after a deletion to all bytes of the clip that was to go.
    /// </summary>
    internal static class ShortName
    {
        private const string Extension = ".AVI";
        private const string NumberedPrefix = "VID";
        private const int MaxLength = 12;

        /// <summary>Tells whether a file is what is left of a clip's name.</summary>
        /// <param name="fileName">The name without its path.</param>
        /// <returns>Whether FAT makes such names of ours.</returns>
        internal static bool IsOfClip(string fileName)
        {
            int mark = fileName.IndexOf('~');
            if (mark < 1 || fileName.Length > MaxLength || !fileName.EndsWith(Extension))
            {
                return false;
            }

            return fileName.StartsWith(NumberedPrefix) || ClipName.ParseNumber(fileName, 0, mark) >= 0;
        }

        /// <summary>
        /// Gives a clip a name again that was being deleted: as a delivered one it is not sent, and goes when room is
        /// needed. What is not certainly a whole clip of ours is left alone.
        /// </summary>
        /// <param name="card">The card.</param>
        /// <param name="folder">The number of its folder, in which no clip has the same bytes.</param>
        /// <param name="entry">The short name.</param>
        /// <returns>The new path; <see langword="null"/> when it is left alone.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        internal static string Restore(ICard card, int folder, CardEntry entry)
        {
            string path = ClipName.FolderPath(folder) + "/" + entry.Name;
            AviHeader header = ClipFiles.ReadHeader(card, path);
            if (header == null || header.ClipId / ClipName.IdsPerFolder != folder
                || header.RiffBytes + AviFormat.ChunkHeadBytes != entry.Size)
            {
                return null;
            }

            ClipName name = new ClipName();
            name.Folder = folder;
            name.Index = header.ClipId % ClipName.IdsPerFolder;
            name.IsUploaded = true;
            card.Rename(path, name.Path);
            return name.Path;
        }
    }
}
