using VideoRecorder.Core.Status;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// Since the board started, clips are tried for the first time in the order in which they were recorded: none while an
/// older one that is ready waits for its first try. What was tried before may come at any time, as may a clip that was
/// cut off and is repaired only now. And no two clips reach the server under one name.
/// </summary>
internal sealed class KeepsUploadOrder(World world, CardModel card, ConductReport report) : Invariant
{
    /// <summary>A clip that became ready while another one was already being opened is not before it.</summary>
    public const int ToleranceMs = 10_000;

    private const string Uploaded = ".uploaded.avi";

    // Ready and never tried since the board started, by number, with the time since when; the number is the place in recording order.
    private readonly SortedDictionary<int, (CardFile File, long Since)> _waiting = [];
    private readonly HashSet<int> _tried = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private CardFile? _opened;
    private string? _refused;

    public override void Booted()
    {
        _waiting.Clear();
        _tried.Clear();
        _opened = null;
        foreach ((string path, CardFile file) in card.Entries)
        {
            if (IsPending(path, file) && IsWhole(file))
            {
                _waiting[file.Number] = (file, world.Now);
            }
        }

        // A cut may leave a clip with its name of before as well as the one that says that it was delivered.
        foreach ((string path, CardFile file) in card.Entries)
        {
            if (path.EndsWith(Uploaded, StringComparison.Ordinal))
            {
                _waiting.Remove(file.Number);
            }
        }

        DropLastOfFolders();
        ForgetNames();
    }

    public override void Closed(CardFile file)
    {
        // What was refused in between is looked at again later, whatever it looks like now.
        bool isInOrder = _refused != file.Path;
        if (isInOrder && IsPending(file.Path, file) && IsWhole(file) && !_tried.Contains(file.Number) && !_waiting.ContainsKey(file.Number))
        {
            _waiting[file.Number] = (file, world.Now);
        }
    }

    public override void Opened(CardFile file, bool forWriting)
    {
        _refused = forWriting && file.Path == _refused ? null : _refused;
        if (forWriting || world.Running != PartNumbers.Network || !IsPending(file.Path, file))
        {
            return;
        }

        _opened = file;
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

    public override void RequestOpened(ServedUpload request)
    {
        string name = request.Head.FileName;
        if (_opened is null || !_opened.Path.EndsWith("/" + name, StringComparison.Ordinal))
        {
            world.Violate("A request names " + name + ", but the clip that was opened is " + (_opened?.Path ?? "none"));
        }
        else if (!_names.TryAdd(name, _opened.Number) && _names[name] != _opened.Number)
        {
            world.Violate("Two clips come to the server as " + name);
        }
    }

    public override void Renamed(CardFile file, string oldPath)
    {
        if (!IsPending(file.Path, file))
        {
            _waiting.Remove(file.Number);
        }
    }

    public override void Deleting(CardFile file, string path) => _waiting.Remove(file.Number);

    public override void Refused(string operation, string path)
    {
        // The recorder may have mounted the card anew: it looks again at the last clip of each folder before it sends it.
        if (world.Running == PartNumbers.Recorder)
        {
            _refused = path;
            DropLastOfFolders();
        }
    }

    public override void Logged(LogLevel level, string line)
    {
        if (line.Contains(" is left alone for now", StringComparison.Ordinal)
            || line.StartsWith("Upload held for ", StringComparison.Ordinal)
            || line.StartsWith("Upload dropped: ", StringComparison.Ordinal)
            || line.StartsWith("Left alone a file ", StringComparison.Ordinal))
        {
            DropNamed(line);
        }

        if (line.Contains("cannot be looked through", StringComparison.Ordinal)
            || line.Contains("more than the recorder can keep in mind", StringComparison.Ordinal))
        {
            // Which ones is not known.
            _waiting.Clear();
        }
    }

    private static bool IsPending(string path, CardFile file) =>
        !file.IsForeign && RunHistory.IsClipPath(path) && !path.EndsWith(Uploaded, StringComparison.Ordinal);

    private static bool IsWhole(CardFile file) => EndsOnTime.SlotsOf(file.Content) > 0;

    /// <summary>
    /// A clip that left the card leaves no trace for the next start: where the clock was ahead, its second may come again.
    /// </summary>
    private void ForgetNames()
    {
        HashSet<int> there = [.. card.Entries.Select(entry => entry.Value.Number)];
        foreach ((string name, int number) in _names)
        {
            if (!there.Contains(number))
            {
                _names.Remove(name);
            }
        }
    }

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
