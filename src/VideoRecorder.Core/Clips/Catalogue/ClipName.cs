namespace VideoRecorder.Core.Clips.Catalogue
{
    using VideoRecorder.Core.Time;

    /// <summary>
    /// The name of a clip and its place on the card, given once, when it is made. Clips lie in numbered folders;
    /// recording order is the order of the folders, and within a folder that of the names: short ones (<see cref="IsShort"/>) first, then those with a
    /// time, then the numbered ones.
    /// <list type="bullet">
    /// <item><c>20241220143052.avi</c>: local time, when the clock was known;</item>
    /// <item><c>20241220143052-000012-003.avi</c>: the same with folder and number, when another clip may have that
    /// second (the repeated autumn hour, a clock that jumped back);</item>
    /// <item><c>video000012-003.avi</c>: folder and number, when the clock was not known.</item>
    /// </list>
    /// </summary>
    public sealed class ClipName
    {
        /// <summary>The folder that holds all folders of clips.</summary>
        public const string Root = "/clips";

        /// <summary>The highest folder number.</summary>
        public const int MaxFolder = 999999;

        /// <summary>The highest number of a clip in its folder.</summary>
        public const int MaxIndex = 999;

        private const string Extension = ".avi";
        private const string ShortExtension = ".AVI";
        private const string NumberedPrefix = "video";
        private const int StampDigits = 14;
        private const int TailLength = 10;

        /// <summary>Gets or sets the number of the folder, 1 to <see cref="MaxFolder"/>.</summary>
        public int Folder { get; set; }

        /// <summary>Gets or sets the number in the folder, 0 to <see cref="MaxIndex"/>; not part of every name.</summary>
        public int Index { get; set; }

        /// <summary>Gets or sets the local time YYYYmmddHHmmss; 0 for a numbered name, below 0 for a short one.</summary>
        public long Stamp { get; set; }

        /// <summary>Gets or sets a value indicating whether folder and number follow the time.</summary>
        public bool HasTail { get; set; }

        /// <summary>Gets a value indicating whether FAT's short name is all that is left of the name.</summary>
        public bool IsShort => Stamp < 0;

        /// <summary>Gets the path on the card.</summary>
        public string Path => FolderPath(Folder) + "/" + (IsShort ? ShortName.Stem(Stamp) + ShortExtension : Stem() + Extension);

        /// <summary>Gets the path of a folder of clips.</summary>
        /// <param name="folder">Its number.</param>
        /// <returns>The path, as <c>/clips/000012</c>.</returns>
        public static string FolderPath(int folder) => Root + "/" + folder.ToString("D6");

        /// <summary>Reads the name of a folder of clips.</summary>
        /// <param name="name">The name, as <c>000012</c>.</param>
        /// <returns>The number, or -1 if it is not ours.</returns>
        public static int ParseFolder(string name) => name.Length == 6 ? ParseNumber(name, 0, 6) : -1;

        /// <summary>Gets the name that the server sees. No two clips of a card have the same.</summary>
        /// <param name="date">The date in the clip's header, YYYYmmddHHmmss; 0 for none. It matters where the name has no time.</param>
        /// <returns>The name, as <c>20241220143052.avi</c> or <c>20241220143052-000012-003.avi</c>.</returns>
        public string SentName(long date)
        {
            if (Stamp > 0)
            {
                return Stem() + Extension;
            }

            string number = IsShort ? ShortTail() : Tail();
            return (date > 0 ? date.ToString("D14") + "-" : NumberedPrefix) + number + Extension;
        }

        /// <summary>Takes over another name.</summary>
        /// <param name="other">The other name.</param>
        public void Assign(ClipName other)
        {
            Folder = other.Folder;
            Index = other.Index;
            Stamp = other.Stamp;
            HasTail = other.HasTail;
        }

        /// <summary>Reads the name of a file in a folder of clips.</summary>
        /// <param name="folder">The number of the folder.</param>
        /// <param name="fileName">The name without its path.</param>
        /// <returns><see langword="false"/> when the file is not a clip of ours; this name is of no use then.</returns>
        public bool Parse(int folder, string fileName)
        {
            Folder = folder;
            Index = 0;
            HasTail = false;
            Stamp = ShortName.Parse(fileName);
            return IsShort || (fileName.EndsWith(Extension)
                && ParseStem(fileName.Substring(0, fileName.Length - Extension.Length)));
        }

        /// <summary>Tells whether another name means the same file.</summary>
        /// <param name="other">The other name.</param>
        /// <returns>Whether it does.</returns>
        public bool IsSame(ClipName other)
        {
            return Folder == other.Folder && Stamp == other.Stamp && HasTail == other.HasTail
                && (Index == other.Index || (Stamp != 0 && !HasTail));
        }

        /// <summary>Compares the places of two clips of one folder in recording order.</summary>
        /// <param name="other">The other name.</param>
        /// <returns>Below 0 when this one comes first, above 0 when the other one does.</returns>
        public int CompareInFolder(ClipName other)
        {
            long mine = SortKey();
            long theirs = other.SortKey();
            if (mine != theirs)
            {
                return mine < theirs ? -1 : 1;
            }

            if (Index != other.Index)
            {
                return Index - other.Index;
            }

            return HasTail == other.HasTail ? 0 : (HasTail ? 1 : -1);
        }

        /// <summary>Reads up to nine digits of a name.</summary>
        /// <returns>The number, or -1 if there is anything else.</returns>
        internal static int ParseNumber(string text, int start, int count) => (int)ParseDigits(text, start, count);

        private static long ParseDigits(string text, int start, int count)
        {
            long value = 0;
            for (int i = start; i < start + count; i++)
            {
                int digit = text[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                value = (value * 10) + digit;
            }

            return value;
        }

        private long SortKey() => IsShort ? long.MinValue - Stamp : Stamp == 0 ? long.MaxValue : Stamp;

        private string Stem()
        {
            if (Stamp == 0)
            {
                return NumberedPrefix + Tail();
            }

            string stamp = Stamp.ToString("D14");
            return HasTail ? stamp + "-" + Tail() : stamp;
        }

        private string Tail() => Folder.ToString("D6") + "-" + Index.ToString("D3");

        private string ShortTail()
        {
            string stem = ShortName.Stem(Stamp);
            int tilde = stem.IndexOf('~');
            return Folder.ToString("D6") + "-" + stem.Substring(0, tilde) + "-" + stem.Substring(tilde + 1);
        }

        private bool ParseStem(string stem)
        {
            if (stem.StartsWith(NumberedPrefix))
            {
                return ParseTail(stem, NumberedPrefix.Length);
            }

            if (stem.Length < StampDigits)
            {
                return false;
            }

            Stamp = ParseDigits(stem, 0, StampDigits);
            if (!LocalStamp.IsValid(Stamp))
            {
                return false;
            }

            HasTail = stem.Length > StampDigits;
            return !HasTail || (stem[StampDigits] == '-' && ParseTail(stem, StampDigits + 1));
        }

        private bool ParseTail(string stem, int start)
        {
            if (stem.Length != start + TailLength || stem[start + 6] != '-')
            {
                return false;
            }

            Index = (int)ParseDigits(stem, start + 7, 3);
            return ParseDigits(stem, start, 6) == Folder && Index >= 0;
        }
    }
}
