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
        CheckProved(life.Log, stored);
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
                Assert.True(life.UnderWay == upload.Name, $"DOUBLE: {upload.Name} was delivered in life {life.Number}, and again");
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
    }

    private void CheckProved(BoardLog log, StoredUpload[] stored)
    {
        foreach (string path in log.Delivered)
        {
            string? digest = _whole.GetValueOrDefault(path);
            Assert.True(
                stored.Any(upload => upload.Name == CardPicture.NameOf(path) && (digest is null || upload.Digest == digest)),
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
            string now = log.PathNow(path);
            ClipBytes? clip = card.Find(now) ?? Received(now, stored) ?? JustRenamed(now, pictures, log, card);
            Assert.True(clip is not null, $"LOST: {now} was closed, and is neither on the card nor at the server");
            Assert.True(clip.IsWhole, $"NOT WHOLE: {now} was closed, as the log says");
            Assert.True(clip.Pictures.Count == pictures, $"CHANGED: {now} has {clip.Pictures.Count} pictures, and the log says {pictures}");
        }
    }

    private static ClipBytes? Received(string path, StoredUpload[] stored)
        => stored.LastOrDefault(upload => upload.Name == CardPicture.NameOf(path)) is { } upload
            ? new ClipBytes(File.ReadAllBytes(upload.File))
            : null;

    /// <summary>A clip that has got its time, which the kill has kept the log from saying.</summary>
    private ClipBytes? JustRenamed(string path, int pictures, BoardLog log, CardPicture card)
    {
        string folder = path[..path.LastIndexOf('/')];
        HashSet<string> known = [.. log.Opened, .. log.Closed.Keys.Select(log.PathNow)];
        return card.Clips.FirstOrDefault(clip => clip.Key.StartsWith(folder, StringComparison.Ordinal)
            && clip.Value.IsWhole && clip.Value.Pictures.Count == pictures
            && !known.Contains(clip.Key) && !_whole.ContainsKey(clip.Key)).Value;
    }

    private void Remember(CardPicture card)
    {
        foreach ((string path, ClipBytes clip) in card.Clips)
        {
            if (clip.IsWhole)
            {
                _whole[path] = clip.Digest;
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
