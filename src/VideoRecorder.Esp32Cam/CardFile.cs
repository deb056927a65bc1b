namespace VideoRecorder.Esp32Cam
{
    using System.Runtime.CompilerServices;

    /// <summary>
    /// Files on the card, driven by a native task: the calling thread waits, all others run on. What is appended,
    /// synced and written over goes through a ring of memory in the order of the calls; only a full ring makes a caller wait.
    /// An error of such a late write is returned by the next call on the file.
    /// </summary>
    public static class CardFile
    {
        /// <summary>The longest path in bytes.</summary>
        public const int MaxPathBytes = 200;

        /// <summary>Opens a file.</summary>
        /// <param name="path">The path as nanoFramework's own driver forms it, as <c>D:\clips\a.avi</c>; ASCII.</param>
        /// <param name="mode">How.</param>
        /// <returns>A handle, 0 or more, to be closed with <see cref="Close"/>; or a <see cref="CardStatus"/>.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Open(string path, CardFileMode mode);

        /// <summary>Gets the length with all that was appended so far.</summary>
        /// <param name="handle">The file.</param>
        /// <returns>The bytes, or a <see cref="CardStatus"/>.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern long GetLength(int handle);

        /// <summary>Appends bytes. Waits only while the ring is full.</summary>
        /// <param name="handle">The file.</param>
        /// <param name="buffer">The bytes; they may change when the call has returned.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">How many.</param>
        /// <returns>The status of this call or of a late write before it.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus Append(int handle, byte[] buffer, int offset, int count);

        /// <summary>Appends the frame that the camera holds. Waits only while the ring is full.</summary>
        /// <param name="handle">The file.</param>
        /// <returns>The status of this call or of a late write before it; <see cref="CardStatus.NotValid"/> without a frame.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus AppendFrame(int handle);

        /// <summary>Writes over bytes that are in the file, after all that was appended before.</summary>
        /// <param name="handle">The file.</param>
        /// <param name="position">Where in the file.</param>
        /// <param name="buffer">The bytes; they may change when the call has returned.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">How many; the file does not grow.</param>
        /// <returns>The status of this call or of a late write before it.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus Overwrite(int handle, long position, byte[] buffer, int offset, int count);

        /// <summary>Reads bytes, after all that was appended before has reached the card.</summary>
        /// <param name="handle">The file.</param>
        /// <param name="position">Where in the file.</param>
        /// <param name="buffer">Receives the bytes.</param>
        /// <param name="offset">Where to put them.</param>
        /// <param name="count">How many at most.</param>
        /// <returns>How many were read, fewer only at the end of the file; or a <see cref="CardStatus"/>.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Read(int handle, long position, byte[] buffer, int offset, int count);

        /// <summary>Cuts the file off, after all that was appended before has reached the card.</summary>
        /// <param name="handle">The file.</param>
        /// <param name="length">The new length, not above the present one.</param>
        /// <returns>The status of this call or of a late write before it.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus Truncate(int handle, long length);

        /// <summary>
        /// Has all that was appended and written over before brought to the medium, with the file's length, before
        /// anything that comes later. Does not wait for it.
        /// </summary>
        /// <param name="handle">The file.</param>
        /// <returns>The status of this call or of a late write before it.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus Sync(int handle);

        /// <summary>Brings everything to the medium, waits for it, and closes. The handle is free afterwards, whatever is returned.</summary>
        /// <param name="handle">The file.</param>
        /// <returns>The status of this call or of a late write before it.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CardStatus Close(int handle);
    }
}
