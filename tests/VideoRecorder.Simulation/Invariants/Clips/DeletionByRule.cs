using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// Nothing is deleted that was neither proved delivered, by the right size, nor had to make space by the rules, and has a picture. What was
/// proved is marked first. A success that proves nothing is no reason to delete.
/// </summary>
internal sealed class DeletionByRule(World world, ClipLedger ledger, EvictionRules eviction, ClipReport report) : Invariant
{
    private readonly List<long> _frames = [];

    public override void Deleting(CardFile file, string path)
    {
        if (ledger.Of(file) is { } clip)
        {
            Judge(clip, path);
        }
    }

    public override void Deleted(CardFile file, string path)
    {
        if (ledger.Of(file) is not { IsOnCard: false } clip)
        {
            return;
        }

        if (clip.Removal == Removal.None)
        {
            world.Violate("A clip is gone that no one was seen to delete: " + clip);
        }

        Count(clip);
    }

    public override void Refused(string operation, string path)
    {
        // It stays, and must go by the rules when it goes later; or the call had taken its name away all the same.
        if (ledger.ByPath.TryGetValue(path, out ClipRecord? clip) && clip.File.IsThere)
        {
            clip.Removal = Removal.None;
        }
    }

    private void Judge(ClipRecord clip, string path)
    {
        if (clip.Removal != Removal.None)
        {
            return;
        }

        bool isByNetwork = ledger.IsNetworkAtWork;
        string? why = null;
        if (isByNetwork && clip.IsProved)
        {
            clip.Removal = Removal.Proved;
            why = clip.IsMarked || !ledger.MarksCount || clip.RefusedInBoot == ledger.Boot ? null : "it is not marked as delivered before";
        }
        else if (world.Running == PartNumbers.Network)
        {
            why = "the server has not proved that it has it";
        }
        else if (HasNoPicture(clip))
        {
            clip.Removal = Removal.NoPicture;
        }
        else
        {
            why = eviction.WhyNot(clip);
            clip.Removal = why is null ? Removal.Evicted : Removal.None;
        }

        if (why is not null)
        {
            world.Violate("A clip is deleted although " + why + ": " + path + " (file " + clip.Number + ")");
        }
    }

    private bool HasNoPicture(ClipRecord clip)
    {
        AviReader.ReadCut(clip.File.Content, _frames);
        return _frames.Count == 0 && clip.SyncedFrames == 0;
    }

    private void Count(ClipRecord clip)
    {
        switch (clip.Removal)
        {
            case Removal.Proved:
                report.DeletedAfterProof++;
                break;
            case Removal.NoPicture:
                report.WithoutPicture++;
                break;
            case Removal.Evicted when clip.MayBeMarked:
                report.EvictedDelivered++;
                break;
            case Removal.Evicted:
                report.EvictedPending++;
                break;
        }
    }
}
