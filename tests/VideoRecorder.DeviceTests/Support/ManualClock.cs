namespace VideoRecorder.DeviceTests.Support
{
    using System;
    using VideoRecorder.Core.Ports;

    /// <summary>A clock that stands still until a test moves it.</summary>
    public sealed class ManualClock : IClock
    {
        private const long TicksPerMs = 10000;

        private static readonly DateTime NeverSet = new DateTime(1970, 1, 1, 0, 0, 0);

        private DateTime _setTo;
        private long _setAt;

        /// <summary>Gets or sets the milliseconds since start.</summary>
        public long Milliseconds { get; set; }

        /// <summary>Gets or sets a value indicating whether the wall time is known.</summary>
        public bool IsSet { get; set; }

        /// <summary>Gets the wall time.</summary>
        public DateTime UtcNow
        {
            get { return IsSet ? _setTo.AddTicks((Milliseconds - _setAt) * TicksPerMs) : NeverSet; }
        }

        /// <summary>Gets how often the time server was asked.</summary>
        public int SyncRequests { get; private set; }

        /// <summary>Sets the wall time.</summary>
        /// <param name="utc">The time.</param>
        public void Set(DateTime utc)
        {
            IsSet = true;
            _setTo = utc;
            _setAt = Milliseconds;
        }

        /// <inheritdoc/>
        public void RequestSync()
        {
            SyncRequests++;
        }
    }
}
