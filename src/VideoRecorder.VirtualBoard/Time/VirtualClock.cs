using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.VirtualBoard.Time;

/// <summary>
/// The clock of a board without a battery: it starts in 1970 and takes the PC's time a moment after it was asked to
/// sync over a link that is up.
/// </summary>
public sealed class VirtualClock : IClock
{
    private const long AnswerMs = 2000;
    private const long Never = long.MaxValue;

    private readonly ILink _link;
    private readonly TimeProvider _time;
    private readonly long _start;
    private long _answerAt = Never;

    /// <summary>Initializes a new instance of the <see cref="VirtualClock"/> class; it runs from now on.</summary>
    /// <param name="link">The way to the time server.</param>
    /// <param name="time">The PC's time.</param>
    public VirtualClock(ILink link, TimeProvider time)
    {
        _link = link;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public long Milliseconds => (long)_time.GetElapsedTime(_start).TotalMilliseconds;

    /// <inheritdoc/>
    public DateTime UtcNow => Milliseconds >= Interlocked.Read(ref _answerAt)
        ? _time.GetUtcNow().UtcDateTime
        : DateTime.UnixEpoch + _time.GetElapsedTime(_start);

    /// <inheritdoc/>
    public void RequestSync()
    {
        if (_link.IsConnected)
        {
            Interlocked.CompareExchange(ref _answerAt, Milliseconds + AnswerMs, Never);
        }
    }
}
