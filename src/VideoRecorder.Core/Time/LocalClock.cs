namespace VideoRecorder.Core.Time
{
    using System;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Time.Zones;

    /// <summary>Local time, where it is known.</summary>
    public sealed class LocalClock
    {
        /// <summary>The first year that a clock which was set can show.</summary>
        public const int FirstYear = 2021;

        private readonly IClock _clock;
        private readonly TimeZoneRule _zone;

        internal LocalClock(IClock clock, TimeZoneRule zone)
        {
            _clock = clock;
            _zone = zone;
        }

        /// <summary>Gets the milliseconds since start.</summary>
        public long Milliseconds
        {
            get { return _clock.Milliseconds; }
        }

        /// <summary>Gets a value indicating whether the wall time is known.</summary>
        public bool IsKnown
        {
            get { return _clock.UtcNow.Year >= FirstYear; }
        }

        /// <summary>Gets the wall time in UTC; meaningless unless <see cref="IsKnown"/>.</summary>
        public DateTime UtcNow
        {
            get { return _clock.UtcNow; }
        }

        /// <summary>Gives the local time of a moment.</summary>
        /// <param name="utc">The moment in UTC.</param>
        /// <returns>The local time.</returns>
        public DateTime ToLocal(DateTime utc) => _zone.ToLocal(utc);

        /// <summary>Tells whether a moment lies in the second pass of an hour that autumn repeats.</summary>
        /// <param name="utc">The moment in UTC.</param>
        /// <returns>Whether an hour earlier the clocks showed the same.</returns>
        public bool IsRepeatedHour(DateTime utc) => _zone.IsRepeatedHour(utc);

        /// <summary>Gives the time for a log line: the local time, or the time since start while that is not known.</summary>
        /// <returns>As <c>2024-12-20 14:30:52</c> or <c>+0000:00:07.123</c>.</returns>
        public string TimeText()
        {
            DateTime utc = _clock.UtcNow;
            if (utc.Year >= FirstYear)
            {
                return _zone.ToLocal(utc).ToString("yyyy-MM-dd HH:mm:ss");
            }

            long ms = _clock.Milliseconds;
            long minutes = ms / 60000;
            return "+" + (minutes / 60).ToString("D4") + ":" + (minutes % 60).ToString("D2") + ":"
                + ((ms / 1000) % 60).ToString("D2") + "." + (ms % 1000).ToString("D3");
        }
    }
}
