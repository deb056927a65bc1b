namespace VideoRecorder.Core.Settings
{
    /// <summary>
    /// What a clip will probably take on the card, before there is one to learn from. An OV2640 needs about
    /// 3 / (4 x quality number) bytes per pixel: 19 KB for a VGA frame at quality 12.
    /// </summary>
    public static class ClipEstimate
    {
        /// <summary>The size at which a recording goes on in a next file, in bytes.</summary>
        public const long LargestClipBytes = 1024L * 1024 * 1024;

        private const int HighestFactor = 86400;

        private const int HeaderBytes = 512;

        /// <summary>Eight bytes of chunk header, up to one of padding and sixteen in the index.</summary>
        private const int BytesAroundFrame = 8 + 1 + 16;

        /// <summary>Estimates one frame.</summary>
        /// <param name="settings">Picture size and quality are read from here.</param>
        /// <returns>Bytes; 0 when one of the settings makes no sense.</returns>
        public static long FrameBytes(RecorderSettings settings)
        {
            long pixels = (long)FrameSizes.Width(settings.FrameSize) * FrameSizes.Height(settings.FrameSize);
            return settings.JpegQuality < 1 ? 0 : pixels * 3 / (4L * settings.JpegQuality);
        }

        /// <summary>Estimates a whole recording of the set duration, which may be several files.</summary>
        /// <param name="settings">Duration, frame rate, picture size and quality are read from here.</param>
        /// <returns>Bytes.</returns>
        public static long RecordingBytes(RecorderSettings settings)
        {
            long slots = (long)Bounded(settings.CaptureDurationSec) * Bounded(settings.FramesPerSecond);
            return HeaderBytes + slots * (FrameBytes(settings) + BytesAroundFrame);
        }

        /// <summary>Estimates the largest file of a recording.</summary>
        /// <param name="settings">Duration, frame rate, picture size and quality are read from here.</param>
        /// <returns>Bytes, at most <see cref="LargestClipBytes"/>.</returns>
        public static long ClipBytes(RecorderSettings settings)
        {
            long bytes = RecordingBytes(settings);
            return bytes > LargestClipBytes ? LargestClipBytes : bytes;
        }

        /// <summary>Keeps a setting that was not checked from overflowing the sum.</summary>
        private static int Bounded(int value)
        {
            if (value < 0)
            {
                return 0;
            }

            return value > HighestFactor ? HighestFactor : value;
        }
    }
}
