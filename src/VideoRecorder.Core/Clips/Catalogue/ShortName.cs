namespace VideoRecorder.Core.Clips.Catalogue
{
    /// <summary>
    /// The short name, as <c>202412~1.AVI</c>, which FAT keeps beside a long one. A power cut in a deletion, or a PC's
    /// repair of the card, can leave a whole clip with that name alone. It is kept as a number, which is below 0.
    /// </summary>
    internal static class ShortName
    {
        private const string Extension = ".AVI";
        private const string NumberedPrefix = "VID";
        private const int MaxStem = 8;

        // 1 to 10 for digits, 11 to 36 for letters, 37 for the tilde; 0 ends the name.
        private const int Base = 38;

        /// <summary>Reads a file's name.</summary>
        /// <param name="fileName">The name without its path.</param>
        /// <returns>The number; 0 when FAT makes no such name of a clip's.</returns>
        internal static long Parse(string fileName)
        {
            int length = fileName.Length - Extension.Length;
            int tilde = fileName.IndexOf('~');
            if (length > MaxStem || tilde < 1 || tilde >= length - 1 || !fileName.EndsWith(Extension)
                || !(fileName.StartsWith(NumberedPrefix) || ClipName.ParseNumber(fileName, 0, tilde) >= 0))
            {
                return 0;
            }

            long packed = 0;
            for (int i = length - 1; i >= 0; i--)
            {
                int digit = i == tilde ? Base - 1 : DigitOf(fileName[i]);
                if (digit < 1)
                {
                    return 0;
                }

                packed = (packed * Base) + digit;
            }

            return -packed;
        }

        /// <summary>Gives the name without its extension.</summary>
        /// <param name="packed">The number.</param>
        /// <returns>The name, as <c>202412~1</c>.</returns>
        internal static string Stem(long packed)
        {
            string stem = string.Empty;
            for (long rest = -packed; rest > 0; rest /= Base)
            {
                stem += CharOf((int)(rest % Base)).ToString();
            }

            return stem;
        }

        private static int DigitOf(char c) => c >= '0' && c <= '9' ? c - '0' + 1 : c >= 'A' && c <= 'Z' ? c - 'A' + 11 : 0;

        private static char CharOf(int digit) => (char)(digit == Base - 1 ? '~' : digit < 11 ? '0' + digit - 1 : 'A' + digit - 11);
    }
}
