namespace System
{
    public struct DateTime
    {
        public DateTime(int year, int month, int day, int hour, int minute, int second) => throw null;

        public static DateTime UtcNow => throw null;

        public int Year => throw null;

        public int Month => throw null;

        public int Day => throw null;

        public int Hour => throw null;

        public int Minute => throw null;

        public int Second => throw null;

        public long Ticks => throw null;

        public DateTime AddTicks(long value) => throw null;

        public static int DaysInMonth(int year, int month) => throw null;

        public static readonly DateTime MinValue;

        public static readonly DateTime MaxValue;

        public DateTime AddSeconds(double value) => throw null;

        public string ToString(string format) => throw null;

        public static readonly DateTime UnixEpoch;

        public static bool operator <=(DateTime t1, DateTime t2) => throw null;

        public static bool operator >=(DateTime t1, DateTime t2) => throw null;
    }
}
