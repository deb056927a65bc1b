namespace VideoRecorder.Core.Upload.Proof
{
    using System.Text;

    /// <summary>Tells pages for people (HTML) from answers for programs, by what they hold: their type is often wrong.</summary>
    public static class PageText
    {
        private static readonly string[] s_tags =
        {
            "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<style", "<h1", "<h2", "<p>", "<p ", "<br", "<b>",
            "<div", "<span", "<table", "<form", "<a ", "<pre", "<center", "<ul", "<img",
        };

        /// <summary>Tells whether a text has marks of a page in it.</summary>
        /// <param name="text">The text.</param>
        /// <returns>Whether it has.</returns>
        public static bool IsPage(string text)
        {
            string lower = text.ToLower();
            for (int i = 0; i < s_tags.Length; i++)
            {
                if (lower.IndexOf(s_tags[i]) >= 0)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Takes out tags, with scripts and styles: what they say was not said of a clip.</summary>
        /// <param name="text">The text.</param>
        /// <returns>The rest; each tag becomes a blank.</returns>
        internal static string WithoutTags(string text)
        {
            if (text.IndexOf('<') < 0)
            {
                return text;
            }

            string lower = text.ToLower();
            StringBuilder rest = new StringBuilder();
            int at = 0;
            while (at < text.Length)
            {
                int open = text.IndexOf('<', at);
                open = open < 0 ? text.Length : open;
                rest.Append(text.Substring(at, open - at));
                at = open < text.Length && IsTag(text, open) ? EndOfTag(lower, open) : open + 1;
                rest.Append(' ');
            }

            return rest.ToString();
        }

        private static bool IsTag(string text, int open)
        {
            char next = open + 1 < text.Length ? text[open + 1] : ' ';
            return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!' || next == '?';
        }

        private static int EndOfTag(string lower, int open)
        {
            string closing = Is(lower, open, "<script") ? "</script" : Is(lower, open, "<style") ? "</style" : "<";
            int from = closing.Length > 1 ? lower.IndexOf(closing, open + 1) : open;
            int end = from < 0 ? -1 : lower.IndexOf('>', from);
            return end < 0 ? lower.Length : end + 1;
        }

        private static bool Is(string text, int at, string word) => text.Length - at >= word.Length && text.Substring(at, word.Length) == word;
    }
}
