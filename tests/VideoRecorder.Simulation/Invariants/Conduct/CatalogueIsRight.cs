using System.Globalization;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants.Clips;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// At the end the recorder knows as many clips as are on the card, and so many bytes of them; what is gone from the card has
/// gone from its memory too.
/// </summary>
internal sealed class CatalogueIsRight(World world, CardModel card, Func<ClipCatalogue?> clips) : Invariant
{
    private bool _knowsNotAll;
    private bool _hasRefusedDeletion;

    public override void Booted()
    {
        _knowsNotAll = false;
        _hasRefusedDeletion = false;
    }

    public override void Refused(string operation, string path) => _hasRefusedDeletion |= operation == "delete";

    public override void Logged(LogLevel level, string line)
    {
        _knowsNotAll |= line.Contains("cannot be listed", StringComparison.Ordinal)
            || line.Contains("exceed what the recorder can count", StringComparison.Ordinal)
            || line.StartsWith("Left alone a file ", StringComparison.Ordinal);
    }

    public override void AtTheEnd()
    {
        // What the card failed on is counted again when the card is scanned again.
        if (clips() is not { IsComplete: true, HasQuarantined: false } known)
        {
            return;
        }

        int there = 0;
        long bytes = 0;
        bool hasOpen = false;
        foreach ((string path, CardFile file) in card.Entries)
        {
            if (!file.IsForeign && RunHistory.IsClipPath(path))
            {
                there++;
                bytes += file.Content.Length;

                // A deletion that failed may have left a short name, which the next scan finds.
                _knowsNotAll |= _hasRefusedDeletion && !ClipPlace.TryParse(path, out _);
                hasOpen |= EndsOnTime.SlotsOf(file.Content) == 0;
            }
        }

        if (known.Count > there || (known.Count < there && !_knowsNotAll))
        {
            world.Violate(Inv($"The recorder knows {known.Count} clips, and {there} are on the card"));
        }
        else if (!_knowsNotAll && !hasOpen && known.UsedBytes != bytes)
        {
            world.Violate(Inv($"The recorder counts {known.UsedBytes} bytes of clips, and they take {bytes}"));
        }
    }

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
