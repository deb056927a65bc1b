using VideoRecorder.Core;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Avi;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// The whole recorder on a real folder, in virtual time: it starts on a card with a cut clip, repairs, records, uploads and
/// deletes. One call of the card fails, each in turn. With VIDEORECORDER_CARDS=all that is every call, else every sixteenth.
/// </summary>
public sealed class CardCallTests : IDisposable
{
    private const long RunMs = 65_000;

    private static readonly byte[] _pictureEnd = [0xFF, 0xD9];
    private static readonly byte[][] _pictures = Jpegs.Make(3, 64, 48);

    // thousands of syncs: in memory where there is such a place
    private readonly string _folder = Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory($"/dev/shm/videorecorder-{Guid.NewGuid():N}").FullName
        : Directory.CreateTempSubdirectory("videorecorder-").FullName;

    private readonly Dictionary<string, byte[]> _stored = [];
    private readonly List<string> _log = [];
    private int _calls;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(CardError.Failed)]
    [InlineData(CardError.NotPresent)]
    [InlineData(CardError.Full)]
    [InlineData(CardError.ReadOnly)]
    public void A_call_of_the_card_that_fails_once_loses_no_clip(CardError error)
    {
        int all = Run(0, error);
        int step = Environment.GetEnvironmentVariable("VIDEORECORDER_CARDS") == "all" ? 1 : 16;
        int runs = 0;
        for (int failing = 1 + ((int)error % step); failing <= all; failing += step)
        {
            Run(failing, error);
            runs++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{runs} of {all} calls failed with {error}, one in each run; lost: none");
        Assert.True(all > 200, $"{all} calls are too few to be all that it does.");
    }

    /// <summary>Runs the recorder, starts it again, and looks for each clip.</summary>
    /// <returns>How many calls of the card the first run made.</returns>
    private int Run(int failing, CardError error)
    {
        string card = Path.Combine(_folder, $"{error}-{failing}");
        ClipMaker.Write(NewClip(card, "000001/20261122080000.avi"), ClipMaker.Mixed(20), 10, elapsedMs: 2000);
        ClipMaker.Write(NewClip(card, "000002/20261122090000.avi"), ClipMaker.Mixed(20), 10, elapsedMs: null);
        _stored.Clear();
        _log.Clear();
        _calls = 0;

        Boot(card, 10, 20, RunMs, (call, path) =>
        {
            if (++_calls == failing)
            {
                throw new CardException(error, $"call {failing}, {call} of {path}, fails");
            }
        });
        int calls = _calls;
        Boot(card, 12, 3600, 120_000, (_, _) => { });

        string where = $"Call {failing} fails with {error}." + LogTail.Of(_log);
        string[] left = [.. Directory.GetFiles(Path.Combine(card, "clips"), "*.avi", SearchOption.AllDirectories)];
        Assert.True(left.Length == 0, $"{string.Join(", ", left)} is not delivered. {where}");
        Assert.Empty(Directory.GetFiles(Path.Combine(card, "clips")));
        int saved = _log.Count(line => line.Contains("frames saved", StringComparison.Ordinal));
        Assert.True(_stored.Count >= saved + 2, $"{_stored.Count} clips arrived of {saved}. {where}");
        Directory.Delete(card, recursive: true);
        return calls;
    }

    private static string NewClip(string card, string name)
    {
        string path = Path.Combine(card, "clips", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Lets the recorder run for a while, as from a start: what the server proved is all that may be deleted.</summary>
    private void Boot(string folder, int hour, int intervalSec, long milliseconds, Action<CardCall, string> before)
    {
        var clock = new VirtualTimeClock(new DateTime(2026, 11, 22, hour, 0, 0, DateTimeKind.Utc));
        var log = new LogLines(clock);
        RecorderParts? parts = null;
        var server = new ModelServer(clock, now => parts!.State.IsUploadWindow(now));
        var card = new HookedCard(new FolderCard(folder, 1L << 30));
        card.Before = (call, path) =>
        {
            before(call, path);
            string file = folder + path;
            if (call is (CardCall.SetDelivered or CardCall.Delete) && path.EndsWith(".avi", StringComparison.Ordinal) && File.Exists(file))
            {
                Keep(server);
                byte[] own = File.ReadAllBytes(file);
                bool isStored = _stored.TryGetValue(Path.GetFileName(path), out byte[]? bytes) && own.AsSpan().SequenceEqual(bytes);
                Assert.True(isStored || own.AsSpan().IndexOf(_pictureEnd) < 0, $"{path} is marked or deleted, and the server lacks it");
            }
        };
        parts = new RecorderParts(NewSettings(intervalSec), new Board
        {
            Name = "test bench",
            ResetReason = "power on",
            Seed = 3,
            Camera = new TimedCamera(clock, _pictures, 200),
            Card = card,
            Clock = clock,
            Link = new ScriptedLink(clock),
            Connector = server,
            Led = new DarkLed(),
            Log = log,
        });
        for (long next = 0; clock.Milliseconds < milliseconds; clock.Advance(Math.Max(1, next)))
        {
            next = Math.Min(parts.Recorder.Step(), parts.Network.Step());
        }

        parts.Recorder.Shutdown();
        parts.Network.Shutdown();
        Keep(server);
        _log.AddRange(log.Texts);
    }

    private static RecorderSettings NewSettings(int intervalSec) => new()
    {
        WifiSsid = "garden",
        WifiPassword = "password1",
        UploadUrl = "http://192.168.1.5:3000/upload",
        UploadFormat = UploadFormat.Raw,
        UploadPauseLeadMs = 1000,
        CaptureIntervalSec = intervalSec,
        CaptureDurationSec = 2,
        FramesPerSecond = 5,
        FrameSize = FrameSize.QQVGA,
        MinFreeSpaceMB = 1,
    };

    private void Keep(ModelServer server)
    {
        foreach ((string name, byte[] bytes) in server.Stored)
        {
            _stored[name] = bytes;
        }
    }
}
