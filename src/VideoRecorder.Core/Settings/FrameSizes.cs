namespace VideoRecorder.Core.Settings
{
    /// <summary>Width, height and name of each <see cref="FrameSize"/>.</summary>
    public static class FrameSizes
    {
        private static readonly int[] Widths = { 160, 176, 240, 320, 400, 480, 640, 800, 1024, 1280, 1280, 1600 };

        private static readonly int[] Heights = { 120, 144, 176, 240, 296, 320, 480, 600, 768, 720, 1024, 1200 };

        private static readonly string[] Names =
        {
            "QQVGA", "QCIF", "HQVGA", "QVGA", "CIF", "HVGA", "VGA", "SVGA", "XGA", "HD", "SXGA", "UXGA",
        };

        /// <summary>Gets all names in ascending order of size, for messages.</summary>
        public static string AllNames
        {
            get
            {
                string all = Names[0];
                for (int i = 1; i < Names.Length; i++)
                {
                    all = all + ", " + Names[i];
                }

                return all;
            }
        }

        /// <summary>Tells whether a value is one of the sizes.</summary>
        /// <param name="size">The value.</param>
        /// <returns><see langword="false"/> for a number that names no size.</returns>
        public static bool IsKnown(FrameSize size)
        {
            int index = (int)size;
            return index >= 0 && index < Names.Length;
        }

        /// <summary>Gets the width of a picture size.</summary>
        /// <param name="size">The size.</param>
        /// <returns>Pixels; 0 for an unknown size.</returns>
        public static int Width(FrameSize size) => IsKnown(size) ? Widths[(int)size] : 0;

        /// <summary>Gets the height of a picture size.</summary>
        /// <param name="size">The size.</param>
        /// <returns>Pixels; 0 for an unknown size.</returns>
        public static int Height(FrameSize size) => IsKnown(size) ? Heights[(int)size] : 0;

        /// <summary>Gets the name of a picture size, as in the settings.</summary>
        /// <param name="size">The size.</param>
        /// <returns>The name; the number of an unknown size.</returns>
        public static string Name(FrameSize size) => IsKnown(size) ? Names[(int)size] : ((int)size).ToString();

        /// <summary>Finds a picture size by its name.</summary>
        /// <param name="name">The name; upper and lower case are the same.</param>
        /// <param name="size">Receives the size.</param>
        /// <returns><see langword="false"/> when there is none of that name.</returns>
        public static bool TryParse(string name, out FrameSize size)
        {
            string upper = name == null ? string.Empty : name.ToUpper();
            for (int i = 0; i < Names.Length; i++)
            {
                if (Names[i] == upper)
                {
                    size = (FrameSize)i;
                    return true;
                }
            }

            size = FrameSize.VGA;
            return false;
        }
    }
}
