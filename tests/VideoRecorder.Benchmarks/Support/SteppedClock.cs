using VideoRecorder.Core.Ports;

namespace VideoRecorder.Benchmarks.Support;

/// <summary>A clock that is set and moves only when told to, so that clips get the names of a long day in a short run.</summary>
internal sealed class SteppedClock : IClock
{
    /// <summary>The wall time at which it starts.</summary>
    public static readonly DateTime Start = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    public long Milliseconds { get; private set; }

    public DateTime UtcNow => Start.AddMilliseconds(Milliseconds);

    public void RequestSync()
    {
    }

    public void Advance(int seconds) => Milliseconds += seconds * 1000L;
}
