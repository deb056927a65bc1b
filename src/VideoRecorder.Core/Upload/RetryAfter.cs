namespace VideoRecorder.Core.Upload
{
    using System;

    /// <summary>Reads the <c>Retry-After</c> field of a reply (RFC 9110 10.2.3).</summary>
    public static class RetryAfter
    {
        /// <summary>What is given when a server asks for no wait, or not in a way that can be understood.</summary>
        public const long None = -1;

        /// <summary>The longest wait that a server can ask for, in milliseconds: a day.</summary>
        public const long MaxDelayMs = 86400000;

        /// <summary>
        /// The longest wait that a date leads to, in milliseconds: an hour. The board's own time may be wrong by days, and
        /// a server that is asked too early says it again.
        /// </summary>
        public const long MaxDateDelayMs = 3600000;

        private const string DayNames = "SunMonTueWedThuFriSat";
        private const string MonthNames = "JanFebMarAprMayJunJulAugSepOctNovDec";
        private const int DateLength = 29;

        /// <summary>Gives the wait that a server asks for.</summary>
        /// <param name="value">
        /// The field: seconds, or a date such as <c>Sun, 06 Nov 1994 08:49:37 GMT</c> (RFC 9110 5.6.7; the two obsolete
        /// forms of a date are not read).
        /// </param>
        /// <param name="utcNow">The wall time in UTC.</param>
        /// <param name="isTimeKnown">Whether the wall time was ever set; without it a date says nothing.</param>
        /// <returns>Milliseconds, 0 to <see cref="MaxDelayMs"/>; or <see cref="None"/>.</returns>
        public static long DelayMs(string value, DateTime utcNow, bool isTimeKnown)
        {
            string text = value == null ? string.Empty : value.Trim();
            if (text.Length == 0)
            {
                return None;
            }

            if (IsDigit(text[0]))
            {
                return Seconds(text);
            }

            if (!isTimeKnown || !TryReadDate(text, out DateTime until))
            {
                return None;
            }

            long delayMs = until <= utcNow ? 0 : (until.Ticks - utcNow.Ticks + 9999) / 10000;
            return delayMs > MaxDateDelayMs ? MaxDateDelayMs : delayMs;
        }

        private static long Seconds(string text)
        {
            long seconds = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (!IsDigit(text[i]))
                {
                    return None;
                }

                // More digits cannot make it longer than the longest wait, and must not overflow.
                seconds = seconds > MaxDelayMs ? seconds : seconds * 10 + (text[i] - '0');
            }

            return Capped(seconds * 1000);
        }

        private static long Capped(long delayMs)
        {
            return delayMs > MaxDelayMs ? MaxDelayMs : delayMs;
        }

        private static bool TryReadDate(string text, out DateTime date)
        {
            date = DateTime.UnixEpoch;
            if (text.Length != DateLength
                || IndexOfName(DayNames, text.Substring(0, 3)) < 0
                || !HasForm(text, ", 00 xxx 0000 00:00:00 GMT", 3))
            {
                return false;
            }

            int month = IndexOfName(MonthNames, text.Substring(8, 3)) + 1;
            int day = Number(text, 5, 2);
            int year = Number(text, 12, 4);
            int hour = Number(text, 17, 2);
            int minute = Number(text, 20, 2);
            int second = Number(text, 23, 2);
            if (month < 1 || year < 1970 || day < 1 || day > DateTime.DaysInMonth(year, month)
                || hour > 23 || minute > 59 || second > 60)
            {
                return false;
            }

            // A leap second (60) counts as the one before it.
            date = new DateTime(year, month, day, hour, minute, second == 60 ? 59 : second);
            return true;
        }

        /// <summary>Compares with a form in which 0 stands for a digit and x for anything.</summary>
        private static bool HasForm(string text, string form, int start)
        {
            for (int i = 0; i < form.Length; i++)
            {
                char c = text[start + i];
                bool good = form[i] == '0' ? IsDigit(c) : form[i] == 'x' || form[i] == c;
                if (!good)
                {
                    return false;
                }
            }

            return true;
        }

        private static int IndexOfName(string names, string name)
        {
            for (int i = 0; i < names.Length; i += 3)
            {
                if (names.Substring(i, 3) == name)
                {
                    return i / 3;
                }
            }

            return -1;
        }

        private static int Number(string text, int start, int length)
        {
            int number = 0;
            for (int i = start; i < start + length; i++)
            {
                number = number * 10 + (text[i] - '0');
            }

            return number;
        }

        private static bool IsDigit(char c)
        {
            return c >= '0' && c <= '9';
        }
    }
}
