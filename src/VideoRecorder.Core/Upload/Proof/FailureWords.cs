namespace VideoRecorder.Core.Upload.Proof
{
    /// <summary>Finds words of failure in a sentence.</summary>
    internal static class FailureWords
    {
        private static readonly string[] s_words =
        {
            "error", "errors", "err", "fail", "failed", "failure", "fails", "exception", "fatal", "denied", "forbidden", "unauthorized", "rejected",
            "refused", "invalid", "unable", "cannot", "can't", "couldn't", "sorry", "exceeds", "exceeded", "timeout", "aborted",
        };

        private static readonly string[] s_sentences =
            { "not allowed", "not stored", "not saved", "not uploaded", "not found", "not permitted", "could not", "too large", "too big", "no space", "no file", "disk full", "is full", "bad request" };

        private static readonly string[] s_denials = { "no", "0", "without", "any", "not" };

        /// <summary>Tells whether there are any that the word before does not take back ("no error").</summary>
        internal static bool AreIn(string text)
        {
            string lower = text.ToLower();
            for (int i = 0; i < s_words.Length; i++)
            {
                if (HasWord(lower, s_words[i]))
                {
                    return true;
                }
            }

            for (int i = 0; i < s_sentences.Length; i++)
            {
                if (lower.IndexOf(s_sentences[i]) >= 0)
                {
                    return true;
                }
            }

            return false;
        }

        private static bool HasWord(string text, string word)
        {
            for (int at = text.IndexOf(word); at >= 0; at = text.IndexOf(word, at + 1))
            {
                int end = at + word.Length;
                bool isWord = (at == 0 || !IsLetter(text[at - 1])) && (end == text.Length || !IsLetter(text[end]));
                if (isWord && !IsTakenBack(text, at) && !IsNone(text, end))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsTakenBack(string text, int at)
        {
            int end = at;
            while (end > 0 && text[end - 1] == ' ')
            {
                end--;
            }

            int start = end;
            while (start > 0 && text[start - 1] != ' ')
            {
                start--;
            }

            string before = text.Substring(start, end - start);
            for (int i = 0; i < s_denials.Length; i++)
            {
                if (before == s_denials[i])
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells whether "0" or "none" follows, as in "errors: 0".</summary>
        private static bool IsNone(string text, int end)
        {
            int at = end;
            while (at < text.Length && " :=\"'>".IndexOf(text[at]) >= 0)
            {
                at++;
            }

            string rest = text.Substring(at);
            return at > end && (rest == "0" || rest.StartsWith("0 ") || rest.StartsWith("0,") || rest.StartsWith("0;") || rest.StartsWith("none") || rest.StartsWith("false") || rest.StartsWith("null"));
        }

        private static bool IsLetter(char c) => c >= 'a' && c <= 'z';
    }
}
