using System.Diagnostics;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>The PC's time, but faster, and a test can let hours pass at once: pauses after failures are that long.</summary>
internal sealed class FastTime : TimeProvider
{
    /// <summary>How much faster it is.</summary>
    public const int Speed = 8;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _startUtc = DateTimeOffset.UtcNow;
    private long _skipped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (Stopwatch.GetElapsedTime(_start).Ticks * Speed) + Interlocked.Read(ref _skipped);

    public override DateTimeOffset GetUtcNow() => _startUtc.AddTicks(GetTimestamp());

    /// <summary>Lets this much time pass at once.</summary>
    public void Skip(TimeSpan time) => Interlocked.Add(ref _skipped, time.Ticks);
}
