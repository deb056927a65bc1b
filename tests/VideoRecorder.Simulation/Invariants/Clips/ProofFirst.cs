using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;
using VideoRecorder.Simulation.Time;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// What the server proved is byte-identical to the clip, under the clip's own name, which no other clip ever had; and only what was
/// proved is marked as delivered.
/// </summary>
internal sealed class ProofFirst(World world, ClockModel clock, ClipLedger ledger, ClipReport report) : Invariant
{
    private readonly Dictionary<string, ClipRecord> _sentNames = [];
    private readonly HashSet<ClipRecord> _before = [];

    /// <summary>
    /// A clip that left the card leaves no trace for the next start: where the clock was wrong, its second may come again. By a right clock
    /// none does without a folder and a number behind it, which never come again.
    /// </summary>
    public override void Booted()
    {
        _before.UnionWith(_sentNames.Values);
        CheckMarks();
    }

    public override void Created(CardFile file)
    {
        if (ledger.Of(file) is { } clip)
        {
            clip.HasRightTime = clock.IsRight;
        }
    }

    public override void PowerLost() => CheckMarks();

    public override void AtTheEnd() => CheckMarks();

    public override void RequestOpened(ServedUpload request)
    {
        if (ledger.Of(request) is not { } clip)
        {
            world.Violate("A request was opened for no clip: " + request.Head.FileName);
            return;
        }

        report.Requests++;
        string name = request.Head.FileName;
        if (!clip.IsOnCard || !ClipPlace.IsSentAs(name, clip.Path, ClipDate.Of(clip.File.Content)))
        {
            world.Violate("A clip is sent by another name: " + clip + " as " + name);
        }
        else if (ledger.MarksCount && clip.IsMarked && clip.RefusedInBoot != ledger.Boot)
        {
            world.Violate("A clip is sent that is marked as delivered: " + clip);
        }
        else if (_sentNames.TryGetValue(name, out ClipRecord? other) && other != clip && !MayComeAgain(name, other, clip))
        {
            world.Violate("Two clips reach the server by one name: " + other + " and " + clip);
        }

        _sentNames[name] = clip;
    }

    public override void ReplyRead(ServedUpload request)
    {
        if (!request.IsProof || ledger.Of(request) is not { } clip)
        {
            return;
        }

        ReadOnlySpan<byte> bytes = clip.File.Durable;
        if (clip.Removal == Removal.None && clip.Whole is not null
            && (!request.IsStored || request.ClipLength != bytes.Length || request.ClipHash != ContentPrint.Of(bytes)))
        {
            world.Violate("The server has proved other bytes than the clip's: " + clip + ": " + request.ClipLength
                + " bytes instead of " + bytes.Length);
        }

        report.Delivered += clip.IsProved ? 0 : 1;
        clip.ProvedAt = world.Now;
        clip.ProvedInBoot = ledger.Boot;
    }

    public override void Marked(CardFile file)
    {
        if (ledger.Of(file) is not { } clip)
        {
            return;
        }

        // The recorder marks again what got its date after its delivery.
        if (!clip.IsMarked)
        {
            world.Violate("A clip is marked as pending: " + clip);
        }

        CheckMark(clip);
        report.Marked += ledger.IsNetworkAtWork ? 1 : 0;
    }

    private bool MayComeAgain(string name, ClipRecord first, ClipRecord second) =>
        !name.Contains('-') && !first.IsOnCard && _before.Contains(first) && !(first.HasRightTime && second.HasRightTime);

    private void CheckMarks()
    {
        foreach (ClipRecord clip in ledger.OnCard)
        {
            CheckMark(clip);
        }
    }

    private void CheckMark(ClipRecord clip)
    {
        if (clip.IsMarked && !clip.IsProved && !clip.IsAdopted && clip.Removal == Removal.None)
        {
            world.Violate("A clip is marked although the server has not proved that it has it: " + clip);
        }
    }
}
