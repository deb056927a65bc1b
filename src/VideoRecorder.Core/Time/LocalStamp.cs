namespace VideoRecorder.Core.Time
{
    using System;

    /// <summary>Local times as numbers YYYYmmddHHmmss, as they stand in the names of clips; 0 is no time.</summary>
    public static class LocalStamp
    {
        /// <summary>Gives a time as a number.</summary>
        /// <param name="local">The local time.</param>
        /// <returns>The number YYYYmmddHHmmss.</returns>
        public static long Of(DateTime local)
        {
            long date = (local.Year * 10000L) + (local.Month * 100) + local.Day;
            return (date * 1000000L) + (local.Hour * 10000) + (local.Minute * 100) + local.Second;
        }

        /// <summary>Tells whether a number can be a time from the year 2000 on.</summary>
        /// <param name="stamp">The number.</param>
        /// <returns>Whether each of its parts is in its range; the length of a month is not checked.</returns>
        public static bool IsValid(long stamp)
        {
            long date = stamp / 1000000;
            long month = (date / 100) % 100;
            long day = date % 100;
            return date >= 20000000 && date < 100000000 && month >= 1 && month <= 12 && day >= 1 && day <= 31
                && stamp % 1000000 < 240000 && stamp % 10000 < 6000 && stamp % 100 < 60;
        }
    }
}
