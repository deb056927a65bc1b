namespace VideoRecorder.Esp32Cam
{
    using System.Runtime.CompilerServices;

    /// <summary>
    /// The file system of the card, which nanoFramework's <c>SDCard</c> has mounted. A native task does the work: the
    /// calling thread waits, all others run on.
    /// </summary>
    public static class CardVolume
    {
        /// <summary>Where <see cref="GetSpace"/> puts the size of the file system in bytes.</summary>
        public const int TotalBytesAt = 0;

        /// <summary>Where <see cref="GetSpace"/> puts the free bytes.</summary>
        public const int FreeBytesAt = 1;

        /// <summary>The bytes of an entry of <see cref="ReadFolder"/> before its name: size (4, little endian), flags (1), length of the name (1).</summary>
        public const int EntryHeadBytes = 6;

        /// <summary>The flag of a folder.</summary>
        public const byte FolderFlag = 1;

        /// <summary>The flag of what has the FAT attribute <em>archive</em>, see <see cref="SetArchive"/>.</summary>
        public const byte ArchiveFlag = 2;

        /// <summary>Lets the native task use the card, after it was mounted. The first call allocates the ring.</summary>
        /// <param name="root">The drive, as <c>D:</c>.</param>
        /// <returns><see cref="CardStatus.Ok"/>, or <see cref="CardStatus.NoMemory"/>.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus Attach(string root);

        /// <summary>
        /// Ends all use of the card, before it is unmounted: what is under way is finished or fails, open files are closed,
        /// and all further calls return <see cref="CardStatus.NotPresent"/>.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void Detach();

        /// <summary>Gets the size and the free space, less what waits in the ring. Does not wait for the card once it is known.</summary>
        /// <param name="space">Receives two numbers, at <see cref="TotalBytesAt"/> and <see cref="FreeBytesAt"/>.</param>
        /// <returns>The status.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus GetSpace(long[] space);

        /// <summary>Opens a folder for <see cref="ReadFolder"/>. One folder is open at a time for each thread.</summary>
        /// <param name="path">The folder.</param>
        /// <returns>A handle, 0 or more, to be closed with <see cref="CloseFolder"/>; or a <see cref="CardStatus"/>.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int OpenFolder(string path);

        /// <summary>Reads the next entries, as many as fit.</summary>
        /// <param name="handle">The folder.</param>
        /// <param name="buffer">
        /// Receives the entries one after the other: <see cref="EntryHeadBytes"/> bytes and the name in ASCII. It has at least 512 bytes.
        /// </param>
        /// <returns>The bytes used; 0 at the end; or a <see cref="CardStatus"/>.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int ReadFolder(int handle, byte[] buffer);

        /// <summary>Closes a folder.</summary>
        /// <param name="handle">The folder.</param>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void CloseFolder(int handle);

        /// <summary>Makes a folder in an existing one.</summary>
        /// <param name="path">The folder.</param>
        /// <returns>The status; <see cref="CardStatus.AlreadyExists"/> when it is there.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus CreateFolder(string path);

        /// <summary>Deletes a file or an empty folder.</summary>
        /// <param name="path">The file or folder; it is not open.</param>
        /// <returns>The status; <see cref="CardStatus.NotEmpty"/> for a folder that holds something.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus Delete(string path);

        /// <summary>
        /// Sets or clears the FAT attribute <em>archive</em> of a file. A new file has it, and each file that was changed gets
        /// it at its next sync, or when it is closed.
        /// </summary>
        /// <param name="path">The file; it is not open for writing.</param>
        /// <param name="isSet">Whether it has the attribute from now on.</param>
        /// <returns>The status; <see cref="CardStatus.NotFound"/> when there is no such file.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus SetArchive(string path, bool isSet);
    }
}
