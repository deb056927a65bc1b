namespace VideoRecorder.Tests.RealFaults;

/// <summary>The PC's time, of which a part can be skipped: no one wants to wait for an hour.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private long _skippedTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Interlocked.Read(ref _skippedTicks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _skippedTicks));

    public void Skip(TimeSpan time) => Interlocked.Add(ref _skippedTicks, time.Ticks);
}
