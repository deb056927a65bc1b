namespace VideoRecorder.Core.Http.Replies
{
    /// <summary>What counts of the head of a reply, read line by line (RFC 9112).</summary>
    internal sealed class ReplyHead
    {
        private const int MaxDigits = 18;
        private const int MaxShown = 60;

        /// <summary>Gets the status and the fields that are kept.</summary>
        internal HttpReply Reply { get; private set; } = new HttpReply();

        /// <summary>Gets a value indicating whether the body comes in chunks.</summary>
        internal bool IsChunked { get; private set; }

        /// <summary>Gets a value indicating whether the server leaves the connection open after the reply (RFC 9112, 9.3).</summary>
        internal bool KeepsConnection { get; private set; }

        /// <summary>Reads the status line.</summary>
        /// <param name="line">The line; it begins as one of HTTP/1 does.</param>
        /// <returns>What is wrong with it; empty when nothing is.</returns>
        internal string ReadStatus(string line)
        {
            bool isStatus = line.Length >= 12 && line[8] == ' ' && IsDigits(line, 9, 3) && (line.Length == 12 || line[12] == ' ');
            int status = isStatus ? (int)Number(line, 9, 3) : 0;
            Reply = new HttpReply { Status = status };
            IsChunked = false;
            KeepsConnection = isStatus && line[7] == '1';
            bool isGood = status >= 100 && status <= 599 && status != 101;
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
                    return ReadLength(value);
                case "transfer-encoding":
                    IsChunked = value.ToLower().EndsWith("chunked");
                    break;
                case "connection":
                    KeepsConnection = value.ToLower() == "keep-alive" || (KeepsConnection && value.ToLower().IndexOf("close") < 0);
                    break;
                default:
                    Keep(name, value);
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
                number = (number * 10) + (text[i] - '0');
            }

            return number;
        }

        private string ReadLength(string value)
        {
            if (value.Length > MaxDigits || !IsDigits(value, 0, value.Length))
            {
                return "its length is '" + value + "'";
            }

            Reply.ContentLength = Number(value, 0, value.Length);
            return string.Empty;
        }

        private void Keep(string name, string value)
        {
            switch (name)
            {
                case "content-encoding":
                    Reply.ContentEncoding = value;
                    break;
                case "content-type":
                    Reply.ContentType = value;
                    break;
                case "date":
                    Reply.Date = value;
                    break;
                case "etag":
                    Reply.ETag = value;
                    break;
                case "location":
                    Reply.Location = value;
                    break;
                case "retry-after":
                    Reply.RetryAfter = value;
                    break;
                case "upload-offset":
                    Reply.UploadOffset = value;
                    break;
            }
        }
    }
}
