using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants.Clips;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// Since the board started, clips are tried for the first time in the order in which they were recorded: none while an
/// older one that is ready waits for its first try. What was tried before may come at any time, after a pause; as may a clip that was
/// cut off and is repaired only now, or whose short name tells no place.
/// </summary>
internal sealed class KeepsUploadOrder(World world, CardModel card, ConductReport report) : Invariant
{
    /// <summary>A clip that became ready while another one was already being opened is not before it.</summary>
    public const int ToleranceMs = 10_000;

    // Ready and never tried since the board started, by number, with the time since when; the number is the place in recording order.
    private readonly SortedDictionary<int, (CardFile File, long Since)> _waiting = [];
    private readonly HashSet<int> _tried = [];
    private string? _refused;

    public override void Booted()
    {
        _waiting.Clear();
        _tried.Clear();
        foreach ((_, CardFile file) in card.Entries)
        {
            if (IsPending(file) && IsWhole(file))
            {
                _waiting[file.Number] = (file, world.Now);
            }
        }

        DropLastOfFolders();
    }

    public override void Closed(CardFile file)
    {
        // What was refused in between is checked again later, whatever it looks like now.
        bool isInOrder = _refused != file.Path;
        if (isInOrder && IsPending(file) && IsWhole(file) && !_tried.Contains(file.Number) && !_waiting.ContainsKey(file.Number))
        {
            _waiting[file.Number] = (file, world.Now);
        }
    }

    public override void Opened(CardFile file, bool forWriting)
    {
        _refused = forWriting && file.Path == _refused ? null : _refused;
        if (forWriting || world.Running != PartNumbers.Network || !IsPending(file))
        {
            return;
        }

        if (!_tried.Add(file.Number))
        {
            return;
        }

        report.FirstTries++;
        _waiting.Remove(file.Number);
        if (_waiting.Count == 0)
        {
            return;
        }

        (int number, (CardFile older, long since)) = _waiting.First();
        if (number < file.Number && since < world.Now - ToleranceMs)
        {
            world.Violate("A clip is sent before an older one: " + file.Path + " before " + older.Path + ", which was ready " + (world.Now - since) + " ms ago");
        }
    }

    public override void Marked(CardFile file) => _waiting.Remove(file.Number);

    public override void Deleting(CardFile file, string path) => _waiting.Remove(file.Number);

    public override void Refused(string operation, string path)
    {
        // The recorder may have mounted the card again: it looks again at the last clip of each folder before it sends it.
        if (world.Running == PartNumbers.Recorder)
        {
            _refused = path;
            DropLastOfFolders();
        }
    }

    public override void Logged(LogLevel level, string line)
    {
        if (line.Contains(" is skipped until the next scan", StringComparison.Ordinal)
            || line.StartsWith("Upload held for ", StringComparison.Ordinal)
            || line.Contains(" is no longer on the card", StringComparison.Ordinal)
            || line.StartsWith("Left alone a file ", StringComparison.Ordinal))
        {
            DropNamed(line);
        }

        if (line.Contains("cannot be listed", StringComparison.Ordinal)
            || line.Contains("exceed what the recorder can count", StringComparison.Ordinal))
        {
            // Which ones is not known.
            _waiting.Clear();
        }
    }

    private static bool IsPending(CardFile file) => !file.IsForeign && !file.IsDelivered && ClipPlace.TryParse(file.Path, out _);

    private static bool IsWhole(CardFile file) => EndsOnTime.SlotsOf(file.Content) > 0;

    private void DropNamed(string line)
    {
        foreach ((int number, (CardFile file, _)) in _waiting)
        {
            if (line.Contains(file.Path, StringComparison.Ordinal))
            {
                _waiting.Remove(number);
                return;
            }
        }
    }

    /// <summary>These may have been caught open; they are ready again when the recorder has looked into them, and closed them.</summary>
    private void DropLastOfFolders()
    {
        Dictionary<string, KeyValuePair<string, CardFile>> last = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, CardFile> entry in card.Entries)
        {
            if (!entry.Value.IsForeign && RunHistory.IsClipPath(entry.Key))
            {
                string folder = entry.Key[..entry.Key.LastIndexOf('/')];
                if (!last.TryGetValue(folder, out KeyValuePair<string, CardFile> other) || string.CompareOrdinal(other.Key, entry.Key) < 0)
                {
                    last[folder] = entry;
                }
            }
        }

        foreach (KeyValuePair<string, CardFile> entry in last.Values)
        {
            _waiting.Remove(entry.Value.Number);
        }
    }
}
