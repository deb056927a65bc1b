namespace VideoRecorder.Core.Ports.Card
{
    /// <summary>A file or folder in a listing of the card.</summary>
    public sealed class CardEntry
    {
        /// <summary>Initializes a new instance of the <see cref="CardEntry"/> class.</summary>
        /// <param name="name">The name without its path.</param>
        /// <param name="size">The size in bytes; 0 for a folder.</param>
        /// <param name="isFolder">Whether it is a folder.</param>
        /// <param name="isDelivered">Whether it is a file that was marked as delivered.</param>
        public CardEntry(string name, long size, bool isFolder, bool isDelivered)
        {
            Name = name;
            Size = size;
            IsFolder = isFolder;
            IsDelivered = isDelivered;
        }

        /// <summary>Gets the name without its path.</summary>
        public string Name { get; }

        /// <summary>Gets the size in bytes; 0 for a folder.</summary>
        public long Size { get; }

        /// <summary>Gets a value indicating whether it is a folder.</summary>
        public bool IsFolder { get; }

        /// <summary>Gets a value indicating whether it is marked as delivered, see <see cref="ICard.SetDelivered"/>; never so for a folder.</summary>
        public bool IsDelivered { get; }
    }
}
