namespace VideoRecorder.Core.Upload.Protocols
{
    using VideoRecorder.Core.Ports.Card;

    /// <summary>A clip that is being sent.</summary>
    internal sealed class OutgoingClip
    {
        internal OutgoingClip(IFile file, string name)
        {
            File = file;
            Name = name;
            Length = file.Length;
        }

        /// <summary>Gets its file, open for reading.</summary>
        internal IFile File { get; }

        /// <summary>Gets the name that the server sees.</summary>
        internal string Name { get; }

        /// <summary>Gets its length in bytes.</summary>
        internal long Length { get; }
    }
}
