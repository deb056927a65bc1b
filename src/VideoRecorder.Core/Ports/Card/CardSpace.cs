namespace VideoRecorder.Core.Ports.Card
{
    /// <summary>The size and the free space of the card.</summary>
    public sealed class CardSpace
    {
        /// <summary>Gets or sets the size of the file system in bytes.</summary>
        public long TotalBytes { get; set; }

        /// <summary>Gets or sets the free space in bytes.</summary>
        public long FreeBytes { get; set; }
    }
}
