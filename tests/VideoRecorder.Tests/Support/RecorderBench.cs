using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Recording;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Time;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Support;

/// <summary>A recorder with a real folder as its card, in virtual time. A new one on the same folder is a reboot.</summary>
internal sealed class RecorderBench
{
    private static readonly byte[][] Pictures = Jpegs.Make(5, 64, 48);

    public RecorderBench(string folder, Action<RecorderSettings>? change = null, DateTime? utc = null, double cameraIntervalMs = 50, ICard? card = null)
    {
        Folder = folder;
        Settings = new RecorderSettings
        {
            CaptureIntervalSec = 20,
            CaptureDurationSec = 5,
            MaxStorageMB = 20,
            MinFreeSpaceMB = 1,
            FrameSize = FrameSize.QQVGA,
            UploadUrl = "http://127.0.0.1:3000/upload",
        };
        change?.Invoke(Settings);
        Clock = new VirtualTimeClock(utc ?? new DateTime(1970, 1, 1));
        Log = new LogLines(Clock);
        Camera = new TimedCamera(Clock, Pictures, cameraIntervalMs);
        State = new SharedState(Settings.UploadPauseLeadMs);
        Card = card ?? new FolderCard(folder, 64 * 1048576L);
        LocalClock local = new(Clock, Settings.ToTimeZoneRule());
        Recorder = new Recorder(Settings, Camera, Card, local, Catalogue, State, new RecorderLog(Log, local, new Secrets(Settings)));
    }

    public string Folder { get; }

    public RecorderSettings Settings { get; }

    public VirtualTimeClock Clock { get; }

    public LogLines Log { get; }

    public TimedCamera Camera { get; }

    public ClipCatalogue Catalogue { get; } = new();

    public SharedState State { get; }

    public ICard Card { get; }

    public Recorder Recorder { get; }

    /// <summary>Gets the clips on the card, in the order in which the recorder keeps them.</summary>
    public string[] Clips => [.. ClipPaths.Select(path => Path.GetFileName(path))];

    public string[] ClipPaths
    {
        get
        {
            string root = Path.Combine(Folder, "clips");
            return !Directory.Exists(root) ? [] : [.. Directory.GetDirectories(root).Order(StringComparer.Ordinal)
                .SelectMany(folder => Directory.GetFiles(folder).Order(StringComparer.Ordinal))];
        }
    }

    /// <summary>Runs the recorder until a time.</summary>
    public void RunUntil(long milliseconds)
    {
        int idle = 0;
        while (Clock.Milliseconds < milliseconds)
        {
            long before = Clock.Milliseconds;
            int wait = Recorder.Step();
            Assert.InRange(wait, 0, 60_000);
            Clock.Advance(wait);
            idle = Clock.Milliseconds == before ? idle + 1 : 0;
            Assert.True(idle < 100_000, "The recorder works without end.");
        }
    }

    public void Run(long milliseconds) => RunUntil(Clock.Milliseconds + milliseconds);
}
