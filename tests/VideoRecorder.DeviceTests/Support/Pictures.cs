namespace VideoRecorder.DeviceTests.Support
{
    /// <summary>Small JPEG files: their markers are real, what lies between them is not.</summary>
    public static class Pictures
    {
        /// <summary>The width that they tell of, in pixels.</summary>
        public const int Width = 320;

        /// <summary>The height that they tell of, in pixels.</summary>
        public const int Height = 240;

        private static readonly byte[] Start = new byte[]
        {
            0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, Height >> 8, Height & 0xFF, Width >> 8, Width & 0xFF, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0,
        };

        /// <summary>Makes one.</summary>
        /// <param name="length">Its bytes, 32 or more.</param>
        /// <param name="fill">What its inside is made of.</param>
        /// <returns>The picture.</returns>
        public static byte[] Make(int length, byte fill)
        {
            byte[] picture = new byte[length];
            for (int i = 0; i < length; i++)
            {
                picture[i] = i < Start.Length ? Start[i] : fill;
            }

            picture[length - 2] = 0xFF;
            picture[length - 1] = 0xD9;
            return picture;
        }
    }
}
