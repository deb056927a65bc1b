using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// A closed clip is never lost, changed or overwritten, until it is deleted rightly. Only one that was recorded without a clock gets
/// its date, once.
/// </summary>
internal sealed class ClosedClipsStay(World world, ClipLedger ledger, ClipReport report) : Invariant
{
    public override void Booted() => CheckAll();

    public override void PowerLost() => CheckAll();

    public override void AtTheEnd() => CheckAll();

    public override void Closed(CardFile file)
    {
        if (ledger.Of(file) is { } clip)
        {
            Check(clip);
        }
    }

    public override void RequestOpened(ServedUpload request)
    {
        if (ledger.Of(request) is { } clip)
        {
            Check(clip);
        }
    }

    private void CheckAll()
    {
        foreach (ClipRecord clip in ledger.All)
        {
            Check(clip);
        }
    }

    private void Check(ClipRecord clip)
    {
        if (clip.Whole is null || clip.Removal != Removal.None)
        {
            return;
        }

        if (!clip.IsOnCard)
        {
            report.Lost++;
            world.Violate("A closed clip is lost: " + clip);
        }
        else if (clip.ComparedVersion != clip.File.Version)
        {
            clip.ComparedVersion = clip.File.Version;
            ReadOnlySpan<byte> now = clip.File.Durable;
            if (clip.IsNumbered && ClipDate.Of(clip.Whole) is null && ClipDate.AreSameButForIt(now, clip.Whole))
            {
                report.Dated += ClipDate.Of(now) is null ? 0 : 1;
                clip.DatedAt = world.Now;
                now.CopyTo(clip.Whole);
            }
            else if (!now.SequenceEqual(clip.Whole))
            {
                report.Lost++;
                world.Violate("A closed clip was changed: " + clip + " has " + clip.File.Durable.Length + " bytes on the card, "
                    + clip.Whole.Length + " when it was closed");
            }
        }
    }
}
