namespace VideoRecorder.Core.Time.Zones
{
    /// <summary>Reads one POSIX TZ rule: <c>std offset [dst [offset] ,start[/time],end[/time]]</c>.</summary>
    internal sealed class TimeZoneParser
    {
        private const int SecondsPerHour = 3600;
        private const int DefaultTime = 2 * SecondsPerHour;

        private readonly string _text;
        private int _at;

        internal TimeZoneParser(string text)
        {
            _text = text == null ? string.Empty : text;
            Error = string.Empty;
        }

        /// <summary>Gets where and why the rule is malformed; empty when it is not.</summary>
        public string Error { get; private set; }

        private bool AtEnd => _at >= _text.Length;

        /// <summary>Reads the rule.</summary>
        /// <returns>The rule; <see langword="null"/> when it is malformed.</returns>
        public TimeZoneRule Read()
        {
            if (!ReadName() || !ExpectTime() || !ReadTime(24, out int standardWest))
            {
                return null;
            }

            if (AtEnd)
            {
                return TimeZoneRule.Fixed(-standardWest);
            }

            int daylightWest = standardWest - SecondsPerHour;
            if (!ReadName() || (StartsTime() && !ReadTime(24, out daylightWest)))
            {
                return null;
            }

            TransitionRule start = ReadTransition();
            TransitionRule end = start == null ? null : ReadTransition();
            if (end == null || !ReadEnd())
            {
                return null;
            }

            return new TimeZoneRule(-standardWest, -daylightWest, start, end);
        }

        private static bool IsLetter(char c) => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

        private static bool IsDigit(char c) => c >= '0' && c <= '9';

        private bool Fail(string reason)
        {
            Error = "at character " + (_at + 1).ToString() + ": " + reason;
            return false;
        }

        private bool Is(char c) => !AtEnd && _text[_at] == c;

        private bool Skip(char c)
        {
            if (!Is(c))
            {
                return false;
            }

            _at++;
            return true;
        }

        private bool ReadName()
        {
            bool quoted = Skip('<');
            int start = _at;
            while (!AtEnd && IsNameCharacter(_text[_at], quoted))
            {
                _at++;
            }

            int length = _at - start;
            if (quoted && !Skip('>'))
            {
                return Fail("a name in < > may only have letters, digits, + and -");
            }

            return length >= 3 || Fail("a name of three or more letters is expected, such as CET or <+03>");
        }

        private bool IsNameCharacter(char c, bool quoted) => IsLetter(c) || (quoted && (IsDigit(c) || c == '+' || c == '-'));

        private bool StartsTime() => Is('+') || Is('-') || (!AtEnd && IsDigit(_text[_at]));

        private bool ExpectTime() => StartsTime() || Fail("hours west of UTC are expected; names such as Europe/Paris are not known here");

        /// <summary>Reads <c>[+|-]hh[:mm[:ss]]</c>.</summary>
        private bool ReadTime(int highestHour, out int seconds)
        {
            bool negative = Skip('-');
            if (!negative)
            {
                Skip('+');
            }

            int minutes = 0;
            int rest = 0;
            seconds = 0;
            if (!ReadNumber(0, highestHour, "hours", out int hours)
                || (Skip(':') && !ReadNumber(0, 59, "minutes", out minutes))
                || (Is(':') && !ReadSeconds(out rest)))
            {
                return false;
            }

            seconds = hours * SecondsPerHour + minutes * 60 + rest;
            seconds = negative ? -seconds : seconds;
            return true;
        }

        private bool ReadSeconds(out int seconds)
        {
            Skip(':');
            return ReadNumber(0, 59, "seconds", out seconds);
        }

        private bool ReadNumber(int lowest, int highest, string what, out int number)
        {
            int start = _at;
            number = 0;
            while (!AtEnd && IsDigit(_text[_at]) && _at - start < 4)
            {
                number = number * 10 + (_text[_at] - '0');
                _at++;
            }

            if (_at > start && number >= lowest && number <= highest)
            {
                return true;
            }

            _at = start;
            return Fail(what + " from " + lowest.ToString() + " to " + highest.ToString() + " are expected");
        }

        private TransitionRule ReadTransition()
        {
            if (!Skip(','))
            {
                Fail("daylight saving time needs a start and an end, such as ,M3.2.0,M11.1.0");
                return null;
            }

            int month = 0;
            int week = 0;
            bool byWeekday = Skip('M');
            bool withoutLeapDay = !byWeekday && Skip('J');
            int day;
            bool good = byWeekday
                ? ReadWeekday(out month, out week, out day)
                : ReadNumber(withoutLeapDay ? 1 : 0, 365, "M, J or days", out day);
            int time = DefaultTime;
            if (!good || (Skip('/') && !ReadTime(167, out time)))
            {
                return null;
            }

            if (byWeekday)
            {
                return TransitionRule.OnWeekday(month, week, day, time);
            }

            return withoutLeapDay ? TransitionRule.OnDayWithoutLeapDay(day, time) : TransitionRule.OnDay(day, time);
        }

        private bool ReadWeekday(out int month, out int week, out int day)
        {
            week = 0;
            day = 0;
            return ReadNumber(1, 12, "months", out month)
                && ReadDot()
                && ReadNumber(1, 5, "weeks", out week)
                && ReadDot()
                && ReadNumber(0, 6, "days of the week", out day);
        }

        private bool ReadDot() => Skip('.') || Fail("a point is expected, as in M3.2.0");

        private bool ReadEnd() => AtEnd || Fail("nothing may follow here");
    }
}
