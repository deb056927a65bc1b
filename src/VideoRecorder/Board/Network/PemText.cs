namespace VideoRecorder.Board.Network
{
    /// <summary>Makes certificates in PEM form readable for mbedTLS.</summary>
    internal static class PemText
    {
        /// <summary>
        /// Takes away what lines are indented by, as they are where the text stands in the middle of a program: mbedTLS reads no
        /// base64 with spaces in front, although RFC 7468 lets a reader pass them over.
        /// </summary>
        /// <param name="text">The certificates.</param>
        /// <returns>The text, each line from its first column on.</returns>
        internal static string WithoutIndents(string text)
        {
            char[] characters = text.ToCharArray();
            int length = 0;
            bool isLineStart = true;
            for (int i = 0; i < characters.Length; i++)
            {
                char c = characters[i];
                if (!isLineStart || (c != ' ' && c != '\t'))
                {
                    characters[length] = c;
                    length++;
                    isLineStart = c == '\n';
                }
            }

            return new string(characters).Substring(0, length);
        }
    }
}
