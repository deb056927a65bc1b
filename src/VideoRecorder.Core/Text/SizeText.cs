namespace VideoRecorder.Core.Text
{
    /// <summary>Sizes as the log shows them.</summary>
    public static class SizeText
    {
        private const long Megabyte = 1024 * 1024;

        /// <summary>Gives a size in megabytes of 1048576 bytes with two decimals, such as <c>2.34MB</c>.</summary>
        /// <param name="bytes">The size. Half a hundredth is rounded away from zero.</param>
        /// <returns>The text.</returns>
        public static string Format(long bytes)
        {
            string sign = bytes < 0 ? "-" : string.Empty;
            long whole = bytes / Megabyte;
            long rest = bytes % Megabyte;
            if (bytes < 0)
            {
                whole = -whole;
                rest = -rest;
            }

            long hundredths = (rest * 100 + Megabyte / 2) / Megabyte;
            if (hundredths == 100)
            {
                whole++;
                hundredths = 0;
            }

            return sign + whole.ToString() + "." + hundredths.ToString("D2") + "MB";
        }

        /// <summary>Gives the size of a chunk in kilobytes, such as <c>8KB</c>.</summary>
        /// <param name="bytes">The size.</param>
        /// <returns>The text; in bytes, such as <c>512B</c>, when it is not a whole number of kilobytes.</returns>
        public static string FormatChunk(int bytes) => bytes % 1024 == 0 ? (bytes / 1024).ToString() + "KB" : bytes.ToString() + "B";
    }
}
