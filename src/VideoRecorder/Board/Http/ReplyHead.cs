namespace VideoRecorder.Board.Http
{
    using VideoRecorder.Core.Http;

    /// <summary>What counts of the head of a reply, read line by line (RFC 9112).</summary>
    internal sealed class ReplyHead
    {
        private const int NoLength = -1;
        private const int MaxDigits = 18;
        private const int MaxShown = 60;

        /// <summary>Gets the status, 100 to 599.</summary>
        internal int Status { get; private set; }

        /// <summary>Gets the length of the body in bytes; negative when it is not told.</summary>
        internal long ContentLength { get; private set; } = NoLength;

        /// <summary>Gets a value indicating whether the body comes in chunks.</summary>
        internal bool IsChunked { get; private set; }

        /// <summary>Gets the <c>Retry-After</c> field, or empty.</summary>
        internal string RetryAfter { get; private set; } = string.Empty;

        /// <summary>Reads the status line.</summary>
        /// <param name="line">The line; it begins as one of HTTP/1 does.</param>
        /// <returns>What is wrong with it; empty when nothing is.</returns>
        internal string ReadStatus(string line)
        {
            bool isStatus = line.Length >= 12 && line[8] == ' ' && IsDigits(line, 9, 3) && (line.Length == 12 || line[12] == ' ');
            Status = isStatus ? (int)Number(line, 9, 3) : 0;
            ContentLength = NoLength;
            IsChunked = false;
            RetryAfter = string.Empty;
            bool isGood = Status >= 100 && Status <= 599 && Status != 101;
            return isGood ? string.Empty : line.Length > MaxShown ? line.Substring(0, MaxShown) : line;
        }

        /// <summary>Reads a header field.</summary>
        /// <param name="line">Its line.</param>
        /// <returns>What is wrong with it; empty when nothing is.</returns>
        internal string ReadField(string line)
        {
            int colon = line.IndexOf(':');
            string name = colon < 0 ? string.Empty : line.Substring(0, colon).ToLower();
            string value = line.Substring(colon + 1).Trim();
            switch (name)
            {
                case "content-length":
                    if (value.Length > MaxDigits || !IsDigits(value, 0, value.Length))
                    {
                        return "its length is '" + value + "'";
                    }

                    ContentLength = Number(value, 0, value.Length);
                    break;
                case "transfer-encoding":
                    IsChunked = value.ToLower().EndsWith("chunked");
                    break;
                case "retry-after":
                    RetryAfter = value;
                    break;
            }

            return string.Empty;
        }

        private static bool IsDigits(string text, int start, int length)
        {
            for (int i = start; i < start + length; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return false;
                }
            }

            return length > 0;
        }

        private static long Number(string text, int start, int length)
        {
            long number = 0;
            for (int i = start; i < start + length; i++)
            {
                number = number * 10 + (text[i] - '0');
            }

            return number;
        }
    }
}
