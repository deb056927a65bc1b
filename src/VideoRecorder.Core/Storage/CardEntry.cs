namespace VideoRecorder.Core.Storage
{
    /// <summary>A file or folder in a listing of the card.</summary>
    public sealed class CardEntry
    {
        /// <summary>Initializes a new instance of the <see cref="CardEntry"/> class.</summary>
        /// <param name="name">The name without its path.</param>
        /// <param name="size">The size in bytes; 0 for a folder.</param>
        /// <param name="isFolder">Whether it is a folder.</param>
        public CardEntry(string name, long size, bool isFolder)
        {
            Name = name;
            Size = size;
            IsFolder = isFolder;
        }

        /// <summary>Gets the name without its path.</summary>
        public string Name { get; }

        /// <summary>Gets the size in bytes; 0 for a folder.</summary>
        public long Size { get; }

        /// <summary>Gets a value indicating whether it is a folder.</summary>
        public bool IsFolder { get; }
    }
}
