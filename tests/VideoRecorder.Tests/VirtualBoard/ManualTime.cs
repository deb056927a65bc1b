namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>A time that passes only when the test says so; timers that fall due fire on the way.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _elapsed;

    /// <summary>Gets or sets by how much timers of a second and more fire early, as those of a PC do by some milliseconds.</summary>
    public double EarlySec { get; set; }

    /// <summary>Gets or sets a value indicating whether no timer fires.</summary>
    public bool AreTimersStopped { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero) + _elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    public void Advance(double seconds)
    {
        TimeSpan end = _elapsed + TimeSpan.FromSeconds(seconds);
        while (!AreTimersStopped && _timers.Where(t => t.Due <= end).MinBy(t => t.Due) is { } next)
        {
            _elapsed = next.Due;
            next.Fire();
        }

        _elapsed = end;
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; private set; } = TimeSpan.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            TimeSpan early = TimeSpan.FromSeconds(dueTime.TotalSeconds >= 1 ? time.EarlySec : 0);
            Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : time._elapsed + dueTime - early;
            return true;
        }

        public void Fire()
        {
            Due = TimeSpan.MaxValue;
            callback(state);
        }

        public void Dispose() => Due = TimeSpan.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
