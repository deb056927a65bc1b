using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// Keeps account of every clip over all lives of a board, and fails when one is lost, changed, deleted without proof
/// or delivered too often.
/// </summary>
internal sealed class KillLedger(RecordingServer server)
{
    private readonly Dictionary<string, string> _whole = [];
    private readonly Dictionary<string, ClipBytes> _cut = [];
    private readonly Dictionary<string, string> _closed = [];
    private readonly Dictionary<string, string> _dates = [];
    private readonly HashSet<string> _marked = [];
    private readonly List<BoardLife> _lives = [];

    /// <summary>Gets how many clips were closed, by the recording or by a repair.</summary>
    public int Closed => _closed.Count;

    /// <summary>Gets how many clips were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>Gets how many pictures the cut clips held, and so must keep.</summary>
    public int CutPictures { get; private set; }

    /// <summary>Gets how many of the cut clips held no whole picture: nothing had reached the disk.</summary>
    public int CutWithoutPicture { get; private set; }

    /// <summary>Gets how many clips were delivered again because the kill came before the card said so.</summary>
    public int Doubles { get; private set; }

    /// <summary>Gets how many clips are cut and not repaired yet.</summary>
    public int StillCut => _cut.Count;

    /// <summary>Checks the card and the server after a life.</summary>
    public void Check(BoardLife life, CardPicture card)
    {
        _lives.Add(life);
        Assert.Empty(life.Log.Bugs);
        StoredUpload[] stored = [.. server.Uploads.Where(upload => upload.IsStored)];
        CheckUnchanged(card);
        CheckNotSentAgain(life);
        CheckMarked(life.Log, card, stored);
        CheckProved(life.Log, stored);
        CheckNames(stored);
        CheckCut(life.Log, card, stored);
        CheckClosedByLog(life.Log, card, stored);
        Remember(card);
        HashSet<string> there = [.. card.Clips.Values.Select(clip => clip.Digest), .. stored.Select(upload => upload.Digest)];
        Assert.All(_closed, clip => Assert.True(there.Contains(clip.Key), $"LOST: {clip.Value} is neither on the card nor at the server"));
    }

    /// <summary>Checks that a clip came twice only where the first request was under way at a kill.</summary>
    public void CheckDoubles()
    {
        foreach (IGrouping<string, (BoardLife Life, StoredUpload Upload)> clip in _lives
            .SelectMany(life => life.Uploads.Where(upload => upload.IsStored).Select(upload => (life, upload)))
            .GroupBy(pair => pair.upload.Digest))
        {
            foreach ((BoardLife life, StoredUpload upload) in clip.SkipLast(1))
            {
                Assert.True(life.UnderWay is { } path && SentName.IsOf(path, upload.Name), $"DOUBLE: {upload.Name} was delivered in life {life.Number}, and again");
                Doubles++;
            }

            Assert.Equal(clip.Count(), clip.Select(pair => pair.Life).Distinct().Count());
        }
    }

    private void CheckUnchanged(CardPicture card)
    {
        foreach ((string path, string digest) in _whole)
        {
            Assert.True((card.Find(path)?.Digest ?? digest) == digest, $"CHANGED: {path}");
        }

        foreach ((string path, string date) in _dates)
        {
            Assert.True((card.Find(path)?.Date ?? date) == date, $"CHANGED: the date of {path}");
        }
    }

    /// <summary>What was marked at a kill is not sent again, even where the kill kept it from being deleted.</summary>
    private void CheckNotSentAgain(BoardLife life)
    {
        foreach (string path in _marked)
        {
            Assert.True(!life.Uploads.Any(upload => SentName.IsOf(path, upload.Name)), $"AGAIN: {path} was marked as delivered, and is sent again");
        }
    }

    /// <summary>A mark is on each clip of which the log says so, and on none that the server lacks.</summary>
    private void CheckMarked(BoardLog log, CardPicture card, StoredUpload[] stored)
    {
        Assert.All(log.Delivered, path => Assert.True(card.Find(path) is null || card.Marked.Contains(path), $"UNMARKED: {path}"));
        foreach (string path in card.Marked)
        {
            string digest = card.Clips[path].Digest;
            Assert.True(
                stored.Any(upload => SentName.IsOf(path, upload.Name) && upload.Digest == digest),
                $"UNPROVED: {path} is marked, and the server does not have it");
            _marked.Add(path);
        }
    }

    /// <summary>Each clip came under its time, as far as it was known then.</summary>
    private void CheckNames(StoredUpload[] stored)
    {
        foreach (StoredUpload upload in stored.Where(upload => _closed.ContainsKey(upload.Digest)))
        {
            string path = _closed[upload.Digest];
            Assert.Equal(SentName.Of(path, upload.Date), upload.Name);
            Assert.True(upload.Date.Length == 0 || upload.Date == _dates.GetValueOrDefault(path, upload.Date), $"CHANGED: {upload.Name} came with another date");
        }
    }

    private void CheckProved(BoardLog log, StoredUpload[] stored)
    {
        foreach (string path in log.Delivered)
        {
            string? digest = _whole.GetValueOrDefault(path);
            Assert.True(
                stored.Any(upload => SentName.IsOf(path, upload.Name) && (digest is null || upload.Digest == digest)),
                $"UNPROVED: {path} was deleted or marked, and the server does not have it");
        }
    }

    /// <summary>What a file held right after the kill, it must hold for ever.</summary>
    private void CheckCut(BoardLog log, CardPicture card, StoredUpload[] stored)
    {
        foreach ((string path, ClipBytes cut) in _cut.ToArray())
        {
            ClipBytes? clip = card.Find(path) ?? Received(path, stored);
            if (clip is null)
            {
                Assert.True(cut.Pictures.Count == 0, $"LOST: the cut clip {path} with {cut.Pictures.Count} pictures");
                _cut.Remove(path);
                continue;
            }

            Assert.True(cut.Pictures.SequenceEqual(clip.Pictures), $"LOST: pictures of the cut clip {path}, which has {clip.Pictures.Count} of {cut.Pictures.Count}");
            if (clip.IsWhole)
            {
                _cut.Remove(path);
            }
        }

        Assert.All(log.Removed, path => Assert.Null(card.Find(path)));
    }

    private void CheckClosedByLog(BoardLog log, CardPicture card, StoredUpload[] stored)
    {
        foreach ((string path, int pictures) in log.Closed)
        {
            ClipBytes? clip = card.Find(path) ?? Received(path, stored);
            Assert.True(clip is not null, $"LOST: {path} was closed, and is neither on the card nor at the server");
            Assert.True(clip.IsWhole, $"NOT WHOLE: {path} was closed, as the log says");
            Assert.True(clip.Pictures.Count == pictures, $"CHANGED: {path} has {clip.Pictures.Count} pictures, and the log says {pictures}");
        }
    }

    private static ClipBytes? Received(string path, StoredUpload[] stored)
        => stored.LastOrDefault(upload => SentName.IsOf(path, upload.Name)) is { } upload
            ? new ClipBytes(File.ReadAllBytes(upload.File))
            : null;

    private void Remember(CardPicture card)
    {
        foreach ((string path, ClipBytes clip) in card.Clips)
        {
            if (clip.IsWhole)
            {
                _whole[path] = clip.Digest;
                if (clip.Date.Length > 0)
                {
                    _dates[path] = clip.Date;
                }

                _closed.TryAdd(clip.Digest, path);
            }
            else if (_cut.TryAdd(path, clip))
            {
                Assert.False(_whole.ContainsKey(path), $"CHANGED: {path} was whole");
                Cuts++;
                CutPictures += clip.Pictures.Count;
                CutWithoutPicture += clip.Pictures.Count == 0 ? 1 : 0;
            }
        }
    }
}
