namespace VideoRecorder.Core.Settings
{
    /// <summary>
    /// Looks whether a text is one or more whole certificates in PEM form (RFC 7468). Whether they can be trusted
    /// is for the TLS of the board to say.
    /// </summary>
    public static class PemCertificate
    {
        /// <summary>The longest text, in characters.</summary>
        public const int MaxLength = 16384;

        private const string Begin = "-----BEGIN CERTIFICATE-----";
        private const string End = "-----END CERTIFICATE-----";
        private const string AnyBegin = "-----BEGIN ";

        /// <summary>Finds what is wrong with a text.</summary>
        /// <param name="text">The text.</param>
        /// <returns>What is wrong, without any part of the text; empty for a good one.</returns>
        public static string FindDefect(string text)
        {
            if (string.IsNullOrEmpty(text) || text.IndexOf(Begin) < 0)
            {
                return "it has no line " + Begin;
            }

            if (text.Length > MaxLength)
            {
                return "it is longer than " + MaxLength.ToString() + " characters";
            }

            int at = text.IndexOf(AnyBegin);
            while (at >= 0)
            {
                string defect = BlockDefect(text, at, out int end);
                if (defect.Length > 0)
                {
                    return defect;
                }

                at = text.IndexOf(AnyBegin, end);
            }

            return string.Empty;
        }

        private static string BlockDefect(string text, int begin, out int end)
        {
            end = begin;
            if (text.IndexOf(Begin, begin) != begin)
            {
                return "it holds something else than certificates, perhaps a private key";
            }

            int start = begin + Begin.Length;
            int stop = text.IndexOf(End, start);
            if (stop < 0)
            {
                return "a line " + End + " is missing";
            }

            end = stop + End.Length;
            return ContentDefect(text.Substring(start, stop - start).ToCharArray());
        }

        /// <summary>Decodes base64 just far enough to see the certificate's own length (X.690 8.1.3).</summary>
        private static string ContentDefect(char[] content)
        {
            byte[] head = new byte[5];
            int bits = 0;
            int pending = 0;
            int bytes = 0;
            int digits = 0;
            int padding = 0;
            for (int i = 0; i < content.Length; i++)
            {
                char c = content[i];
                if (c == '\r' || c == '\n' || c == ' ' || c == '\t')
                {
                    continue;
                }

                int digit = Digit(c);
                digits++;
                if (c == '=')
                {
                    padding++;
                    continue;
                }

                if (digit < 0 || padding > 0)
                {
                    return "its text between the BEGIN and END lines is not base64";
                }

                pending = ((pending << 6) | digit) & 0xFFF;
                bits += 6;
                if (bits >= 8)
                {
                    bits -= 8;
                    if (bytes < head.Length)
                    {
                        head[bytes] = (byte)(pending >> bits);
                    }

                    bytes++;
                }
            }

            if (digits % 4 != 0 || padding > 2)
            {
                return "its text between the BEGIN and END lines is not base64";
            }

            return bytes == 0 || bytes != CertificateLength(head) ? "the certificate is cut off or damaged" : string.Empty;
        }

        private static int Digit(char c)
        {
            if (c >= 'A' && c <= 'Z')
            {
                return c - 'A';
            }

            if (c >= 'a' && c <= 'z')
            {
                return c - 'a' + 26;
            }

            if (c >= '0' && c <= '9')
            {
                return c - '0' + 52;
            }

            if (c == '+')
            {
                return 62;
            }

            return c == '/' ? 63 : -1;
        }

        /// <summary>Reads the length that the certificate's outermost SEQUENCE says; -1 for anything else.</summary>
        private static int CertificateLength(byte[] head)
        {
            if (head[0] != 0x30)
            {
                return -1;
            }

            if (head[1] < 0x80)
            {
                return 2 + head[1];
            }

            if (head[1] == 0x81)
            {
                return 3 + head[2];
            }

            return head[1] == 0x82 ? 4 + (head[2] << 8) + head[3] : -1;
        }
    }
}
