namespace VideoRecorder.Core.Avi
{
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// Reads the size of a JPEG picture from its frame header (the SOF marker, ITU-T T.81, B.2.2). Segments before
    /// it are skipped by their lengths, so only few bytes are read.
    /// </summary>
    public sealed class JpegSize
    {
        private const byte Fill = 0xFF;
        private const int MarkerBytes = 2;

        // Marker, length, precision, height, width.
        private const int FrameHeaderBytes = 9;

        private const int Found = 0;
        private const int NotFound = -1;

        /// <summary>Gets the width in pixels that was found, 1 to 65535.</summary>
        public int Width { get; private set; }

        /// <summary>Gets the height in pixels that was found, 1 to 65535.</summary>
        public int Height { get; private set; }

        /// <summary>Finds the size of a picture in memory.</summary>
        /// <param name="buffer">Holds the picture, or its start.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="count">Its bytes.</param>
        /// <returns><see langword="false"/> if there is no frame header; the properties keep their values.</returns>
        public bool Find(byte[] buffer, int offset, int count)
        {
            if (count < MarkerBytes)
            {
                return false;
            }

            int at = offset + MarkerBytes;
            int end = offset + count;
            int step = 1;
            while (step > 0 && at <= end - FrameHeaderBytes)
            {
                step = Inspect(buffer, at, end);
                at += step;
            }

            return step == Found;
        }

        /// <summary>Finds the size of a picture in a file, in pieces as long as the buffer. Long segments are not read.</summary>
        /// <param name="file">The file.</param>
        /// <param name="position">Where the picture starts in it, in bytes.</param>
        /// <param name="count">The picture's bytes.</param>
        /// <param name="scratch">At least 9 bytes to work with.</param>
        /// <returns><see langword="false"/> if there is no frame header; the properties keep their values.</returns>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        public bool Find(IFile file, long position, int count, byte[] scratch)
        {
            long end = position + count;
            long start = position + MarkerBytes;
            long at = start;
            int filled = 0;
            int step = 1;
            while (step > 0 && at <= end - FrameHeaderBytes)
            {
                if (at + FrameHeaderBytes > start + filled)
                {
                    start = at;
                    filled = file.Read(start, scratch, 0, scratch.Length < end - start ? scratch.Length : (int)(end - start));
                    if (filled < FrameHeaderBytes)
                    {
                        return false;
                    }
                }

                step = Inspect(scratch, (int)(at - start), filled);
                at += step;
            }

            return step == Found;
        }

        // Inspects the nine bytes of a frame header: Found when they are one, the way to the next marker, or NotFound when
        // no frame header can follow.
        private int Inspect(byte[] bytes, int at, int end)
        {
            int code = bytes[at + 1];
            if (bytes[at] != Fill || code == 0xD9 || code == 0xDA)
            {
                return NotFound;
            }

            if (code == Fill)
            {
                return FillBytes(bytes, at, end);
            }

            // C0 to CF, without DHT (C4), JPG (C8) and DAC (CC)
            if (code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC)
            {
                return ReadSize(bytes, at) ? Found : NotFound;
            }

            if (code == 0x01 || (code >= 0xD0 && code <= 0xD7))
            {
                return MarkerBytes; // TEM and RST stand alone
            }

            int length = (bytes[at + 2] << 8) | bytes[at + 3];
            return length < 2 ? NotFound : MarkerBytes + length;
        }

        // The last FF of a run is the marker's own.
        private static int FillBytes(byte[] bytes, int at, int end)
        {
            int next = at + 1;
            while (next + 1 < end && bytes[next + 1] == Fill)
            {
                next++;
            }

            return next - at;
        }

        private bool ReadSize(byte[] bytes, int at)
        {
            int height = (bytes[at + 5] << 8) | bytes[at + 6];
            int width = (bytes[at + 7] << 8) | bytes[at + 8];
            if (width == 0 || height == 0)
            {
                return false;
            }

            Width = width;
            Height = height;
            return true;
        }
    }
}
