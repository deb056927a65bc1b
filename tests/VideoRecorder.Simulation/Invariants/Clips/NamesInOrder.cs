using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>The order of the names on the card is at every moment the order of recording.</summary>
internal sealed class NamesInOrder(World world, ClipLedger ledger) : Invariant
{
    public override void Booted() => CheckAll();

    public override void PowerLost() => CheckAll();

    public override void AtTheEnd() => CheckAll();

    public override void Created(CardFile file)
    {
        if (ledger.Of(file) is not null)
        {
            CheckAll();
        }
    }

    /// <summary>Compares each clip with the one before. What a deletion left under a short name has no place among them.</summary>
    private void CheckAll()
    {
        ClipPlace last = default;
        string lastPath = string.Empty;
        foreach (ClipRecord clip in ledger.OnCard)
        {
            if (!ClipPlace.TryParse(clip.Path, out ClipPlace place))
            {
                continue;
            }

            if (lastPath.Length > 0 && last.CompareTo(place) >= 0)
            {
                world.Violate("The names do not tell the order of recording: " + lastPath + " was recorded before " + clip.Path);
            }

            last = place;
            lastPath = clip.Path;
        }
    }
}
