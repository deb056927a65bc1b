namespace VideoRecorder.Core.Time.Zones
{
    /// <summary>The day and time of a year at which the clocks are changed, in one of the forms of POSIX.1 8.3.</summary>
    internal sealed class TransitionRule
    {
        private const long SecondsPerDay = 86400;

        /// <summary>Days before each month of a common year, and of a whole one.</summary>
        private static readonly int[] DaysBeforeMonth = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };

        private readonly int _month;
        private readonly int _week;
        private readonly int _day;
        private readonly bool _countsLeapDay;
        private readonly int _secondOfDay;

        private TransitionRule(int month, int week, int day, bool countsLeapDay, int secondOfDay)
        {
            _month = month;
            _week = week;
            _day = day;
            _countsLeapDay = countsLeapDay;
            _secondOfDay = secondOfDay;
        }

        /// <summary>The form <c>Mm.w.d</c>.</summary>
        /// <param name="month">1 to 12.</param>
        /// <param name="week">1 to 4, or 5 for the last.</param>
        /// <param name="dayOfWeek">0 (Sunday) to 6.</param>
        /// <param name="secondOfDay">Seconds after midnight of that day; may be negative or above a day.</param>
        /// <returns>The rule.</returns>
        public static TransitionRule OnWeekday(int month, int week, int dayOfWeek, int secondOfDay) =>
            new TransitionRule(month, week, dayOfWeek, true, secondOfDay);

        /// <summary>The form <c>n</c>.</summary>
        /// <param name="day">0 to 365, February 29 counted.</param>
        /// <param name="secondOfDay">Seconds after midnight of that day; may be negative or above a day.</param>
        /// <returns>The rule.</returns>
        public static TransitionRule OnDay(int day, int secondOfDay) => new TransitionRule(0, 0, day, true, secondOfDay);

        /// <summary>The form <c>Jn</c>.</summary>
        /// <param name="day">1 to 365, February 29 never counted.</param>
        /// <param name="secondOfDay">Seconds after midnight of that day; may be negative or above a day.</param>
        /// <returns>The rule.</returns>
        public static TransitionRule OnDayWithoutLeapDay(int day, int secondOfDay) => new TransitionRule(0, 0, day, false, secondOfDay);

        /// <summary>Gets the moment in a year.</summary>
        /// <param name="year">The year.</param>
        /// <returns>Seconds from 1970 on the local clock before the change.</returns>
        public long LocalSeconds(int year) => (DaysBeforeYear(year) + DayOfYear(year)) * SecondsPerDay + _secondOfDay;

        private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

        private static int DaysBefore(int month, int year) => DaysBeforeMonth[month] + (month >= 2 && IsLeap(year) ? 1 : 0);

        /// <summary>Counts the days from 1970 to the year's first; right from the year -399 on.</summary>
        private static int DaysBeforeYear(int year)
        {
            int y = year + 399;
            return y * 365 + y / 4 - y / 100 + y / 400 - 865259;
        }

        private int DayOfYear(int year)
        {
            if (_month > 0)
            {
                return DayOfYearByWeekday(year);
            }

            return _countsLeapDay ? _day : _day - 1 + (_day >= 60 && IsLeap(year) ? 1 : 0);
        }

        private int DayOfYearByWeekday(int year)
        {
            int first = DaysBefore(_month - 1, year);
            int length = DaysBefore(_month, year) - first;

            // The first of January 1970 was a Thursday, day 4; 7 x 146097 days keep the sum positive.
            int weekdayOfFirst = (DaysBeforeYear(year) + first + 4 + 7 * 146097) % 7;
            int day = (_day - weekdayOfFirst + 7) % 7 + (_week - 1) * 7;
            return first + (day >= length ? day - 7 : day);
        }
    }
}
