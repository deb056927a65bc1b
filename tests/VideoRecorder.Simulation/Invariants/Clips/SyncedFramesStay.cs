using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// A clip that was cut off keeps every frame up to the last sync, in order, with nothing foreign among them, and plays
/// once it is sent, marked or checked.
/// </summary>
internal sealed class SyncedFramesStay(World world, ClipLedger ledger, ClipReport report) : Invariant
{
    // The time of a scan of the whole card, and of a repair after it.
    private const long CheckedWithinMs = 600_000;
    private readonly List<long> _frames = [];

    public override void Booted() => CheckAll();

    public override void PowerLost() => CheckAll();

    public override void AtTheEnd()
    {
        CheckAll();
        foreach (ClipRecord clip in ledger.OnCard)
        {
            bool isDue = clip != ledger.Recording && clip.SyncedFrames > 0 && world.Now - clip.TouchedAt > CheckedWithinMs;
            if (isDue && clip.Removal == Removal.None && clip.RefusedInBoot != ledger.Boot)
            {
                MustPlay(clip, "left on the card");
            }
        }
    }

    public override void Closed(CardFile file)
    {
        if (ledger.Of(file) is { } clip)
        {
            Check(clip);
        }
    }

    public override void RequestOpened(ServedUpload request)
    {
        if (ledger.Of(request) is { } clip && clip.Removal == Removal.None)
        {
            MustPlay(clip, "sent");
        }
    }

    public override void Marked(CardFile file)
    {
        if (world.Running == PartNumbers.Network && ledger.Of(file) is { Removal: Removal.None } clip)
        {
            MustPlay(clip, "marked");
        }
    }

    private void MustPlay(ClipRecord clip, string what)
    {
        string? wrong = ledger.TrySettle(clip);
        if (wrong is not null)
        {
            world.Violate("A clip is " + what + " that does not play: " + clip + ": " + wrong);
        }
        else
        {
            Check(clip);
        }
    }

    private void CheckAll()
    {
        foreach (ClipRecord clip in ledger.All)
        {
            if (clip.Whole is null && (clip.FramesVersion != clip.File.Version || clip.SyncedFrames != clip.FramesExpected))
            {
                Check(clip);
            }
            else
            {
                CheckIsThere(clip);
            }
        }
    }

    private void Check(ClipRecord clip)
    {
        CheckIsThere(clip);
        if (clip.Removal == Removal.None && clip.IsOnCard)
        {
            AviReader.ReadCut(clip.File.Durable, _frames);
            clip.FramesVersion = clip.File.Version;
            clip.FramesExpected = clip.SyncedFrames;
            CheckFrames(clip);
        }
    }

    private void CheckIsThere(ClipRecord clip)
    {
        if (!clip.IsOnCard && clip.SyncedFrames > 0 && clip.Whole is null && clip.Removal == Removal.None)
        {
            report.Lost++;
            world.Violate("A clip that was cut off is lost with " + clip.SyncedFrames + " frames that were synced: " + clip);
        }
    }

    private void CheckFrames(ClipRecord clip)
    {
        if (_frames.Count < clip.SyncedFrames)
        {
            report.Lost++;
            world.Violate("A clip has lost frames that were synced: " + clip + " has " + _frames.Count + " of " + clip.SyncedFrames);
            return;
        }

        for (int i = 0; i < _frames.Count; i++)
        {
            // The append of one more may have been under way.
            bool isRight = i < clip.Frames.Count ? _frames[i] == clip.Frames[i].Number
                : i == clip.Frames.Count && (i == 0 || _frames[i] > _frames[i - 1]);
            if (!isRight && clip.WasInterrupted && clip.SyncedFrames == 0)
            {
                // The size came to the medium before the bytes: what was there before shows.
                return;
            }

            if (!isRight)
            {
                world.Violate("A clip holds a frame that is not its own, or in the wrong place: " + clip + " has frame " + _frames[i] + " as number " + i);
                return;
            }
        }
    }
}
