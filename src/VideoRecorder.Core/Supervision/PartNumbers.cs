namespace VideoRecorder.Core.Supervision
{
    using VideoRecorder.Core.Recording;

    /// <summary>The three active parts as numbers: bits of a mask, and places of an array.</summary>
    public static class PartNumbers
    {
        /// <summary>The part that records and keeps the card.</summary>
        public const int Recorder = 0;

        /// <summary>The part that watches link and time, and uploads.</summary>
        public const int Network = 1;

        /// <summary>The part that plays the LED.</summary>
        public const int Led = 2;

        /// <summary>How many parts there are.</summary>
        public const int Count = 3;

        private static readonly string[] Names = { "recorder", "network and upload", "LED" };

        /// <summary>Names the parts of a mask for a sentence.</summary>
        /// <param name="parts">A bit for each part; other bits are passed over.</param>
        /// <returns>Such as "the recorder part" or "the recorder and LED parts"; empty without a bit.</returns>
        public static string Describe(int parts)
        {
            string names = string.Empty;
            int left = CountOf(parts);
            bool isOne = left == 1;
            for (int part = 0; part < Count; part++)
            {
                if ((parts & (1 << part)) != 0)
                {
                    left--;
                    names += Names[part] + (left > 1 ? ", " : left == 1 ? " and " : string.Empty);
                }
            }

            return names.Length == 0 ? string.Empty : "the " + names + (isOne ? " part" : " parts");
        }

        private static int CountOf(int parts)
        {
            int count = 0;
            for (int part = 0; part < Count; part++)
            {
                count += (parts >> part) & 1;
            }

            return count;
        }
    }
}
