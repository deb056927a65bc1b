namespace VideoRecorder.Core.Settings.Checks
{
    using System;

    /// <summary>
    /// Checks whether a text is one or more whole certificates in PEM form (RFC 7468). Whether they can be trusted
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

        private static string ContentDefect(char[] content)
        {
            int digits = 0;
            for (int i = 0; i < content.Length; i++)
            {
                if (content[i] > ' ')
                {
                    content[digits++] = content[i];
                }
            }

            byte[] certificate;
            try
            {
                certificate = digits % 4 == 0 ? Convert.FromBase64CharArray(content, 0, digits) : null;
            }
            catch (Exception)
            {
                certificate = null;
            }

            return certificate == null ? "its text between the BEGIN and END lines is not base64"
                : certificate.Length != CertificateLength(certificate) ? "the certificate is cut off or damaged" : string.Empty;
        }

        /// <summary>Reads the length that the certificate's outermost SEQUENCE says (X.690 8.1.3); -1 for anything else.</summary>
        private static int CertificateLength(byte[] head)
        {
            if (head.Length < 2 || head[0] != 0x30)
            {
                return -1;
            }

            if (head[1] < 0x80)
            {
                return 2 + head[1];
            }

            if (head[1] == 0x81 && head.Length > 2)
            {
                return 3 + head[2];
            }

            return head[1] == 0x82 && head.Length > 3 ? 4 + (head[2] << 8) + head[3] : -1;
        }
    }
}
