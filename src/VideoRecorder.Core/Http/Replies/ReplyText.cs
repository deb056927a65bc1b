namespace VideoRecorder.Core.Http.Replies
{
    using System.Text;

    /// <summary>Makes text of what a server sent, whatever bytes that are.</summary>
    internal static class ReplyText
    {
        private const byte Substitute = (byte)'?';

        /// <summary>Reads ASCII, as heads of replies are; a tab becomes a blank, any other byte a question mark.</summary>
        /// <param name="bytes">The bytes; changed where they are not ASCII.</param>
        /// <param name="length">How many of them.</param>
        /// <returns>The text.</returns>
        internal static string FromAscii(byte[] bytes, int length)
        {
            for (int i = 0; i < length; i++)
            {
                if (bytes[i] < ' ' || bytes[i] > '~')
                {
                    bytes[i] = bytes[i] == '\t' ? (byte)' ' : Substitute;
                }
            }

            return Encoding.UTF8.GetString(bytes, 0, length);
        }

        /// <summary>
        /// Reads UTF-8; what is none becomes question marks. nanoFramework takes strings of bytes without a check of them,
        /// and ends them at a zero.
        /// </summary>
        /// <param name="bytes">The bytes; changed where they are not UTF-8.</param>
        /// <param name="length">How many of them.</param>
        /// <returns>The text.</returns>
        internal static string FromUtf8(byte[] bytes, int length)
        {
            int i = 0;
            while (i < length)
            {
                int count = CharacterLength(bytes, i, length);
                if (count == 0)
                {
                    bytes[i] = Substitute;
                    count = 1;
                }

                i += count;
            }

            return Encoding.UTF8.GetString(bytes, 0, length);
        }

        /// <summary>Measures a character (RFC 3629); 0 when there is none.</summary>
        private static int CharacterLength(byte[] bytes, int at, int length)
        {
            int first = bytes[at];
            if (first < 0x80)
            {
                return first == 0 ? 0 : 1;
            }

            int count = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
            if (count == 0 || at + count > length || !IsSecond(first, bytes[at + 1]))
            {
                return 0;
            }

            for (int i = at + 2; i < at + count; i++)
            {
                if ((bytes[i] & 0xC0) != 0x80)
                {
                    return 0;
                }
            }

            return count;
        }

        private static bool IsSecond(int first, int second)
        {
            switch (first)
            {
                case 0xE0:
                    return second >= 0xA0 && second < 0xC0;
                case 0xED:
                    return second >= 0x80 && second < 0xA0;
                case 0xF0:
                    return second >= 0x90 && second < 0xC0;
                case 0xF4:
                    return second >= 0x80 && second < 0x90;
                default:
                    return second >= 0x80 && second < 0xC0;
            }
        }
    }
}
