namespace VideoRecorder.Core.Ports.Card
{
    /// <summary>
    /// The SD card of a board. Paths start at the card's root with a slash and use slashes
    /// (<c>/clips/000001/20241220143052.avi</c>); the implementation maps them to its own form.
    /// All methods throw <see cref="CardException"/> when the card is gone or failing.
    /// </summary>
    public interface ICard
    {
        /// <summary>Mounts the card, or mounts it again after it was gone. Does nothing when it is mounted.</summary>
        /// <exception cref="CardException">There is no card, or it has no FAT file system.</exception>
        void Mount();

        /// <summary>Gets the size and the free space of the card, without a scan of it.</summary>
        /// <param name="space">Receives the figures. The caller owns and reuses it.</param>
        void GetSpace(CardSpace space);

        /// <summary>Lists a folder in one pass, in no particular order.</summary>
        /// <param name="folder">The folder.</param>
        /// <returns>Its files and folders; empty when the folder does not exist.</returns>
        CardEntry[] List(string folder);

        /// <summary>Makes a folder in an existing one. Does nothing when it exists.</summary>
        /// <param name="folder">The folder.</param>
        void CreateFolder(string folder);

        /// <summary>Deletes a folder.</summary>
        /// <param name="folder">The folder.</param>
        /// <returns><see langword="false"/> when it is not empty or not there; it is left alone then.</returns>
        bool DeleteFolder(string folder);

        /// <summary>Makes a file and opens it for writing and reading.</summary>
        /// <param name="path">The file.</param>
        /// <returns>The open file.</returns>
        /// <exception cref="CardException">A file of that name exists (<see cref="CardError.AlreadyExists"/>).</exception>
        IFile Create(string path);

        /// <summary>Opens an existing file.</summary>
        /// <param name="path">The file.</param>
        /// <param name="forWriting"><see langword="false"/> opens it for reading only.</param>
        /// <returns>The open file.</returns>
        /// <exception cref="CardException">There is no such file (<see cref="CardError.NotFound"/>).</exception>
        IFile Open(string path, bool forWriting);

        /// <summary>
        /// Marks a file as delivered, or as pending again. On FAT this is the attribute <em>archive</em>, which says that a
        /// file is still to be backed up: cleared for delivered, set for pending. A new file is pending, and so is each that
        /// was changed, from its next sync or its closing on.
        /// </summary>
        /// <param name="path">The file; it is not open for writing.</param>
        /// <param name="isDelivered">Whether it was delivered.</param>
        /// <exception cref="CardException">There is no such file (<see cref="CardError.NotFound"/>).</exception>
        void SetDelivered(string path, bool isDelivered);

        /// <summary>Deletes a file.</summary>
        /// <param name="path">The file; it is not open.</param>
        /// <returns><see langword="false"/> when it was not there.</returns>
        bool Delete(string path);
    }
}
