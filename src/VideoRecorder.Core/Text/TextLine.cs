namespace VideoRecorder.Core.Text
{
    using System.Text;

    /// <summary>Makes text from outside fit for one line of the log.</summary>
    public static class TextLine
    {
        /// <summary>
        /// Brings a text on one line of printable ASCII: each other character becomes '?', each run of blanks with a
        /// line end or tab in it becomes one space, and none of these stands at either end.
        /// </summary>
        /// <param name="text">The text. Secrets are taken out first: here one could be cut in half.</param>
        /// <param name="max">The most characters that are kept.</param>
        /// <returns>The line; empty for <see langword="null"/>.</returns>
        public static string Clean(string text, int max)
        {
            if (string.IsNullOrEmpty(text) || max <= 0)
            {
                return string.Empty;
            }

            char[] from = text.ToCharArray();
            StringBuilder line = new StringBuilder();
            int at = 0;
            while (at < from.Length && line.Length < max)
            {
                if (IsBlank(from[at]))
                {
                    at = AppendBlanks(from, at, line);
                }
                else
                {
                    line.Append(from[at] > ' ' && from[at] <= '~' ? from[at] : '?');
                    at++;
                }
            }

            return line.Length > max ? line.ToString(0, max) : line.ToString();
        }

        /// <summary>Ends a text so that another sentence can follow it.</summary>
        /// <param name="text">The text, with or without its last stop.</param>
        /// <returns>The text, a full stop where none was, and a space.</returns>
        public static string Sentence(string text) => text.EndsWith(".") || text.EndsWith("?") ? text + " " : text + ". ";

        private static bool IsBlank(char c) => c == ' ' || c == '\t' || c == '\r' || c == '\n';

        private static int AppendBlanks(char[] from, int start, StringBuilder line)
        {
            bool plain = true;
            int end = start;
            while (end < from.Length && IsBlank(from[end]))
            {
                plain = plain && from[end] == ' ';
                end++;
            }

            bool atEdge = start == 0 || end == from.Length;
            if (plain)
            {
                line.Append(from, start, end - start);
            }
            else if (!atEdge)
            {
                line.Append(' ');
            }

            return end;
        }
    }
}
