namespace VideoRecorder.Core.Text
{
    using System.Text;

    /// <summary>
    /// Text in which characters may stand as escapes of URLs (<c>%2F</c>), of JSON (<c>\/</c>, <c>\u002F</c>) or of HTML
    /// (<c>&amp;#47;</c>), as servers write back what they were sent.
    /// </summary>
    internal static class EscapedText
    {
        private static readonly string[] Names = { "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" };

        private static readonly char[] Escapes = { '%', '\\', '&' };

        private static readonly char[] Named = { '&', '<', '>', '"', '\'' };

        /// <summary>Replaces each occurrence of a secret by three asterisks, also one with escapes in it.</summary>
        /// <param name="text">The text.</param>
        /// <param name="secret">The secret; empty changes nothing.</param>
        /// <returns>The text without the secret.</returns>
        internal static string Redact(string text, string secret)
        {
            // Most texts have neither, and a native search is quick.
            if (secret.Length == 0 || (text.IndexOf(secret) < 0 && text.IndexOfAny(Escapes) < 0))
            {
                return text;
            }

            char[] from = text.ToCharArray();
            char[] part = secret.ToCharArray();
            StringBuilder result = new StringBuilder();
            int kept = 0;
            int at = 0;
            while (at < from.Length)
            {
                char c = from[at];
                int length = c == part[0] || c == '%' || c == '\\' || c == '&' ? MatchLength(from, at, part) : 0;
                if (length > 0)
                {
                    result.Append(from, kept, at - kept);
                    result.Append("***");
                    kept = at + length;
                    at = kept - 1;
                }

                at++;
            }

            result.Append(from, kept, from.Length - kept);
            return result.ToString();
        }

        private static int MatchLength(char[] text, int start, char[] part)
        {
            int plain = MatchLength(text, start, part, false);
            return plain > 0 ? plain : MatchLength(text, start, part, true);
        }

        private static int MatchLength(char[] text, int start, char[] part, bool undoesEscapes)
        {
            int at = start;
            for (int i = 0; i < part.Length; i++)
            {
                if (at >= text.Length)
                {
                    return 0;
                }

                int length = 0;
                if (undoesEscapes && Escaped(text, at, out length) == part[i])
                {
                    at += length;
                }
                else if (text[at] == part[i])
                {
                    at++;
                }
                else
                {
                    return 0;
                }
            }

            return at - start;
        }

        /// <summary>Reads the escape at a place; -1 when there is none.</summary>
        private static int Escaped(char[] text, int at, out int length)
        {
            length = 0;
            char next = at + 1 < text.Length ? text[at + 1] : ' ';
            switch (text[at])
            {
                case '%':
                    length = 3;
                    return Hex(text, at + 1, 2);
                case '\\':
                    length = next == 'u' ? 6 : next == 'x' ? 4 : 2;
                    return length == 2 ? next : Hex(text, at + 2, length - 2);
                case '&':
                    return next == '#' ? Numbered(text, at, out length) : NamedAt(text, at, out length);
                default:
                    return -1;
            }
        }

        private static int Numbered(char[] text, int at, out int length)
        {
            int start = at + 2;
            bool isHex = start < text.Length && (text[start] == 'x' || text[start] == 'X');
            int radix = isHex ? 16 : 10;
            int code = 0;
            int i = isHex ? start + 1 : start;
            for (; i < text.Length && i < start + 9; i++)
            {
                int digit = Digit(text[i]);
                if (digit < 0 || digit >= radix)
                {
                    break;
                }

                code = (code * radix) + digit;
            }

            length = i - at + 1;
            return i < text.Length && text[i] == ';' ? code : -1;
        }

        private static int NamedAt(char[] text, int at, out int length)
        {
            length = 0;
            for (int i = 0; i < Names.Length; i++)
            {
                int matching = 0;
                while (matching < Names[i].Length && at + matching < text.Length && text[at + matching] == Names[i][matching])
                {
                    matching++;
                }

                if (matching == Names[i].Length)
                {
                    length = matching;
                    return Named[i];
                }
            }

            return -1;
        }

        private static int Hex(char[] text, int start, int count)
        {
            int code = 0;
            for (int i = start; i < start + count; i++)
            {
                int digit = i < text.Length ? Digit(text[i]) : -1;
                if (digit < 0)
                {
                    return -1;
                }

                code = (code * 16) + digit;
            }

            return code;
        }

        private static int Digit(char c) =>
            c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
