namespace VideoRecorder.Core.Text
{
    using System.Text;

    /// <summary>Text inside a quoted parameter or a header field, so that it can never end it early.</summary>
    public static class FieldText
    {
        private const string HexDigits = "0123456789ABCDEF";

        /// <summary>
        /// Keeps visible ASCII and blanks, and writes the UTF-8 bytes of all else as <c>%XX</c>; so too quotes and
        /// backslashes, which parsers take for an end or an escape, and the percent sign, so that nothing gets lost.
        /// </summary>
        /// <param name="text">Any text.</param>
        /// <returns>The same in visible ASCII.</returns>
        public static string Encode(string text)
        {
            StringBuilder encoded = new StringBuilder();
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            for (int i = 0; i < bytes.Length; i++)
            {
                int value = bytes[i];
                if (value < ' ' || value > '~' || value == '"' || value == '\\' || value == '%')
                {
                    encoded.Append('%').Append(HexDigits[value >> 4]).Append(HexDigits[value & 15]);
                }
                else
                {
                    encoded.Append((char)value);
                }
            }

            return encoded.ToString();
        }
    }
}
