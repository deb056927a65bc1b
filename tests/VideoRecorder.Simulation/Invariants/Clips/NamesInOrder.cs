using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>The order of the names on the card is at every moment the order of recording, and no two clips share a name.</summary>
internal sealed class NamesInOrder(World world, ClipLedger ledger) : Invariant
{
    private readonly Dictionary<string, ClipRecord> _names = [];

    public override void Booted() => CheckAll();

    public override void PowerLost() => CheckAll();

    public override void AtTheEnd() => CheckAll();

    public override void Created(CardFile file) => Named(file);

    public override void Renamed(CardFile file, string oldPath)
    {
        _names.Remove(oldPath);
        Named(file);
    }

    public override void Deleted(CardFile file, string path) => _names.Remove(path);

    private void Named(CardFile file)
    {
        if (ledger.Of(file) is not { } clip)
        {
            return;
        }

        if (_names.TryGetValue(file.Path, out ClipRecord? other) && other != clip)
        {
            world.Violate("Two clips share a name: " + other + " and " + clip);
        }

        _names[file.Path] = clip;
        int place = ledger.OnCard.IndexOf(clip);
        CheckPair(place - 1);
        CheckPair(place);
    }

    private void CheckAll()
    {
        _names.Clear();
        for (int i = 0; i < ledger.OnCard.Count; i++)
        {
            foreach (string name in ledger.OnCard[i].Names)
            {
                _names[name] = ledger.OnCard[i];
            }

            CheckPair(i);
        }
    }

    /// <summary>Compares all names of a clip with those of the next one. What a deletion has left may have any name.</summary>
    private void CheckPair(int place)
    {
        if (place < 0 || place + 1 >= ledger.OnCard.Count
            || ledger.OnCard[place].Removal != Removal.None || ledger.OnCard[place + 1].Removal != Removal.None)
        {
            return;
        }

        foreach (string name in ledger.OnCard[place].Names)
        {
            foreach (string next in ledger.OnCard[place + 1].Names)
            {
                if (ClipPlace.TryParse(name, out ClipPlace first) && ClipPlace.TryParse(next, out ClipPlace second) && first.CompareTo(second) >= 0)
                {
                    world.Violate("The names do not tell the order of recording: " + name + " was recorded before " + next);
                }
            }
        }
    }
}
