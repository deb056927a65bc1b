using VideoRecorder.Tests.Avi;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Server;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// A card that breaks at the worst moments and is made good again, under the whole recorder: the log says what is wrong,
/// recording and uploads resume, every clip that was closed reaches the server, and no one else's file is touched.
/// </summary>
public sealed class CardFaultTests : IDisposable
{
    private static readonly bool _all = Environment.GetEnvironmentVariable("VIDEORECORDER_CARDS") == "all";

    private readonly TempFolder _received = new();
    private readonly UploadServer _server;
    private readonly Dictionary<string, byte[]> _foreign = [];
    private BreakableCard? _card;

    public CardFaultTests()
    {
        _server = UploadServer.Start(_received.Path, string.Empty);
    }

    /// <summary>Gets each fault at each moment, or every other one unless VIDEORECORDER_CARDS=all, and how it is made here.</summary>
    public static TheoryData<CardBreak, CardMoment, string> Cases()
    {
        TheoryData<CardBreak, CardMoment, string> cases = [];
        foreach (CardBreak what in Enum.GetValues<CardBreak>())
        {
            foreach (CardMoment moment in Enum.GetValues<CardMoment>())
            {
                if (_all || ((int)what + (int)moment) % 2 == 0)
                {
                    cases.Add(what, moment, BreakableCard.WayOf(what));
                }
            }
        }

        return cases;
    }

    public void Dispose()
    {
        _card?.Dispose();
        _server.Dispose();
        _received.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_closed_clip_is_lost(CardBreak what, CardMoment moment, string way)
    {
        _card = new BreakableCard(what);
        Assert.Equal(way, _card.Way);
        AddForeignFiles();
        bool isAtStart = moment is CardMoment.Scanning or CardMoment.Repairing;
        List<string> closed = isAtStart ? Prepare() : [];
        int left = 1;
        if (isAtStart)
        {
            _card.Settle();
            _card.Before = BreakOnce;
        }

        using FastBoard board = NewBoard(moment);
        if (!isAtStart)
        {
            board.AwaitRecordings(1);
            _card.Before = BreakOnce;
        }

        board.AwaitInHaste(() => _card.IsBroken, "The moment does not come.");
        board.AwaitInHaste(() => board.Lines.Any(line => Tells(what, line)), "The log does not say what is wrong.");
        int ended = board.State.RecordingsEnded;
        board.AwaitInHaste(() => board.State.RecordingsEnded > ended + 1, "The recorder stands still.");
        _card.Cure();
        board.Skip(TimeSpan.FromHours(1));
        int saved = board.Saved;
        board.AwaitInHaste(() => board.Saved > saved, "No clip is recorded after the cure.");
        closed.AddRange(Closed(board));
        board.AwaitInHaste(() => Missing(closed).Length == 0, "Closed clips are not delivered.");

        board.Stop();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', board.Lines));
        AssertWhole();
        AssertForeignFilesAreUntouched();

        void BreakOnce(CardCall call, string path)
        {
            if (Is(moment, call, path) && Interlocked.Exchange(ref left, 0) == 1)
            {
                _card.Break();
            }
        }
    }

    private static bool Is(CardMoment moment, CardCall call, string path) => moment switch
    {
        CardMoment.Recording => call == CardCall.AppendFrame,
        CardMoment.Closing => call == CardCall.Overwrite,
        CardMoment.Uploading => call == CardCall.Read && path.EndsWith(".avi", StringComparison.Ordinal),
        CardMoment.Marking => call == CardCall.SetDelivered && path.EndsWith(".avi", StringComparison.Ordinal),
        CardMoment.Deleting => call == CardCall.Delete && path.EndsWith(".avi", StringComparison.Ordinal),
        CardMoment.Scanning => call == CardCall.List && path == "/clips/000008",
        _ => call == CardCall.Append && path.StartsWith("/clips/000020/", StringComparison.Ordinal),
    };

    private static bool Tells(CardBreak what, string line) => what switch
    {
        CardBreak.ReadOnly => line.Contains("the card is write-protected", StringComparison.Ordinal),
        CardBreak.Full => line.Contains("Not recording: no space for a clip", StringComparison.Ordinal) || line.Contains("The card is full", StringComparison.Ordinal),
        CardBreak.Failing => line.Contains("the card failed", StringComparison.Ordinal),
        _ => line.Contains("no card: ", StringComparison.Ordinal),
    };

    /// <summary>Gives the path of each clip which the log says was closed.</summary>
    private static IEnumerable<string> Closed(FastBoard board) => board.With("frames saved: ").Select(line => line.Split(' ')[^1]);

    private FastBoard NewBoard(CardMoment moment) => new(
        _card!.Folder,
        _server.Url,
        settings =>
        {
            settings.EnableCircularBuffer = false;
            settings.CaptureDurationSec = moment == CardMoment.Recording ? 2 : 1;
            settings.UploadChunkSize = 4096;
            settings.DeleteAfterUpload = moment == CardMoment.Deleting;
        },
        _card.Wrap);

    private string[] Missing(IEnumerable<string> closed)
    {
        string[] received = [.. Directory.GetFiles(_received.Path).Select(path => Path.GetFileName(path))];
        return [.. closed.Where(clip => !received.Any(name => SentName.IsOf(clip, name)))];
    }

    /// <summary>Puts a few clips of an earlier start on the card, and one that was cut off.</summary>
    /// <returns>The names of those that were closed.</returns>
    private List<string> Prepare()
    {
        using (var board = new FastBoard(_card!.Folder, string.Empty))
        {
            board.AwaitRecordings(2);
        }

        string cut = Path.Combine(_card.Folder, "clips", "000020");
        Directory.CreateDirectory(cut);
        ClipMaker.Write(Path.Combine(cut, "20261122080000.avi"), ClipMaker.Mixed(20), 10, elapsedMs: null);
        return [.. Directory.GetFiles(Path.Combine(_card.Folder, "clips"), "2*.avi", SearchOption.AllDirectories)];
    }

    private void AddForeignFiles()
    {
        foreach (string name in new[] { "photo.jpg", "DCIM/100/film.avi", "clips/readme.txt", "clips/000007/holiday.avi", "log/other.log" })
        {
            byte[] bytes = new byte[name.Length * 100];
            Random.Shared.NextBytes(bytes);
            string path = Path.Combine(_card!.Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
            _foreign.Add(name, bytes);
        }
    }

    private void AssertForeignFilesAreUntouched()
    {
        Assert.All(_foreign, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(_card!.Folder, file.Key))));
        string[] others = [.. Directory.GetFiles(_card!.Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_card.Folder, path))
            .Where(name => !_foreign.ContainsKey(name))];
        Assert.All(others, name => Assert.Matches(@"^(clips/\d{6}/[^/]*\.avi|log/recorder(\.1)?\.log)$", name));
    }

    /// <summary>What the server has is whole, and the same as what the card keeps.</summary>
    private void AssertWhole()
    {
        foreach (string path in Directory.GetFiles(_received.Path, "*.avi"))
        {
            var avi = new AviBytes(File.ReadAllBytes(path));
            Assert.Equal(avi.Frames.Count(), avi.Index.Count);
            string[] kept = Delivered.Clips(Path.Combine(_card!.Folder, "clips"));
            foreach (string own in kept.Where(clip => SentName.IsOf(clip, Path.GetFileName(path))))
            {
                // one that was sent without its date has it by now
                byte[] bytes = File.ReadAllBytes(own);
                bool isWithoutDate = Path.GetFileName(path).StartsWith("video", StringComparison.Ordinal);
                Assert.Equal(isWithoutDate ? HeaderDate.Without(bytes) : bytes, File.ReadAllBytes(path));
            }
        }
    }
}
