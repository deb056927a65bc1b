using System.Diagnostics;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>The program itself, in real time on real files and sockets.</summary>
public sealed class WholeRunTests : IDisposable
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(120);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_clip_is_recorded_uploaded_and_deleted_and_the_log_tells_it()
    {
        bool canEndEarly = !OperatingSystem.IsWindows();
        using Process board = StartProcess(
            [
                "--card", _folder.File("card"), "--received", _folder.File("received"), "--run-for", canEndEarly ? "120" : "40",
                "--set", "CaptureIntervalSec=60", "--set", "CaptureDurationSec=2", "--set", "FrameSize=QVGA", "--set", "UploadApiKey=secret",
            ]);
        Task<string> errors = board.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (board.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (canEndEarly && line.StartsWith("Upload queue: 0 files pending", StringComparison.Ordinal))
            {
                Terminate(board);
            }
        }

        Assert.True(board.WaitForExit(_longestWait));
        Assert.Equal((0, string.Empty), (board.ExitCode, await errors));
        string log = string.Join(Environment.NewLine, lines) + Environment.NewLine;
        Assert.Contains("uploaded in the pause and deleted", log.Split('\n')[0], StringComparison.Ordinal);
        Assert.EndsWith("Stopped." + Environment.NewLine, log, StringComparison.Ordinal);
        string clip = Assert.Single(Directory.GetFiles(_folder.File("received")));
        Assert.Empty(Directory.GetFiles(_folder.File("card"), "*.avi", SearchOption.AllDirectories));
        AssertInOrder(
            log,
            "=== Upload Configuration ===",
            "Recording video: /clips/000001/",
            "[LED] solid on",
            "Added to upload queue: ",
            "Starting upload: ",
            "(Response: 200)",
            "Deleted uploaded file: ",
            "Upload queue: 0 files pending");
        Assert.DoesNotContain("secret", log, StringComparison.Ordinal);
        AssertPlays(clip, 320, 240);
    }

    [Fact]
    public void A_run_that_ends_in_mid_clip_closes_the_clip()
    {
        var output = new StringWriter();
        int exitCode = VirtualBoardProgram.Run(
            ["--card", _folder.File("card"), "--run-for", "6", "--upload-url", string.Empty, "--set", "CaptureDurationSec=20"],
            output,
            new StringWriter());

        Assert.Equal(0, exitCode);
        string log = output.ToString();
        Assert.EndsWith("kept on the card.", log.Split('\n')[0].TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("Stopped." + Environment.NewLine, log, StringComparison.Ordinal);
        AssertPlays(Assert.Single(Directory.GetFiles(_folder.File("card"), "*.avi", SearchOption.AllDirectories)), 640, 480);
    }

    [Fact]
    public async Task A_signal_closes_the_clip_and_ends_with_0()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs the kill program");
        using Process board = StartProcess(["--card", _folder.File("card"), "--upload-url", string.Empty, "--set", "CaptureDurationSec=20"]);
        Task<string> log = board.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => SizeOf(Clips()) > 100_000, _longestWait), "no clip was begun");

        Terminate(board);

        Assert.True(board.WaitForExit(_longestWait));
        Assert.Equal(0, board.ExitCode);
        Assert.Contains("frames saved", await log, StringComparison.Ordinal);
        Assert.EndsWith("Stopped." + Environment.NewLine, await log, StringComparison.Ordinal);
        AssertPlays(Assert.Single(Clips()), 640, 480);
    }

    [Fact]
    public void Without_a_network_no_server_waits_for_uploads()
    {
        var output = new StringWriter();
        int exitCode = VirtualBoardProgram.Run(
            ["--card", _folder.File("card"), "--received", _folder.File("received"), "--run-for", "1", "--set", "WifiSsid="],
            output,
            new StringWriter());

        Assert.Equal(0, exitCode);
        Assert.EndsWith("kept on the card.", output.ToString().Split('\n')[0].TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("Upload:   none, WifiSsid is empty", output.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("received")));
    }

    [Fact]
    public void The_process_gives_2_for_a_bad_option()
    {
        using Process board = StartProcess(["--card-size", "none"]);
        Assert.True(board.WaitForExit(_longestWait));

        Assert.Equal(2, board.ExitCode);
        Assert.Contains("--card-size", board.StandardError.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_without_ffmpeg_is_a_bad_option_that_says_what_is_missing()
    {
        File.WriteAllText(_folder.File("film.mp4"), "a film");
        using Process board = StartProcess(["--camera", _folder.File("film.mp4")], path: _folder.Path);
        Assert.True(board.WaitForExit(_longestWait));

        Assert.Equal(2, board.ExitCode);
        Assert.Contains("needs ffmpeg, which is not installed", board.StandardError.ReadToEnd(), StringComparison.Ordinal);
    }

    private static Process StartProcess(string[] arguments, string? path = null)
    {
        string program = typeof(VirtualBoardProgram).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = path ?? start.Environment["PATH"];
        return Process.Start(start)!;
    }

    private static void Terminate(Process board)
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{board.Id}"]);
        kill.WaitForExit();
    }

    private static long SizeOf(string[] files) => files.Sum(f => new FileInfo(f).Length);

    private static void AssertInOrder(string log, params string[] lines)
    {
        int at = 0;
        foreach (string line in lines)
        {
            int found = log.IndexOf(line, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{line}' does not come in its place." + LogTail.Of(log.Split('\n')));
            at = found;
        }
    }

    private static void AssertPlays(string clip, int width, int height)
    {
        var avi = new AviBytes(File.ReadAllBytes(clip));
        Assert.Equal(avi.Frames.Count(), avi.Index.Count);
        Assert.Contains(avi.Frames, frame => frame.Length > 0);
        if (FfmpegSource.IsInstalled)
        {
            Assert.Equal((width, height), (Ffmpeg.Probe(clip).Width, Ffmpeg.Probe(clip).Height));
            Assert.Equal(string.Empty, Ffmpeg.Complaints(clip));
        }
    }

    private string[] Clips() => Directory.Exists(_folder.File("card/clips"))
        ? Directory.GetFiles(_folder.File("card"), "*.avi", SearchOption.AllDirectories)
        : [];
}
