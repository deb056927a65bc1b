namespace VideoRecorder.Board.Card
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Esp32Cam;

    /// <summary>Collects the entries of a folder from the blocks that <see cref="CardVolume.ReadFolder"/> fills.</summary>
    public sealed class FolderEntries
    {
        // Places within the head of an entry.
        private const int FlagsAt = 4;
        private const int NameLengthAt = 5;

        // Most folders hold no more.
        private const int FirstCapacity = 32;

        private CardEntry[] _entries = new CardEntry[FirstCapacity];
        private int _count;

        /// <summary>Adds the entries of a block.</summary>
        /// <param name="block">The block.</param>
        /// <param name="used">How many bytes of it are used.</param>
        /// <returns><see langword="false"/> when the block does not end with an entry's end; those before count.</returns>
        public bool Add(byte[] block, int used)
        {
            int at = 0;
            while (at + CardVolume.EntryHeadBytes <= used)
            {
                int nameLength = block[at + NameLengthAt];
                int nameAt = at + CardVolume.EntryHeadBytes;
                if (nameAt + nameLength > used)
                {
                    return false;
                }

                int flags = block[at + FlagsAt];
                bool isFolder = (flags & CardVolume.FolderFlag) != 0;
                bool isDelivered = !isFolder && (flags & CardVolume.ArchiveFlag) == 0;
                long size = block[at] | ((long)block[at + 1] << 8) | ((long)block[at + 2] << 16) | ((long)block[at + 3] << 24);
                Add(new CardEntry(Encoding.UTF8.GetString(block, nameAt, nameLength), isFolder ? 0 : size, isFolder, isDelivered));
                at = nameAt + nameLength;
            }

            return at == used;
        }

        /// <summary>Gives what was collected.</summary>
        /// <returns>An array of just the right length.</returns>
        public CardEntry[] ToArray()
        {
            return Resized(_count);
        }

        private void Add(CardEntry entry)
        {
            if (_count == _entries.Length)
            {
                _entries = Resized(_count * 2);
            }

            _entries[_count++] = entry;
        }

        private CardEntry[] Resized(int length)
        {
            CardEntry[] resized = new CardEntry[length];
            Array.Copy(_entries, resized, _count);
            return resized;
        }
    }
}
