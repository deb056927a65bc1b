namespace VideoRecorder.Core.Upload.Proof
{
    /// <summary>A number as servers write it: with or without quotes, and with a fraction of zeros where a language knows no integers.</summary>
    internal static class SizeNumber
    {
        // Twice the longest clip would do; more digits must not overflow.
        private const long Longest = 1000000000000000;

        /// <summary>Tells whether a character can be part of a number.</summary>
        internal static bool IsPart(char c) => (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';

        /// <summary>
        /// Compares a value. What says that there is nothing (<c>null</c>, <c>false</c>, an empty string) is a size of 0; what is
        /// no number says nothing.
        /// </summary>
        internal static SizeClaim Compare(string value, long length)
        {
            string text = value.Trim().ToLower();
            if (text.Length == 0 || text == "null" || text == "false")
            {
                return length == 0 ? SizeClaim.Right : SizeClaim.Wrong;
            }

            int digits = 0;
            long number = 0;
            while (digits < text.Length && text[digits] >= '0' && text[digits] <= '9')
            {
                number = number >= Longest ? number : (number * 10) + (text[digits] - '0');
                digits++;
            }

            if (digits > 0 && IsNoFraction(text, digits))
            {
                return number == length ? SizeClaim.Right : SizeClaim.Wrong;
            }

            return IsOtherNumber(text) ? SizeClaim.Wrong : SizeClaim.None;
        }

        private static bool IsNoFraction(string text, int at)
        {
            if (at == text.Length)
            {
                return true;
            }

            int zeros = at + 1;
            while (zeros < text.Length && text[zeros] == '0')
            {
                zeros++;
            }

            return text[at] == '.' && zeros == text.Length && zeros > at + 1;
        }

        /// <summary>A number that is no length: negative, with a fraction, or with an exponent.</summary>
        private static bool IsOtherNumber(string text)
        {
            bool hasDigit = false;
            for (int i = 0; i < text.Length; i++)
            {
                if (!IsPart(text[i]) && text[i] != 'e')
                {
                    return false;
                }

                hasDigit |= text[i] >= '0' && text[i] <= '9';
            }

            return hasDigit;
        }
    }
}
