using System.Diagnostics;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// When one life of the board is to end: so long after a thing has happened for so many times, as seen in the log or
/// at the server. All of it comes from the seed.
/// </summary>
internal sealed class KillAim
{
    // The shares let the short moments be hit as well as the long ones. Slices: how slowly it goes on at the end.
    private static readonly (KillMoment Moment, int Share, string Line, int Times, double FromMs, double ToMs, int Slices)[] _kinds =
    [
        (KillMoment.Any, 4, string.Empty, 1, 0, 6000, 0),
        (KillMoment.Start, 1, string.Empty, 1, 0, 250, 0),
        (KillMoment.Recording, 2, "Recording video: ", 2, 0, 900, 0),
        (KillMoment.Closing, 4, "Recording video: ", 2, -8, 0, 12),
        (KillMoment.Scan, 3, "Storage: ", 1, 0, 0, 60),
        (KillMoment.Repair, 3, "Repairing a clip", 1, 0, 3, 0),
        (KillMoment.Dating, 2, "Clock set: ", 1, 0, 150, 0),
        (KillMoment.Uploading, 3, "Starting upload: ", 2, 0, 120, 0),
        (KillMoment.Answering, 2, string.Empty, 2, 0, 4, 0),
        (KillMoment.Delivered, 5, string.Empty, 2, 0, 0, 0),
    ];

    private readonly string _line;
    private readonly double _delayMs;
    private int _timesLeft;

    /// <summary>Initializes a new instance of the <see cref="KillAim"/> class.</summary>
    /// <param name="chance">What it is drawn from.</param>
    /// <param name="clipMs">How long a clip lasts, up to its last frame.</param>
    /// <param name="hasCutClip">Whether there is a clip to repair; if not, one is cut instead.</param>
    public KillAim(Random chance, int clipMs, bool hasCutClip)
    {
        int draw = chance.Next(_kinds.Sum(kind => kind.Share));
        KillMoment drawn = _kinds.First(kind => (draw -= kind.Share) < 0).Moment;
        KillMoment moment = drawn == KillMoment.Repair && !hasCutClip ? KillMoment.Recording : drawn;
        (Moment, _, _line, int times, double from, double to, int slices) = _kinds.First(kind => kind.Moment == moment);
        Slices = chance.Next(slices + 1);
        _timesLeft = 1 + chance.Next(times);
        _delayMs = from + (chance.NextDouble() * (to - from)) + (Moment == KillMoment.Closing ? clipMs : 0);
    }

    public KillMoment Moment { get; }

    /// <summary>Gets in how many slices of time the board goes on after the wait.</summary>
    public int Slices { get; }

    /// <summary>Tells whether the kill is due after this line of the log.</summary>
    public bool IsMetBy(string line)
        => _line.Length > 0 && line.StartsWith(_line, StringComparison.Ordinal) && Interlocked.Decrement(ref _timesLeft) == 0;

    /// <summary>Tells whether the kill is due at this moment of an upload, as the server sees it.</summary>
    public bool IsMetBy(KillMoment moment) => Moment == moment && Interlocked.Decrement(ref _timesLeft) == 0;

    /// <summary>Tells whether the kill comes so long after the start, whatever happens.</summary>
    public bool IsMetByStart => Moment is KillMoment.Any or KillMoment.Start;

    /// <summary>Waits for the rest of the time, to fractions of a millisecond.</summary>
    public void Wait()
    {
        long start = Stopwatch.GetTimestamp();
        if (_delayMs > 20)
        {
            Thread.Sleep((int)_delayMs - 10);
        }

        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < _delayMs)
        {
            Thread.SpinWait(20);
        }
    }
}
