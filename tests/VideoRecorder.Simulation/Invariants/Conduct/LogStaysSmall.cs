using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// The log says each failure once, not each try. So an hour has a bounded number of lines, a line a bounded length, and the
/// log on the card two files of a bounded size.
/// </summary>
internal sealed class LogStaysSmall(World world, CardModel card, RecorderSettings settings, RunHistory history, ConductReport report) : Invariant
{
    /// <summary>A recording and the delivery of its clip have some 15 lines; a clip that is tried again, cut off and marked has more.</summary>
    public const int LinesPerRecording = 40;

    /// <summary>The lines of a start: version, settings, network, scan, repair, names.</summary>
    public const int LinesPerStart = 40;

    /// <summary>What comes beside these: tries with a growing pause between them, the link that comes and goes.</summary>
    public const int OtherLinesPerHour = 600;

    /// <summary>No line is longer, with an answer of a server (200 characters) or a fault (400) in it.</summary>
    public const int LongestLine = 1000;

    /// <summary>The other file takes over when one is beyond 256 KB; a block of 4 KB is what is written at once.</summary>
    public const int LargestFile = (256 + 4) * 1024;

    private const int HourMs = 3_600_000;
    private const int RememberedReasons = 16;
    private readonly HashSet<string> _reasons = new(StringComparer.Ordinal);
    private readonly string?[] _openProblems = new string?[4];
    private string _linkReason = string.Empty;
    private long _hour;
    private int _lines;
    private int _starts;

    public override void Booted()
    {
        _starts++;
        _linkReason = string.Empty;
        _reasons.Clear();
        Array.Clear(_openProblems);
    }

    public override void Logged(LogLevel level, string line)
    {
        report.LogLines++;
        report.LongestLine = Math.Max(report.LongestLine, line.Length);
        if (line.Length > LongestLine)
        {
            world.Violate("A line of the log has " + line.Length + " characters: " + line[..100]);
        }

        Count();
        LookForRepetition(level, line);
    }

    public override void AtTheEnd()
    {
        foreach ((string path, CardFile file) in card.Entries)
        {
            if (file.IsForeign || !path.StartsWith("/log/", StringComparison.Ordinal))
            {
                continue;
            }

            if (path is not ("/log/recorder.log" or "/log/recorder.1.log"))
            {
                world.Violate("The log has another file: " + path);
            }
            else if (file.Content.Length > LargestFile)
            {
                world.Violate("The log has " + file.Content.Length + " bytes in " + path);
            }
        }
    }

    private void Count()
    {
        long hour = world.Now / HourMs;
        if (hour != _hour)
        {
            _hour = hour;
            _lines = 0;
            _starts = 0;
        }

        _lines++;
        report.MostLinesInAnHour = Math.Max(report.MostLinesInAnHour, _lines);
        int recordings = 3600 / settings.CaptureIntervalSec;
        if (_lines > (recordings * LinesPerRecording) + ((_starts + 1) * LinesPerStart) + OtherLinesPerHour)
        {
            world.Violate("The log has " + _lines + " lines in an hour");
        }
    }

    private void LookForRepetition(LogLevel level, string line)
    {
        Problem problem = ProblemLines.Of(line);
        if (problem != Problem.None)
        {
            IsNew(ref _openProblems[(int)problem], line);
        }
        else if (line.StartsWith("WiFi: no connection", StringComparison.Ordinal))
        {
            IsNew(ref _linkReason!, line);
        }
        else if (line.StartsWith("WiFi connected!", StringComparison.Ordinal))
        {
            _linkReason = string.Empty;
        }
        else if (line.StartsWith("Upload completed", StringComparison.Ordinal) || line.StartsWith("Uploads work again", StringComparison.Ordinal))
        {
            _reasons.Clear();
        }
        else if (level >= LogLevel.Warning && line.StartsWith("Upload failed: ", StringComparison.Ordinal))
        {
            string reason = ReasonOf(line);
            if (!_reasons.Add(reason) && _reasons.Count < RememberedReasons)
            {
                world.Violate("The log explains a failure twice: " + line);
            }
        }

        for (int place = 1; place < _openProblems.Length; place++)
        {
            _openProblems[place] = history.Problems.IsOpen((Problem)place) ? _openProblems[place] : null;
        }
    }

    private void IsNew(ref string? said, string line)
    {
        if (said == line)
        {
            world.Violate("The log says a problem twice: " + line);
        }

        said = line;
    }

    /// <summary>Leaves out the clip and the time of the next try.</summary>
    private static string ReasonOf(string line)
    {
        int start = line.IndexOf(".avi: ", StringComparison.OrdinalIgnoreCase);
        int end = line.IndexOf(". Next try in ", StringComparison.Ordinal);
        return line[(start < 0 ? 0 : start)..(end < 0 ? line.Length : end)];
    }
}
