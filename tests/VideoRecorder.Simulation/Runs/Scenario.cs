using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Runs;

/// <summary>
/// Forty seconds in which everything happens that changes the card: a clip of full-size frames is recorded and closed, another
/// one is repaired, one gets its date, before it is sent or after it, some are sent, marked and perhaps deleted, and old ones give
/// way. It begins with a card that an earlier minute left.
/// </summary>
internal sealed class Scenario
{
    /// <summary>The time in which cuts and faults are tried.</summary>
    public const long LengthMs = 2 * IntervalMs;
    private const long IntervalMs = 20_000;
    private const long MostMs = 3 * 3_600_000;
    private const ulong Seed = 20;

    // Recorded without a link, so that all of them wait; the last one is cut open, and two have short names left: one gives way, the
    // other one is sent.
    private const int ClipsBefore = 4;
    private const string OneOfTwo = "/clips/000001/video000001-002.avi";
    private const string OtherOfTwo = "/clips/000001/video000001-003.avi";

    // Uploads wait for the time for ten seconds.
    private const int SoonMs = 300;
    private const int LateMs = 13_000;

    private static readonly Scenario Mark = new("mark", false, false, LateMs);
    private static readonly Scenario Delete = new("delete", true, true, SoonMs);

    private readonly bool _deletes;
    private readonly bool _syncsLater;
    private readonly int _clockAfterMs;
    private readonly Lazy<CardImage> _before;

    private Scenario(string name, bool deletes, bool syncsLater, int clockAfterMs)
    {
        Name = name;
        _deletes = deletes;
        _syncsLater = syncsLater;
        _clockAfterMs = clockAfterMs;
        _before = new Lazy<CardImage>(MakeBefore);
    }

    /// <summary>Gets all scenarios: they differ in what becomes of a delivered clip, in how the card syncs, and in when the time comes.</summary>
    public static Scenario[] All => [Mark, Delete];

    public string Name { get; }

    /// <exception cref="FormatException">There is none of this name.</exception>
    public static Scenario Of(string name) =>
        Array.Find(All, scenario => scenario.Name == name) ?? throw new FormatException("There is no scenario " + name);

    /// <summary>Makes a board with the card as it is at the begin, not yet started.</summary>
    public SimulatedBoard NewBoard(TextWriter? log)
    {
        SimulatedBoard board = NewEmptyBoard();
        board.Card.Restore(_before.Value);
        board.World.Diary.Output = log;
        return board;
    }

    /// <summary>Runs on without faults until everything is delivered, or until it should have been.</summary>
    /// <param name="board">The board.</param>
    /// <param name="intervals">How long that lasts: a card or a camera that works again is known by a whole recording.</param>
    public static void RunUntilQuiet(SimulatedBoard board, int intervals)
    {
        long end = Math.Max(board.World.Now, LengthMs);
        int quiet = 0;
        while (!board.World.IsViolated && end < MostMs && quiet < intervals)
        {
            // In the pause before the next recording.
            end += IntervalMs;
            board.RunUntil((end / IntervalMs * IntervalMs) - 200);
            quiet = IsQuiet(board) ? quiet + 1 : 0;
        }
    }

    private static bool IsQuiet(SimulatedBoard board) =>
        board.World.IsPowered && board.World.Now - board.BootedAt > IntervalMs
        && board.Parts is { State: { IsClipOpen: false, Fault: RecorderFault.None }, Clips: { IsComplete: true, PendingCount: 0, HasUndated: false } };

    private SimulatedBoard NewEmptyBoard()
    {
        SimulatedBoard board = new(Seed, new RecorderSettings
        {
            DeviceName = "wall",
            WifiSsid = "garden",
            WifiPassword = "password1",
            UploadUrl = "http://192.168.1.5:3000/upload",
            UploadTimeoutMs = 5000,
            UploadChunkSize = 32_768,
            DeleteAfterUpload = _deletes,
            MaxStorageMB = 1,
            MinFreeSpaceMB = 1,
            CaptureIntervalSec = (int)(IntervalMs / 1000),
            CaptureDurationSec = 2,
            FramesPerSecond = 4,
            FrameSize = FrameSize.VGA,
        });
        board.Card.SyncsLater = _syncsLater;
        board.Clock.AnswerMs = _clockAfterMs;
        board.Card.CapacityBytes = 16 * 1048576L;
        board.Camera.FrameBytes = (22_000, 27_000);
        board.Server.KilobytesPerSecond = 2000;
        board.World.Scheduler.SwitchOneIn = 8;
        board.Card.AddForeign("/DCIM/100/IMG_0001.JPG", 30_000);
        return board;
    }

    private CardImage MakeBefore()
    {
        // Many slots without a frame, so that the index of the clip that is cut open takes more than a sector.
        SimulatedBoard board = NewEmptyBoard();
        board.Settings.FramesPerSecond = 60;
        board.Settings.MaxStorageMB = 8;
        board.Camera.FrameBytes = (21_000, 26_000);
        board.Camera.FrameMs = 250;
        board.Link.IsUp = false;
        board.Clock.AnswersTime = false;
        board.RunUntil((ClipsBefore * IntervalMs) + 1500);
        board.Card.Outcome = CutOutcome.Prefix;
        board.World.CutPower();
        board.Card.LeaveShortName(OneOfTwo);
        board.Card.LeaveShortName(OtherOfTwo);
        return board.Card.Image();
    }
}
