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
    private readonly HashSet<string> _dated = [];
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

    /// <summary>Gets the clips that were closed, and how many pictures they have.</summary>
    public IReadOnlyDictionary<string, int> Closed => _closed;

    /// <summary>Gets the clips that were deleted or marked after their delivery.</summary>
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
    public bool IsDating => _isClockSet && Recording is null && _closed.Keys.Any(path => IsNumbered(path) && !_dated.Contains(path));

    /// <summary>Gets the lines that tell of a bug: none belongs into any log.</summary>
    public IEnumerable<string> Bugs => Lines.Where(line =>
        line.Contains("A fault in the", StringComparison.Ordinal)
        || line.Contains("could not drop", StringComparison.Ordinal)
        || line.Contains("Exception", StringComparison.Ordinal));

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
        else if (Dated().Match(line) is { Success: true } dated)
        {
            _dated.Add(dated.Groups[1].Value);
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
        else if ((Rest(line, "Deleted uploaded file: ") ?? Rest(line, "Marked as uploaded: ")) is { } delivered)
        {
            Assert.Equal(Uploading, delivered);
            _delivered.Add(delivered);
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

    [GeneratedRegex(@"^Time of (\S+) is known now: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")]
    private static partial Regex Dated();
}
