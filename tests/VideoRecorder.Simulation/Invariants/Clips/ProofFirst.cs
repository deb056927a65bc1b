using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// What the server proved is byte-identical to the clip, under the clip's own name; and only what was proved is marked as
/// delivered.
/// </summary>
internal sealed class ProofFirst(World world, ClipLedger ledger, ClipReport report) : Invariant
{
    private readonly Dictionary<string, ClipRecord> _sentNames = [];

    /// <summary>
    /// A clip that left the card leaves no trace for the next start: where the clock was ahead, its second may come again.
    /// </summary>
    public override void Booted()
    {
        foreach (string gone in _sentNames.Where(sent => !sent.Value.IsOnCard).Select(sent => sent.Key).ToArray())
        {
            _sentNames.Remove(gone);
        }

        CheckMarks();
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
        if (!clip.IsOnCard || ClipPlace.FileNameOf(clip.Path) != name)
        {
            world.Violate("A clip is sent by another name: " + clip + " as " + name);
        }
        else if (clip.IsMarked && clip.Names.Count == 1)
        {
            world.Violate("A clip is sent that is marked as delivered: " + clip);
        }
        else if (_sentNames.TryGetValue(name, out ClipRecord? other) && other != clip)
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

        if (clip.Removal == Removal.None && clip.Whole is { } whole
            && (!request.IsStored || request.ClipLength != whole.Length || request.ClipHash != ContentPrint.Of(whole)))
        {
            world.Violate("The server has proved other bytes than the clip's: " + clip + ": " + request.ClipLength
                + " bytes instead of " + whole.Length);
        }

        report.Delivered += clip.IsProved ? 0 : 1;
        clip.ProvedAt = world.Now;
        clip.ProvedInBoot = ledger.Boot;
    }

    public override void Renamed(CardFile file, string oldPath)
    {
        if (ledger.Of(file) is not { } clip || !ClipPlace.TryParse(file.Path, out ClipPlace place) || !ClipPlace.TryParse(oldPath, out ClipPlace old))
        {
            return;
        }

        if (place.IsMarked == old.IsMarked)
        {
            return;
        }

        bool isItsWork = world.Running is PartNumbers.Network or PartSlot.Guard;
        if (!place.IsMarked || !isItsWork)
        {
            world.Violate("A mark was changed by part " + world.Running + ": " + oldPath + " is " + file.Path);
        }

        CheckMark(clip);
        report.Marked++;
    }

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
