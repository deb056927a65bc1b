namespace VideoRecorder.Core.Network
{
    using System;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Time;

    /// <summary>Asks the time server for the time, and says when the clock is set or jumps.</summary>
    public sealed class TimeSync
    {
        private const long TicksPerMs = 10000;
        private const int CheckMs = 1000;
        private const int RetryMs = 30000;
        private const int RefreshMs = 3600000;

        /// <summary>After so long without an answer the log says so, once.</summary>
        private const int PatienceMs = 120000;

        /// <summary>A larger difference than this is a jump, in milliseconds.</summary>
        private const int JumpMs = 2000;

        private readonly RecorderSettings _settings;
        private readonly IClock _clock;
        private readonly LocalClock _localClock;
        private readonly SharedState _state;
        private readonly RecorderLog _log;
        private bool _wasUp;
        private bool _wasKnown;
        private bool _saidNoTime;
        private long _difference;
        private long _upSince;
        private long _nextRequestAt;

        internal TimeSync(RecorderSettings settings, IClock clock, LocalClock localClock, SharedState state, RecorderLog log)
        {
            _settings = settings;
            _clock = clock;
            _localClock = localClock;
            _state = state;
            _log = log;
        }

        /// <summary>Does a bounded piece of work.</summary>
        /// <returns>In how many milliseconds it wants to be called again.</returns>
        public int Step()
        {
            long now = _clock.Milliseconds;
            LookAtClock(now);
            bool isUp = _state.IsLinkUp;
            if (isUp && !_wasUp)
            {
                _upSince = now;
                _nextRequestAt = now;
            }

            _wasUp = isUp;
            if (isUp)
            {
                Request(now);
            }

            return CheckMs;
        }

        private void LookAtClock(long now)
        {
            DateTime utc = _clock.UtcNow;
            if (utc.Year < LocalClock.FirstYear)
            {
                _nextRequestAt = _wasKnown ? now : _nextRequestAt;
                _wasKnown = false;
                return;
            }

            long difference = (utc.Ticks / TicksPerMs) - now;
            long jump = difference - _difference;
            if (!_wasKnown)
            {
                _nextRequestAt = now + RefreshMs;
                _log.Info("Clock set: " + LocalTime(utc));
            }
            else if (jump > JumpMs || jump < -JumpMs)
            {
                _log.Info("Clock corrected by " + (jump / 1000).ToString() + " s: " + LocalTime(utc));
            }

            // Slow drift is followed, so that only a jump is one.
            _difference = difference;
            _wasKnown = true;
        }

        private void Request(long now)
        {
            if (now >= _nextRequestAt)
            {
                _nextRequestAt = now + (_wasKnown ? RefreshMs : RetryMs);
                _clock.RequestSync();
            }

            if (!_wasKnown && !_saidNoTime && now - _upSince >= PatienceMs)
            {
                _saidNoTime = true;
                _log.Warning("No time from " + _settings.NtpServer
                    + " yet: clips get numbered names until it answers. Check NtpServer and that the network lets NTP (UDP port 123) through.");
            }
        }

        private string LocalTime(DateTime utc)
        {
            DateTime local = _localClock.ToLocal(utc);
            long minutes = (local.Ticks - utc.Ticks) / (TicksPerMs * 60000);
            string sign = minutes < 0 ? "-" : "+";
            minutes = minutes < 0 ? -minutes : minutes;
            return local.ToString("yyyy-MM-dd HH:mm:ss") + " (UTC" + sign + (minutes / 60).ToString("D2") + ":"
                + (minutes % 60).ToString("D2") + ")";
        }
    }
}
