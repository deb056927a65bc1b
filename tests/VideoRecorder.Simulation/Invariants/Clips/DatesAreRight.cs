using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Time;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// The date in a clip is the time at which its recording began, and each clip of this start has one soon after the time is known. Judged
/// where the clock was right all the time, and the local time is UTC.
/// </summary>
internal sealed class DatesAreRight(World world, ClockModel clock, RecorderSettings settings, ClipLedger ledger) : Invariant
{
    private const int ToleranceMs = 2000;

    // The time is taken before the folders and the file are made.
    private const int CallsToMakeIt = 3;

    // A date waits for the end of a recording, and for what else is done in the pauses.
    private readonly int _soonMs = 2000 * settings.CaptureIntervalSec;
    private long _unknownAt;
    private long _longestWaitMs;

    public override void Booted() => _unknownAt = world.Now;

    public override void Waited(PortKind port, long milliseconds) => _longestWaitMs = Math.Max(_longestWaitMs, milliseconds);

    public override void Created(CardFile file) => _unknownAt = clock.IsSet ? _unknownAt : world.Now;

    public override void Closed(CardFile file)
    {
        bool isJudged = clock.IsTrue && settings.TimeZone.Length == 0;

        // Where the size came to the medium before the bytes, what was there before shows, and that may be a date.
        if (isJudged && ledger.Of(file) is { IsAdopted: false } clip and not { WasInterrupted: true, SyncedFrames: 0 } && ClipDate.Of(file.Content) is { } date)
        {
            double late = (clock.TrueStart.AddMilliseconds(clip.MadeAt) - date).TotalMilliseconds;
            if (late < -ToleranceMs || late > ToleranceMs + (CallsToMakeIt * _longestWaitMs))
            {
                world.Violate("A clip has another date than that of its recording: " + clip + ": " + date.ToString("u"));
            }
        }
    }

    public override void AtTheEnd()
    {
        foreach (ClipRecord clip in ledger.OnCard)
        {
            // After the card was mounted again the clips before are no more those of this start.
            bool isDue = !clip.IsAdopted && clip.MadeAt >= ledger.BootedAt && clip.Whole is not null && ledger.RefusedAt < ledger.BootedAt;
            if (isDue && clock.IsSet && world.Now - Math.Max(_unknownAt, clip.MadeAt) > _soonMs && ClipDate.Of(clip.Whole) is null)
            {
                world.Violate("A clip of this start has no date although the time is known: " + clip);
            }
        }
    }
}
