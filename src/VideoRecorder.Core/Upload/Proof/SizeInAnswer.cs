namespace VideoRecorder.Core.Upload.Proof
{
    using VideoRecorder.Core.Text;

    /// <summary>
    /// Finds the <c>size</c> in an answer and compares it. In JSON (RFC 8259) that of the outermost object decides; without
    /// one all deeper ones must agree. In any other text all must: a warning, or a whole page, may stand around the JSON that
    /// a server meant to send.
    /// </summary>
    public static class SizeInAnswer
    {
        private const string Name = "size";

        /// <summary>Finds and compares it.</summary>
        /// <param name="text">The answer, or its start.</param>
        /// <param name="length">The bytes of the clip.</param>
        /// <returns>What the answer tells.</returns>
        public static SizeClaim Compare(string text, long length) => JsonReader.IsJson(text) ? InJson(text, length) : InText(text, length);

        private static SizeClaim InJson(string json, long length)
        {
            JsonReader reader = new JsonReader(json);
            SizeClaim outermost = SizeClaim.None;
            SizeClaim deeper = SizeClaim.None;
            JsonToken token = reader.Next();
            while (token != JsonToken.End)
            {
                bool isSize = token == JsonToken.Name && reader.Value.ToLower() == Name;
                token = reader.Next();
                if (isSize && (token == JsonToken.Word || token == JsonToken.Text))
                {
                    SizeClaim claim = SizeNumber.Compare(reader.Value, length);
                    outermost = reader.Depth == 1 ? Both(outermost, claim) : outermost;
                    deeper = reader.Depth == 1 ? deeper : Both(deeper, claim);
                }
            }

            return outermost != SizeClaim.None ? outermost : deeper;
        }

        private static SizeClaim InText(string text, long length)
        {
            string plain = PageText.WithoutTags(text).ToLower();
            SizeClaim all = SizeClaim.None;
            for (int at = plain.IndexOf(Name); at >= 0; at = plain.IndexOf(Name, at + 1))
            {
                if (at == 0 || !IsInWord(plain[at - 1]))
                {
                    all = Both(all, After(plain, at + Name.Length, length));
                }
            }

            return all;
        }

        /// <summary>
        /// Reads what stands after the word: marks (<c>"size":5</c>, <c>size = 5</c>, <c>[size] => 5</c>, <c>["size"]=>int(5)</c>),
        /// and a number that does not end with the text, which could be cut off there.
        /// </summary>
        private static SizeClaim After(string text, int start, long length)
        {
            int number = StartOfNumber(text, start);
            int end = number;
            while (end < text.Length && SizeNumber.IsPart(text[end]))
            {
                end++;
            }

            // The end of a sentence is no part of the number before it.
            bool isWhole = end < text.Length || (end > number && text[end - 1] == '.');
            while (end > number && text[end - 1] == '.')
            {
                end--;
            }

            return number > start && end > number && isWhole ? SizeNumber.Compare(text.Substring(number, end - number), length) : SizeClaim.None;
        }

        private static int StartOfNumber(string text, int start)
        {
            int at = start;
            bool isAssigned = false;
            while (at < text.Length && " \t\r\n\"'])(:=>".IndexOf(text[at]) >= 0)
            {
                isAssigned |= text[at] == ':' || text[at] == '=';
                at++;
                if (text.Length - at > 4 && text.Substring(at, 4) == "int(")
                {
                    at += 4;
                }
            }

            return isAssigned ? at : start;
        }

        private static bool IsInWord(char c) => (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';

        private static SizeClaim Both(SizeClaim first, SizeClaim second) =>
            first == SizeClaim.None || first == second ? second : second == SizeClaim.None ? first : SizeClaim.Wrong;
    }
}
