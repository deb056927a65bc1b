namespace VideoRecorder.Tests.RealFaults;

/// <summary>Counts what the board was doing when it was killed. Two of its parts may have been at work.</summary>
internal sealed class KillTable
{
    private static readonly string[] _rows =
    [
        "starting", "recording a clip", "closing a clip", "looking through the card", "repairing a clip", "giving clips their time",
        "sending a clip", "waiting for the answer", "deleting a delivered clip", "marking a delivered clip", "waiting for the next work",
    ];

    private readonly Dictionary<string, int> _counts = _rows.ToDictionary(row => row, _ => 0);

    /// <summary>Counts a kill.</summary>
    /// <param name="life">The life that it ended.</param>
    /// <param name="card">What is on the card.</param>
    /// <param name="isScanning">Whether the look through the card has begun and not ended.</param>
    public string Count(BoardLife life, CardPicture card, bool isScanning)
    {
        List<string> rows = [.. Recording(life.Log, card), .. Uploading(life)];
        if (isScanning)
        {
            rows.Add("looking through the card");
        }

        if (life.Log.Repairing is not null)
        {
            rows.Add("repairing a clip");
        }

        if (life.Log.IsDating)
        {
            rows.Add("giving clips their time");
        }

        if (rows.Count == 0)
        {
            rows.Add(life.Log.Opened.Count == 0 ? "starting" : "waiting for the next work");
        }

        foreach (string row in rows)
        {
            _counts[row]++;
        }

        return string.Join(", ", rows);
    }

    public IEnumerable<string> Lines() => _rows.Select(row => $"  {_counts[row],4}  {row}");

    private static IEnumerable<string> Recording(BoardLog log, CardPicture card)
    {
        if (log.Recording is { } path)
        {
            ClipBytes? clip = card.Clips.GetValueOrDefault(path);
            yield return clip is { HasIndex: true } ? "closing a clip" : "recording a clip";
        }
    }

    private static IEnumerable<string> Uploading(BoardLife life)
    {
        if (life.Log.Proved is not null)
        {
            yield return life.Deletes ? "deleting a delivered clip" : "marking a delivered clip";
        }
        else if (life.UnderWay is not null)
        {
            yield return life.Uploads.Count > 0 && life.Uploads[^1].IsStored ? "waiting for the answer" : "sending a clip";
        }
    }
}
