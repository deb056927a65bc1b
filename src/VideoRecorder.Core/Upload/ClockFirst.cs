namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// What uploads wait for before the first one. Soon after the link comes, so does the time, and with it the date of
    /// clips from before: worth a short wait, or a server would keep them under their numbers. Over https the wait has no
    /// end, because a certificate has dates and cannot be checked without the time.
    /// </summary>
    internal sealed class ClockFirst
    {
        private const int LongestWaitMs = 10000;
        private const long NotWaiting = -1;

        private readonly bool _isHttps;
        private readonly string _ntpServer;
        private readonly ClipCatalogue _clips;
        private readonly LocalClock _clock;
        private readonly UploadReport _report;
        private long _clockWaitEndsAt = NotWaiting;
        private long _datesWaitEndsAt = NotWaiting;
        private bool _saidNoClock;

        internal ClockFirst(bool isHttps, string ntpServer, ClipCatalogue clips, LocalClock clock, UploadReport report)
        {
            _isHttps = isHttps;
            _ntpServer = ntpServer;
            _clips = clips;
            _clock = clock;
            _report = report;
        }

        /// <summary>Says that the link is down: when it is back, the wait starts over.</summary>
        internal void LinkIsDown()
        {
            _clockWaitEndsAt = NotWaiting;
        }

        /// <summary>Says that the link is up: the time must come soon.</summary>
        internal void LinkIsUp(long nowMs)
        {
            if (_clockWaitEndsAt == NotWaiting)
            {
                _clockWaitEndsAt = nowMs + LongestWaitMs;
            }
        }

        /// <summary>
        /// Tells whether uploads need not wait any more: first for the time, then for the dates, which are filled in in
        /// the pauses of recording only. To be asked in a pause.
        /// </summary>
        internal bool MayUpload(long nowMs)
        {
            if (!_clock.IsKnown)
            {
                _datesWaitEndsAt = NotWaiting;
                return (nowMs >= _clockWaitEndsAt || !_clips.HasUndated) && !NeedsClock();
            }

            if (_datesWaitEndsAt == NotWaiting)
            {
                _datesWaitEndsAt = nowMs + LongestWaitMs;
            }

            return nowMs >= _datesWaitEndsAt || !_clips.HasUndated;
        }

        private bool NeedsClock()
        {
            if (_isHttps && !_saidNoClock)
            {
                _saidNoClock = true;
                _report.Warning("Uploads wait for the time from " + _ntpServer
                    + ": without it the server's certificate cannot be checked. Recording goes on.");
            }

            return _isHttps;
        }
    }
}
