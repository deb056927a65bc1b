namespace VideoRecorder.Core.Avi
{
    /// <summary>
    /// Reads the size of a JPEG picture from its frame header (the SOF marker, ITU-T T.81, B.2.2). Segments before
    /// it are skipped by their lengths, so only few bytes are looked at.
    /// </summary>
    public sealed class JpegSize
    {
        private const int MaxMarkers = 64;

        // Marker, length, precision, height, width.
        private const int FrameHeaderBytes = 9;

        /// <summary>Gets the width in pixels that was found, 1 to 65535.</summary>
        public int Width { get; private set; }

        /// <summary>Gets the height in pixels that was found, 1 to 65535.</summary>
        public int Height { get; private set; }

        /// <summary>Looks into a picture in memory.</summary>
        /// <param name="buffer">Holds the picture, or its start.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="count">Its bytes.</param>
        /// <returns><see langword="false"/> if there is no frame header; the properties keep their values.</returns>
        public bool Find(byte[] buffer, int offset, int count)
        {
            int at = offset + 2;
            int end = offset + count;
            for (int marker = 0; marker < MaxMarkers && at >= offset && at <= end - FrameHeaderBytes; marker++)
            {
                int step = Look(buffer, at);
                if (step <= 0)
                {
                    return step == 0;
                }

                at += step;
            }

            return false;
        }

        /// <summary>Looks into a picture in a file.</summary>
        /// <param name="file">The file.</param>
        /// <param name="position">Where the picture starts in it, in bytes.</param>
        /// <param name="count">The picture's bytes.</param>
        /// <param name="scratch">At least 9 bytes to work with.</param>
        /// <returns><see langword="false"/> if there is no frame header; the properties keep their values.</returns>
        /// <exception cref="Storage.CardException">The card is gone or failing.</exception>
        public bool Find(IClipFile file, long position, int count, byte[] scratch)
        {
            long at = position + 2;
            long end = position + count;
            for (int marker = 0; marker < MaxMarkers && at <= end - FrameHeaderBytes; marker++)
            {
                if (file.Read(at, scratch, 0, FrameHeaderBytes) < FrameHeaderBytes)
                {
                    return false;
                }

                int step = Look(scratch, 0);
                if (step <= 0)
                {
                    return step == 0;
                }

                at += step;
            }

            return false;
        }

        // Looks at nine bytes: 0 when they are the frame header, the way to the next marker, or -1 when no frame
        // header can follow.
        private int Look(byte[] bytes, int at)
        {
            int code = bytes[at + 1];
            if (bytes[at] != 0xFF || code == 0xD9 || code == 0xDA)
            {
                return -1;
            }

            if (code == 0xFF)
            {
                return 1; // a fill byte
            }

            // C0 to CF, without DHT (C4), JPG (C8) and DAC (CC)
            if (code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC)
            {
                int height = (bytes[at + 5] << 8) | bytes[at + 6];
                int width = (bytes[at + 7] << 8) | bytes[at + 8];
                if (width == 0 || height == 0)
                {
                    return -1;
                }

                Width = width;
                Height = height;
                return 0;
            }

            int length = (bytes[at + 2] << 8) | bytes[at + 3];
            return length < 2 ? -1 : 2 + length;
        }
    }
}
