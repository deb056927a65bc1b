using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;
using VideoRecorder.Simulation.Time;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// What the server proved is byte-identical to the clip, under the clip's own name, which no other clip ever had; and only what was
/// proved, or answered with a success after its last byte by a server that never answered too early, is marked as delivered.
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
        if (ledger.Of(request) is not { } clip)
        {
            return;
        }

        if (request.IsProof)
        {
            Prove(request, clip);
        }

        clip.MayBeMarked |= request.IsProof || (request.Worth != ReplyWorth.Failure && !ledger.MustDoubtServer);
        bool isAccepted = request.IsProof || (request.Worth == ReplyWorth.Mark && !ledger.MayDoubtServer);
        if (isAccepted && request.HasWholeReply)
        {
            report.Believed += request.IsProof || clip.IsAccepted ? 0 : 1;
            clip.AcceptedAt = world.Now;
            clip.AcceptedInBoot = ledger.Boot;
        }
    }

    /// <summary>A success whose rest did not come in time is one without an end.</summary>
    public override void RequestClosed(ServedUpload request)
    {
        if (!request.IsHalfRead || ledger.Of(request) is not { } clip)
        {
            return;
        }

        clip.MayBeMarked |= request.IsUnendedProof || !ledger.MustDoubtServer;
        if (request.IsUnendedProof)
        {
            Prove(request, clip);
        }
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

    private void Prove(ServedUpload request, ClipRecord clip)
    {
        CheckProof(request, clip);
        report.Delivered += clip.IsProved ? 0 : 1;
        clip.IsProved = true;
    }

    private void CheckProof(ServedUpload request, ClipRecord clip)
    {
        ReadOnlySpan<byte> bytes = clip.File.Durable;
        if (clip.Removal == Removal.None && clip.Whole is not null
            && (!request.IsStored || request.ClipLength != bytes.Length || request.ClipHash != ContentPrint.Of(bytes)))
        {
            world.Violate("The server has proved other bytes than the clip's: " + clip + ": " + request.ClipLength
                + " bytes instead of " + bytes.Length);
        }
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
        if (clip.IsMarked && !clip.MayBeMarked && !clip.IsAdopted && clip.Removal == Removal.None)
        {
            world.Violate("A clip is marked although the server has not answered that it has it: " + clip);
        }
    }
}
