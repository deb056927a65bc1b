using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// What several promises need to know of a run: when the board started, what is being recorded, how long the card held
/// the recorder up, and what the log says is wrong. It is told of everything before them.
/// </summary>
internal sealed class RunHistory(World world, RecorderSettings settings) : Invariant
{
    private const int RememberedIntervals = 4;
    private readonly Queue<(long End, long Milliseconds)> _waits = new();

    /// <summary>Gets when the board started, where its grid of recordings begins.</summary>
    public long BootAt { get; private set; }

    /// <summary>Gets the time between two places of the grid.</summary>
    public long IntervalMs { get; } = settings.CaptureIntervalSec * 1000L;

    /// <summary>Gets the clip that is being recorded; null when none is.</summary>
    public CardFile? Open { get; private set; }

    /// <summary>Gets when the clip that is being recorded was made.</summary>
    public long OpenedAt { get; private set; }

    /// <summary>Gets when the last recording ended; before the first one, when the board started.</summary>
    public long EndedAt { get; private set; }

    /// <summary>Gets how many clips were made since the board started.</summary>
    public int Clips { get; private set; }

    public ProblemLines Problems { get; } = new();

    /// <summary>Tells whether a file is a clip that the recorder makes.</summary>
    public static bool IsClip(CardFile file) => !file.IsForeign && IsClipPath(file.Path);

    /// <summary>Tells whether a path is one of a clip.</summary>
    public static bool IsClipPath(string path) =>
        path.StartsWith("/clips/", StringComparison.Ordinal) && path.EndsWith(".avi", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the time of a place of the grid.</summary>
    public long SlotTime(long slot) => BootAt + (slot * IntervalMs);

    /// <summary>Gets the last place of the grid up to a time.</summary>
    public long SlotOf(long time) => (time - BootAt) / IntervalMs;

    /// <summary>Gets how long calls of the card that took long held the recorder up, of those that ended after a time.</summary>
    public long CardWaits(long since)
    {
        long sum = 0;
        foreach ((long end, long milliseconds) in _waits)
        {
            sum += end > since ? milliseconds : 0;
        }

        return sum;
    }

    public override void Booted()
    {
        BootAt = world.Now;
        EndedAt = world.Now;
        Clips = 0;
        Open = null;
        _waits.Clear();
        Problems.Boot();
    }

    public override void Logged(LogLevel level, string line) => Problems.Take(line, world.Now);

    public override void Waited(PortKind port, long milliseconds)
    {
        if (port == PortKind.Card && world.Running == PartNumbers.Recorder)
        {
            while (_waits.TryPeek(out (long End, long Milliseconds) first) && first.End < world.Now - (RememberedIntervals * IntervalMs))
            {
                _waits.Dequeue();
            }

            _waits.Enqueue((world.Now, milliseconds));
        }
    }

    public override void Created(CardFile file)
    {
        if (IsClip(file))
        {
            Open = file;
            OpenedAt = world.Now;
            Clips++;
        }
    }

    public override void Closed(CardFile file) => End(file);

    public override void Deleted(CardFile file, string path) => End(file);

    public override void Refused(string operation, string path)
    {
        // A clip that the card refuses is given up, whatever was refused.
        if (Open is not null && world.Running == PartNumbers.Recorder && path == Open.Path)
        {
            End(Open);
        }
    }

    private void End(CardFile file)
    {
        if (file == Open)
        {
            Open = null;
            EndedAt = world.Now;
        }
    }
}
