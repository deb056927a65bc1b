namespace VideoRecorder.Core.Text
{
    /// <summary>Checks the names and addresses of hosts (RFC 1123).</summary>
    public static class HostName
    {
        private const int MaxNameLength = 253;
        private const int MaxLabelLength = 63;

        /// <summary>Tells whether a text is a host name or an IPv4 address.</summary>
        /// <param name="text">The text.</param>
        /// <returns><see langword="false"/> also for an IPv6 address.</returns>
        public static bool IsNameOrIPv4(string text)
        {
            if (string.IsNullOrEmpty(text) || text.Length > MaxNameLength)
            {
                return false;
            }

            return IsDigitsAndDots(text) ? IsIPv4(text) : IsName(text);
        }

        /// <summary>
        /// Tells whether a text is an IPv4 address of four decimal numbers, without zeros in front (RFC 3986 3.2.2): network
        /// libraries take such numbers for octal ones.
        /// </summary>
        /// <param name="text">The text.</param>
        /// <returns>Whether it is one.</returns>
        public static bool IsIPv4(string text)
        {
            int parts = 0;
            int digits = 0;
            int value = 0;
            for (int i = 0; i <= text.Length; i++)
            {
                if (i == text.Length || text[i] == '.')
                {
                    if (digits == 0 || value > 255)
                    {
                        return false;
                    }

                    parts++;
                    digits = 0;
                    value = 0;
                }
                else if (!IsDigit(text[i]) || ++digits > 3 || (digits > 1 && value == 0))
                {
                    return false;
                }
                else
                {
                    value = value * 10 + (text[i] - '0');
                }
            }

            return parts == 4;
        }

        private static bool IsName(string text)
        {
            int label = 0;
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (c == '.')
                {
                    if (label == 0 || text[i - 1] == '-')
                    {
                        return false;
                    }

                    label = 0;
                }
                else if (!IsNameCharacter(c) || (c == '-' && label == 0) || ++label > MaxLabelLength)
                {
                    return false;
                }
            }

            return text[0] != '.' && text[text.Length - 1] != '-';
        }

        private static bool IsNameCharacter(char c) => IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';

        private static bool IsDigitsAndDots(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (!IsDigit(text[i]) && text[i] != '.')
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsDigit(char c) => c >= '0' && c <= '9';
    }
}
