namespace VideoRecorder.Core.Time.Zones
{
    using System;

    /// <summary>
    /// The difference between local time and UTC over the year: a fixed one, or a POSIX TZ rule (POSIX.1 8.3, with
    /// the hours from -167 to 167 of RFC 8536 3.3.1).
    /// </summary>
    public sealed class TimeZoneRule
    {
        private const long TicksPerSecond = 10000000;

        /// <summary>Seconds from the year 1 to 1970.</summary>
        private const long UnixEpochSeconds = 62135596800;

        private readonly int _standard;
        private readonly int _daylight;
        private readonly TransitionRule _start;
        private readonly TransitionRule _end;

        internal TimeZoneRule(int standard, int daylight, TransitionRule start, TransitionRule end)
        {
            _standard = standard;
            _daylight = daylight;
            _start = start;
            _end = end;
        }

        /// <summary>Makes a rule with the same offset all year.</summary>
        /// <param name="offsetSeconds">Seconds east of UTC.</param>
        /// <returns>The rule.</returns>
        public static TimeZoneRule Fixed(int offsetSeconds) => new TimeZoneRule(offsetSeconds, offsetSeconds, null, null);

        /// <summary>Reads a POSIX TZ rule.</summary>
        /// <param name="text">The rule, such as <c>CET-1CEST,M3.5.0,M10.5.0/3</c>.</param>
        /// <returns>The rule.</returns>
        /// <exception cref="FormatException">It is malformed; the message says where and why.</exception>
        public static TimeZoneRule Parse(string text)
        {
            if (!TryParse(text, out TimeZoneRule rule, out string error))
            {
                throw new FormatException(error);
            }

            return rule;
        }

        /// <summary>Reads a POSIX TZ rule.</summary>
        /// <param name="text">The rule.</param>
        /// <param name="rule">Receives the rule; <see langword="null"/> when it is malformed.</param>
        /// <param name="error">Receives where and why it is malformed; empty when it is not.</param>
        /// <returns>Whether it is a rule.</returns>
        public static bool TryParse(string text, out TimeZoneRule rule, out string error)
        {
            TimeZoneParser parser = new TimeZoneParser(text);
            rule = parser.Read();
            error = parser.Error;
            return rule != null;
        }

        /// <summary>Gets the offset at a moment.</summary>
        /// <param name="utc">The moment in UTC.</param>
        /// <returns>Seconds that local time is ahead of UTC; negative west of Greenwich.</returns>
        public int OffsetSeconds(DateTime utc) => OffsetAt(ToSeconds(utc), utc.Year);

        /// <summary>Gets the local time at a moment.</summary>
        /// <param name="utc">The moment in UTC.</param>
        /// <returns>What a local clock shows; at the ends of the calendar, where it would show no date, UTC.</returns>
        public DateTime ToLocal(DateTime utc)
        {
            long shift = OffsetSeconds(utc) * TicksPerSecond;
            bool fits = shift < 0
                ? utc.Ticks - DateTime.MinValue.Ticks >= -shift
                : DateTime.MaxValue.Ticks - utc.Ticks >= shift;
            return fits ? utc.AddTicks(shift) : utc;
        }

        /// <summary>
        /// Tells whether the local clock shows a time that it has already shown, because it was turned back.
        /// </summary>
        /// <param name="utc">The moment in UTC.</param>
        /// <returns><see langword="true"/> in the second pass of the repeated hour in autumn.</returns>
        public bool IsRepeatedHour(DateTime utc)
        {
            long seconds = ToSeconds(utc);
            int offset = OffsetAt(seconds, utc.Year);
            int other = offset == _standard ? _daylight : _standard;
            return other > offset && OffsetAt(seconds - (other - offset), utc.Year) == other;
        }

        private static long ToSeconds(DateTime utc) => utc.Ticks / TicksPerSecond - UnixEpochSeconds;

        /// <summary>
        /// Daylight saving time runs from each year's start to the next end, which may be in the next year; a time
        /// such as -167:00 can put either into a neighbouring year.
        /// </summary>
        private int OffsetAt(long utcSeconds, int year)
        {
            if (_start == null)
            {
                return _standard;
            }

            for (int y = year - 2; y <= year + 1; y++)
            {
                long start = _start.LocalSeconds(y) - _standard;
                if (start <= utcSeconds && utcSeconds < EndAfter(start, y))
                {
                    return _daylight;
                }
            }

            return _standard;
        }

        private long EndAfter(long start, int year)
        {
            long end = _end.LocalSeconds(year) - _daylight;
            return end >= start ? end : _end.LocalSeconds(year + 1) - _daylight;
        }
    }
}
