using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>What the log of one life of a board tells of its clips, from its start to its kill.</summary>
internal sealed partial class BoardLog
{
    /// <summary>How the line starts that tells of a new clip.</summary>
    public const string Begun = "Recording video: ";

    private readonly List<string> _opened = [];
    private readonly Dictionary<string, int> _closed = [];
    private readonly Dictionary<string, string> _newPaths = [];
    private readonly HashSet<string> _delivered = [];
    private readonly HashSet<string> _removed = [];
    private bool _isClockSet;

    public BoardLog(IReadOnlyList<string> lines)
    {
        Lines = lines;
        foreach (string line in lines)
        {
            Read(line);
        }
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Gets the clips that were begun.</summary>
    public IReadOnlyList<string> Opened => _opened;

    /// <summary>Gets the clips that were closed, by the path that they had then, and how many pictures they have.</summary>
    public IReadOnlyDictionary<string, int> Closed => _closed;

    /// <summary>Gets the clips that were deleted or marked after their delivery, by the path that they had before.</summary>
    public IReadOnlySet<string> Delivered => _delivered;

    /// <summary>Gets the clips that were deleted because they hold no picture.</summary>
    public IReadOnlySet<string> Removed => _removed;

    /// <summary>Gets the clip whose recording has begun and not ended.</summary>
    public string? Recording { get; private set; }

    /// <summary>Gets the clip whose repair has begun and not ended.</summary>
    public string? Repairing { get; private set; }

    /// <summary>Gets the clip whose upload has begun and not ended.</summary>
    public string? Uploading { get; private set; }

    /// <summary>Gets the clip that the server has, and that was neither deleted nor marked.</summary>
    public string? Proved { get; private set; }

    /// <summary>Gets how many clips were repaired.</summary>
    public int Repairs { get; private set; }

    /// <summary>Gets a value indicating whether the clock is known and there are clips that still have to get their time.</summary>
    public bool IsRenaming => _isClockSet && Recording is null && _closed.Keys.Any(path => IsNumbered(path) && PathNow(path) == path);

    /// <summary>Gets the lines that tell of a bug: none belongs into any log.</summary>
    public IEnumerable<string> Bugs => Lines.Where(line =>
        line.Contains("A fault in the", StringComparison.Ordinal)
        || line.Contains("could not drop", StringComparison.Ordinal)
        || line.Contains("Exception", StringComparison.Ordinal));

    /// <summary>Follows a clip that got its time.</summary>
    /// <param name="path">The path that it was recorded under.</param>
    public string PathNow(string path) => _newPaths.GetValueOrDefault(path, path);

    private static bool IsNumbered(string path) => Path.GetFileName(path).StartsWith("video", StringComparison.Ordinal);

    private void Read(string line)
    {
        _isClockSet |= line.StartsWith("Clock set: ", StringComparison.Ordinal);
        if (Rest(line, Begun) is { } opened)
        {
            _opened.Add(opened);
            Recording = opened;
        }
        else if (Saved().Match(line) is { Success: true } saved)
        {
            _closed.Add(saved.Groups[2].Value, int.Parse(saved.Groups[1].Value, CultureInfo.InvariantCulture));
            Recording = null;
        }
        else if (Rest(line, "Not kept, for no good picture came: ") is { } dropped)
        {
            _removed.Add(dropped);
            Recording = null;
        }
        else if (Renamed().Match(line) is { Success: true } renamed)
        {
            string newPath = renamed.Groups[2].Value;
            _newPaths[newPath[..(newPath.LastIndexOf('/') + 1)] + renamed.Groups[1].Value] = newPath;
        }
        else
        {
            ReadRepair(line);
            ReadUpload(line);
        }
    }

    private void ReadRepair(string line)
    {
        if (Rest(line, "Repairing a clip that was cut short: ") is { } repairing)
        {
            Repairing = repairing;
        }
        else if (Rest(line, "Removed a clip without one whole picture: ") is { } removed)
        {
            _removed.Add(removed);
            Repairing = null;
        }
        else if (line.StartsWith("Repaired clip with ", StringComparison.Ordinal))
        {
            Repairs++;
            Repairing = null;
        }
    }

    private void ReadUpload(string line)
    {
        if (Rest(line, "Starting upload: ") is { } started)
        {
            Uploading = started[..started.IndexOf(' ', StringComparison.Ordinal)];
        }
        else if (Rest(line, "Upload successful: ") is not null)
        {
            Proved = Uploading;
        }
        else if (Rest(line, "Deleted uploaded file: ") is not null || Rest(line, "Marked as uploaded: ") is not null)
        {
            _delivered.Add(Uploading!);
            Uploading = null;
            Proved = null;
        }
        else if (line.StartsWith("Upload failed: ", StringComparison.Ordinal) || line.StartsWith("Upload cut off: ", StringComparison.Ordinal))
        {
            Uploading = null;
        }
    }

    private static string? Rest(string line, string start)
        => line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..] : null;

    [GeneratedRegex(@"^Video with (\d+) frames saved: (\S+)$")]
    private static partial Regex Saved();

    [GeneratedRegex(@"^Renamed (\S+) to its time: (\S+)$")]
    private static partial Regex Renamed();
}
