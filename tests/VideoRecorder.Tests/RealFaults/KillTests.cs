using System.Diagnostics;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// The virtual board, a real process on real files and sockets, is killed again and again on one card, and then left
/// in peace.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const string Variable = "VIDEORECORDER_KILLS";
    private const int UsualKills = 5;

    private static readonly TimeSpan _longestLife = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan _longestPeace = TimeSpan.FromMinutes(5);

    private readonly TempFolder _folder = new();
    private readonly KillTable _table = new();
    private double _mostUnwritten;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_board_that_is_killed_at_any_moment_loses_no_clip()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs SIGKILL");
        Ffmpeg.SkipUnlessInstalled();
        int kills = FaultRun.Count(Variable, UsualKills);
        int seed = FaultRun.Seed();
        output.WriteLine($"To run it again: {FaultRun.Replay(Variable, kills, seed)}");
        var watch = Stopwatch.StartNew();
        var chance = new Random(seed);
        await using RecordingServer server = await RecordingServer.Start(_folder.File("received"));
        var card = new KilledCard(_folder.File("card"));
        var ledger = new KillLedger(server);
        try
        {
            for (int number = 1; number <= kills; number++)
            {
                LiveAndDie(number, chance, card, server, ledger);
            }

            LeaveInPeace(kills + 1, chance.Next(2) == 0, card, server, ledger);
            ledger.CheckDoubles();
            CheckFiles(card, server);
        }
        finally
        {
            Report(kills, ledger, server, watch.Elapsed);
        }
    }

    private void LiveAndDie(int number, Random chance, KilledCard card, RecordingServer server, KillLedger ledger)
    {
        int clipSec = chance.Next(3) == 0 ? 2 : 1;
        int rate = chance.Next(3) == 0 ? 5 : 20;
        bool deletes = chance.Next(2) == 0;
        var aim = new KillAim(chance, (clipSec * 1000) - (1000 / rate), ledger.StillCut > 0);
        int before = server.Uploads.Length;
        bool isSlow = chance.Next(2) == 0 || aim.Moment == KillMoment.Uploading;
        using var isStarted = new ManualResetEventSlim();
        using var killed = new ManualResetEventSlim();
        BoardProcess? board = null;
        void Kill()
        {
            aim.Wait();
            Creep(aim, board!, card, server.Uploads[before..].Count(upload => upload.Stage == UploadStage.Answered));
            board!.Kill();
            killed.Set();
        }

        void KillAt(KillMoment moment)
        {
            if (aim.IsMetBy(moment))
            {
                Kill();
            }
        }

        server.Pace = _ => isSlow && !killed.IsSet ? TimeSpan.FromMilliseconds(15) : TimeSpan.Zero;
        server.AfterStoring = _ =>
        {
            if (aim.Moment == KillMoment.Answering)
            {
                // the kill may come before the answer or after it
                Task.Run(() => KillAt(KillMoment.Answering));
                Thread.Sleep(2);
            }
            else if (aim.Moment == KillMoment.Delivered)
            {
                // it must not be faster than the watch
                board!.Freeze();
            }
        };
        server.AfterAnswer = _ =>
        {
            KillAt(KillMoment.Delivered);
            board!.Thaw();
        };
        card.Prepare();
        string format = chance.Next(2) == 0 ? "Raw" : "Multipart";
        using (board = BoardProcess.Start(Arguments(card, server, deletes, clipSec, clipSec + 3, rate, format), line =>
        {
            isStarted.Wait();
            if (aim.IsMetBy(line))
            {
                Kill();
            }
        }))
        {
            isStarted.Set();
            if (aim.IsMetByStart)
            {
                Kill();
            }

            if (!killed.Wait(_longestLife))
            {
                board.Kill();
                killed.Set();
            }

            board.AwaitEnd();
            Assert.Equal(string.Empty, board.Errors);
            server.AwaitQuiet();
            var life = new BoardLife(number, aim.Moment, deletes, new BoardLog(board.Lines), server.Uploads[before..]);
            var picture = new CardPicture(card.Root);
            string phase = _table.Count(life, picture, card.IsBeingScanned);
            output.WriteLine($"Kill {number}, aimed at {aim.Moment}: {phase}");
            NoteUnwritten(life, picture, board.SinceLast(BoardLog.Begun), rate);
            Check(life, picture, ledger);
            card.Check(isKilled: true);
        }
    }

    /// <summary>What of an open clip had not reached the file yet. It is synced each second, and written more often.</summary>
    private void NoteUnwritten(BoardLife life, CardPicture picture, TimeSpan recorded, int rate)
    {
        if (life.Log.Recording is { } path && picture.Clips.GetValueOrDefault(path) is { IsWhole: false } clip)
        {
            double unwritten = recorded.TotalSeconds - ((double)clip.Slots / rate);
            _mostUnwritten = Math.Max(_mostUnwritten, unwritten);
        }
    }

    /// <summary>Goes on slowly to where the kill is wanted, and a little beyond.</summary>
    private static void Creep(KillAim aim, BoardProcess board, KilledCard card, int answers)
    {
        switch (aim.Moment)
        {
            case KillMoment.Closing:
                string path = board.Lines.Last(line => line.StartsWith(BoardLog.Begun, StringComparison.Ordinal))[BoardLog.Begun.Length..];
                board.Creep(() => card.HasIndex(path));
                break;
            case KillMoment.Scan:
                board.Creep(() => card.IsBeingScanned);
                break;
            case KillMoment.Delivered:
                board.Creep(() => board.Lines.Count(line => line.StartsWith("Upload successful: ", StringComparison.Ordinal)) >= answers);
                break;
        }

        int slices = aim.Slices;
        if (slices > 0)
        {
            board.Creep(() => slices-- == 0);
        }
    }

    private void LeaveInPeace(int number, bool deletes, KilledCard card, RecordingServer server, KillLedger ledger)
    {
        server.Pace = _ => TimeSpan.Zero;
        server.AfterStoring = _ => { };
        server.AfterAnswer = _ => { };
        int before = server.Uploads.Length;
        using BoardProcess board = BoardProcess.Start(Arguments(card, server, deletes, 1, 3600, 20, "Multipart"), _ => { });
        bool isDone = SpinWait.SpinUntil(
            () =>
            {
                Thread.Sleep(100);
                return card.HasOnlyDelivered && board.Lines.Contains("Upload queue: 0 files pending");
            },
            _longestPeace);
        Assert.True(isDone, "Not all clips are delivered." + LogTail.Of(board.Lines));
        Assert.Equal(0, board.Stop());
        Assert.Equal(string.Empty, board.Errors);
        var life = new BoardLife(number, KillMoment.Any, deletes, new BoardLog(board.Lines), server.Uploads[before..]);
        var picture = new CardPicture(card.Root);
        Check(life, picture, ledger);
        card.Check(isKilled: false);
        Assert.Empty(picture.Waiting);
        Assert.Equal(0, ledger.StillCut);
    }

    private static void Check(BoardLife life, CardPicture picture, KillLedger ledger)
    {
        try
        {
            ledger.Check(life, picture);
        }
        catch (Xunit.Sdk.XunitException e)
        {
            throw new InvalidOperationException($"{e.Message}\nLife {life.Number}, aimed at {life.Aim}.{LogTail.Of(life.Log.Lines)}", e);
        }
    }

    private static string[] Arguments(KilledCard card, RecordingServer server, bool deletes, int clipSec, int intervalSec, int rate, string format) =>
    [
        "--card", card.Root, "--upload-url", $"http://127.0.0.1:{server.Port}/upload",
        .. Settings(
            $"CaptureDurationSec={clipSec}", $"CaptureIntervalSec={intervalSec}", "UploadPauseLeadMs=0", $"FramesPerSecond={rate}",
            "FrameSize=QVGA", $"DeleteAfterUpload={(deletes ? "true" : "false")}", $"UploadFormat={format}"),
    ];

    private static IEnumerable<string> Settings(params string[] settings) => settings.SelectMany(setting => new[] { "--set", setting });

    /// <summary>ffprobe accepts all that the server and the card hold, and counts the frames that are in them.</summary>
    private static void CheckFiles(KilledCard card, RecordingServer server)
    {
        string[] onCard = Directory.GetFiles(card.Root, "*.avi", SearchOption.AllDirectories);
        string[] received = [.. server.Uploads.Where(upload => upload.IsStored).DistinctBy(upload => upload.Digest).Select(upload => upload.File)];
        foreach (string file in (string[])[.. received, .. onCard])
        {
            byte[] bytes = File.ReadAllBytes(file);
            var clip = new ClipBytes(bytes);
            var avi = new AviBytes(bytes);
            ClipFacts facts = Ffmpeg.Probe(file);
            Assert.True(clip.IsWhole, $"{file} is not whole");
            Assert.Equal((clip.Slots, clip.Slots), (avi.Frames.Count(), avi.Index.Count));
            Assert.Equal(("mjpeg", 320, 240, clip.Slots, clip.Pictures.Count), (facts.Codec, facts.Width, facts.Height, facts.Slots, facts.Frames));
        }
    }

    private void Report(int kills, KillLedger ledger, RecordingServer server, TimeSpan time)
    {
        StoredUpload[] uploads = server.Uploads;
        output.WriteLine($"{kills} kills in {time.TotalSeconds:0} s. What the board was doing:");
        foreach (string line in _table.Lines())
        {
            output.WriteLine(line);
        }

        output.WriteLine($"{ledger.Closed} clips closed; {ledger.Cuts} clips cut, with {ledger.CutPictures} pictures in their files ({ledger.CutWithoutPicture} of them without one); at most {_mostUnwritten:0.0} s were not in a file yet.");
        output.WriteLine($"{uploads.Length} requests: {uploads.Count(upload => upload.IsStored)} stored, {uploads.Count(upload => !upload.IsStored)} broken off; {ledger.Doubles} clips delivered twice, each under way at a kill.");
    }
}
