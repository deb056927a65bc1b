using VideoRecorder.Core.Ports;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Time;

/// <summary>Both times of the board. The wall time is unknown after each start, until a time server answers.</summary>
internal sealed class ClockModel(World world) : IClock
{
    private static readonly DateTime Unset = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private long _bootedAt;
    private TimeSpan? _wallOffset;

    /// <summary>Gets or sets the true time at the begin of the run.</summary>
    public DateTime TrueStart { get; set; } = new(2026, 11, 22, 15, 40, 1, DateTimeKind.Utc);

    /// <summary>Gets or sets how far the time server is off.</summary>
    public TimeSpan Error { get; set; }

    /// <summary>Gets or sets whether a time server answers, and after how many milliseconds.</summary>
    public bool AnswersTime { get; set; } = true;

    public int AnswerMs { get; set; } = 300;

    /// <summary>Gets or sets whether the link is up, without which nothing answers.</summary>
    public Func<bool> IsOnline { get; set; } = () => true;

    /// <summary>Gets whether the wall time is known.</summary>
    public bool IsSet => _wallOffset is not null;

    /// <summary>Gets whether the wall time is known, and is the true time.</summary>
    public bool IsRight => _wallOffset == TimeSpan.Zero;

    /// <summary>Gets whether no time server was wrong and the wall time has not jumped, in the whole run.</summary>
    public bool IsTrue { get; private set; } = true;

    public DateTime TrueTime => TrueStart.AddMilliseconds(world.Now);

    public long Milliseconds => world.Now - _bootedAt;

    public DateTime UtcNow => _wallOffset is { } offset ? TrueTime + offset : Unset.AddMilliseconds(Milliseconds);

    /// <summary>The board starts: the time is unknown.</summary>
    public void Boot()
    {
        _bootedAt = world.Now;
        _wallOffset = null;
    }

    /// <summary>The board's wall time jumps.</summary>
    public void Jump(TimeSpan by)
    {
        if (_wallOffset is { } offset)
        {
            _wallOffset = offset + by;
            IsTrue = false;
        }
    }

    public void RequestSync()
    {
        long boot = _bootedAt;
        if (AnswersTime && IsOnline())
        {
            world.Scheduler.Timeline.At(world.Now + AnswerMs, () => Answer(boot));
        }
    }

    private void Answer(long boot)
    {
        if (boot == _bootedAt && world.IsPowered)
        {
            _wallOffset = Error;
            IsTrue &= Error == TimeSpan.Zero;
            world.Diary.Note("the time server says " + UtcNow.ToString("u"));
        }
    }
}
