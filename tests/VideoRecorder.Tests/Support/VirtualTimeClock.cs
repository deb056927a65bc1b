using VideoRecorder.Core.Ports;

namespace VideoRecorder.Tests.Support;

/// <summary>
/// Both times of a board, moved by the test. What other threads would do meanwhile is planned with <see cref="At"/> and
/// happens while the time passes over it.
/// </summary>
internal sealed class VirtualTimeClock : IClock
{
    private readonly PriorityQueue<Action, (long Time, int Order)> _plans = new();
    private int _planned;
    private TimeSpan _wallOffset;

    public VirtualTimeClock(DateTime? startUtc = null) =>
        StartUtc = startUtc ?? new DateTime(2026, 11, 22, 15, 40, 1, DateTimeKind.Utc);

    public DateTime StartUtc { get; }

    public long Milliseconds { get; private set; }

    public DateTime UtcNow => StartUtc.AddMilliseconds(Milliseconds) + _wallOffset;

    /// <summary>When the time server was asked.</summary>
    public List<long> SyncRequests { get; } = [];

    public void RequestSync() => SyncRequests.Add(Milliseconds);

    /// <summary>Sets the wall time, as a time server does.</summary>
    public void SetWallTime(DateTime utc) => _wallOffset = utc - StartUtc.AddMilliseconds(Milliseconds);

    public void At(long milliseconds, Action plan) => _plans.Enqueue(plan, (milliseconds, _planned++));

    public void Advance(long milliseconds) => AdvanceTo(Milliseconds + milliseconds);

    public void AdvanceTo(long milliseconds)
    {
        while (_plans.TryPeek(out _, out (long Time, int Order) next) && next.Time <= milliseconds)
        {
            Action plan = _plans.Dequeue();
            Milliseconds = Math.Max(Milliseconds, next.Time);
            plan();
        }

        Milliseconds = Math.Max(Milliseconds, milliseconds);
    }
}
