namespace VideoRecorder.Core.Text
{
    /// <summary>
    /// Finds the integer <c>size</c> in a server's reply, whose end may be missing. Only a member of the outermost JSON object
    /// counts (RFC 8259), and the first one of that name. Strings, arrays and objects before it are skipped; whether
    /// they are well-formed is not checked.
    /// </summary>
    public static class JsonSize
    {
        private const string Name = "size";

        // Twice the longest clip would do; more digits must not overflow.
        private const long Longest = 1000000000000000;

        /// <summary>Finds the size.</summary>
        /// <param name="json">The reply, or its start.</param>
        /// <param name="size">Receives the number. One beyond 15 digits has the right sign, and 15 digits at the least.</param>
        /// <returns>
        /// <see langword="false"/> when there is none: no JSON object, no such member in it, or the first one of that
        /// name is no integer (<c>"12"</c>, <c>1.5</c>, <c>1e3</c>, <c>01</c>, <c>null</c>) or is cut off.
        /// </returns>
        public static bool TryFind(string json, out long size)
        {
            size = 0;
            char[] text = json == null ? new char[0] : json.ToCharArray();
            int at = FindValue(text);
            return at >= 0 && TryRead(text, at, out size);
        }

        /// <summary>Finds the start of the member's value; -1 when there is no such member.</summary>
        private static int FindValue(char[] text)
        {
            int at = SkipBlanks(text, 0);
            if (!Is(text, at, '{'))
            {
                return -1;
            }

            int depth = 0;
            bool isName = false;
            for (; at < text.Length; at++)
            {
                char c = text[at];
                if (c == '"')
                {
                    int start = at + 1;
                    at = EndOfString(text, start);
                    int colon = SkipBlanks(text, at + 1);
                    if (isName && Is(text, colon, ':') && IsWanted(text, start, at))
                    {
                        return SkipBlanks(text, colon + 1);
                    }

                    isName = false;
                }
                else if (c == '{' || c == '[')
                {
                    depth++;
                    isName = depth == 1;
                }
                else if (c == ',')
                {
                    isName = depth == 1;
                }
                else if ((c == '}' || c == ']') && --depth == 0)
                {
                    return -1;
                }
            }

            return -1;
        }

        /// <summary>Reads an integer that something follows, so that none of its digits can be missing.</summary>
        private static bool TryRead(char[] text, int at, out long number)
        {
            number = 0;
            bool isNegative = Is(text, at, '-');
            int start = isNegative ? at + 1 : at;
            int end = start;
            while (end < text.Length && text[end] >= '0' && text[end] <= '9')
            {
                number = number >= Longest ? number : (number * 10) + (text[end] - '0');
                end++;
            }

            number = isNegative ? -number : number;
            bool isNumber = end == start + 1 || (end > start && text[start] != '0');
            if (isNumber && end < text.Length && (IsBlank(text[end]) || text[end] == ',' || text[end] == '}'))
            {
                return true;
            }

            number = 0;
            return false;
        }

        private static int EndOfString(char[] text, int at)
        {
            while (at < text.Length && text[at] != '"')
            {
                at += text[at] == '\\' ? 2 : 1;
            }

            return at;
        }

        private static bool IsWanted(char[] text, int start, int end) => end - start == Name.Length && new string(text, start, Name.Length) == Name;

        private static int SkipBlanks(char[] text, int at)
        {
            while (at < text.Length && IsBlank(text[at]))
            {
                at++;
            }

            return at;
        }

        private static bool Is(char[] text, int at, char c) => at < text.Length && text[at] == c;

        private static bool IsBlank(char c) => c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
