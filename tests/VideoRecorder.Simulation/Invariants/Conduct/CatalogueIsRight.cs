using System.Globalization;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// At the end the recorder knows as many clips as are on the card, and so many bytes of them; what has no names any
/// more has gone from its memory too.
/// </summary>
internal sealed class CatalogueIsRight(World world, CardModel card, Func<SharedState?> state) : Invariant
{
    private bool _knowsNotAll;

    public override void Booted() => _knowsNotAll = false;

    public override void Logged(LogLevel level, string line)
    {
        _knowsNotAll |= line.Contains("cannot be looked through", StringComparison.Ordinal)
            || line.Contains("more than the recorder can keep in mind", StringComparison.Ordinal)
            || line.StartsWith("Left alone a file ", StringComparison.Ordinal);
    }

    public override void AtTheEnd()
    {
        if (state() is not { IsScanned: true } shared)
        {
            return;
        }

        // What the card failed on is counted anew when the card is looked through again.
        if (shared.HasSetAside)
        {
            return;
        }

        HashSet<int> clips = [];
        long bytes = 0;
        bool hasOpen = false;
        foreach ((string path, CardFile file) in card.Entries)
        {
            if (!file.IsForeign && RunHistory.IsClipPath(path) && clips.Add(file.Number))
            {
                bytes += file.Content.Length;
                hasOpen |= EndsOnTime.SlotsOf(file.Content) == 0;
            }
        }

        if (shared.ClipCount > clips.Count || (shared.ClipCount < clips.Count && !_knowsNotAll))
        {
            world.Violate(Inv($"The recorder knows {shared.ClipCount} clips, and {clips.Count} are on the card"));
        }
        else if (!_knowsNotAll && !hasOpen && shared.UsedBytes != bytes)
        {
            world.Violate(Inv($"The recorder counts {shared.UsedBytes} bytes of clips, and they take {bytes}"));
        }
    }

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
