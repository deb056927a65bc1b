namespace VideoRecorder.Core.Upload
{
    /// <summary>
    /// Finds the integer <c>size</c> in a server's reply, whose end may be missing. Only a member of the outermost
    /// object counts, and only when all before it is well-formed JSON (RFC 8259).
    /// </summary>
    public static class JsonSize
    {
        /// <summary>How deep arrays and objects may lie in each other before the search gives up.</summary>
        public const int MaxDepth = 32;

        private const string Name = "size";

        /// <summary>Looks for the size.</summary>
        /// <param name="json">The reply, or its start.</param>
        /// <param name="size">
        /// Receives the number; the lowest or highest <see cref="long"/> when it does not fit into one.
        /// </param>
        /// <returns>
        /// <see langword="false"/> when there is none: no JSON object, no such member in it, or the first one of that
        /// name is no integer (<c>"12"</c>, <c>1.5</c>, <c>1e3</c>, <c>null</c>) or is cut off.
        /// </returns>
        public static bool TryFind(string json, out long size)
        {
            size = 0;
            return !string.IsNullOrEmpty(json) && Find(new JsonReader(json, Name, MaxDepth), out size);
        }

        private static bool Find(JsonReader reader, out long size)
        {
            size = 0;
            if (!reader.SkipMark('{'))
            {
                return false;
            }

            while (reader.SkipName(out bool isSize))
            {
                if (isSize)
                {
                    return ReadInteger(reader, out size);
                }

                if (!reader.SkipValue() || !reader.SkipMark(','))
                {
                    return false;
                }
            }

            return false;
        }

        /// <summary>Reads an integer that something follows, so that none of its digits can be missing.</summary>
        private static bool ReadInteger(JsonReader reader, out long number)
        {
            int start = reader.Position;
            number = 0;
            if (!reader.SkipNumber() || reader.AtEnd)
            {
                return false;
            }

            int end = reader.Position;
            bool negative = reader.CharAt(start) == '-';
            for (int i = negative ? start + 1 : start; i < end; i++)
            {
                char c = reader.CharAt(i);
                if (!JsonReader.IsDigit(c))
                {
                    number = 0;
                    return false;
                }

                number = AppendDigit(number, negative ? '0' - c : c - '0');
            }

            reader.SkipBlanks();
            if (reader.AtEnd || reader.Is(',') || reader.Is('}'))
            {
                return true;
            }

            number = 0;
            return false;
        }

        private static long AppendDigit(long number, int digit)
        {
            if (number > (long.MaxValue - 9) / 10)
            {
                // The last steps before the limit: exact, or the limit itself.
                bool fits = number <= long.MaxValue / 10 && number * 10 <= long.MaxValue - digit;
                return fits ? number * 10 + digit : long.MaxValue;
            }

            if (number < (long.MinValue + 9) / 10)
            {
                bool fits = number >= long.MinValue / 10 && number * 10 >= long.MinValue - digit;
                return fits ? number * 10 + digit : long.MinValue;
            }

            return number * 10 + digit;
        }
    }
}
