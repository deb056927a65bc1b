namespace VideoRecorder.Core.Avi
{
    /// <summary>Numbers in the byte order of RIFF files.</summary>
    internal static class LittleEndian
    {
        /// <summary>Writes a 32-bit number.</summary>
        /// <param name="buffer">Receives four bytes.</param>
        /// <param name="offset">Where to put them.</param>
        /// <param name="value">The number.</param>
        public static void Put(byte[] buffer, int offset, int value)
        {
            buffer[offset] = (byte)value;
            buffer[offset + 1] = (byte)(value >> 8);
            buffer[offset + 2] = (byte)(value >> 16);
            buffer[offset + 3] = (byte)(value >> 24);
        }

        /// <summary>Reads a signed 32-bit number.</summary>
        /// <param name="buffer">Holds the four bytes.</param>
        /// <param name="offset">Where they start.</param>
        /// <returns>The number.</returns>
        public static int Get(byte[] buffer, int offset) =>
            buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16) | (buffer[offset + 3] << 24);

        /// <summary>Reads an unsigned 32-bit number.</summary>
        /// <param name="buffer">Holds the four bytes.</param>
        /// <param name="offset">Where they start.</param>
        /// <returns>The number, 0 to 4294967295.</returns>
        public static long GetUnsigned(byte[] buffer, int offset) => Get(buffer, offset) & 0xFFFFFFFFL;
    }
}
