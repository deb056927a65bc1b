using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Runs;

/// <summary>A day of a recorder on a wall: 1,440 clips, with everything that can go wrong, and then some quiet hours.</summary>
internal sealed class DayRun(ulong seed) : IRun
{
    public const string Kind = "day";
    public const long DayMs = 24 * HourMs;
    private const long HourMs = 3_600_000;
    private const long QuietMs = 3 * HourMs;
    private const int IntervalSec = 60;
    private const string EasternTime = "EST5EDT,M3.2.0,M11.1.0";
    private const string LordHoweTime = "LHST-10:30LHDT-11,M10.1.0,M4.1.0";

    public string Name => Kind + ":" + seed;

    public RunResult Execute(TextWriter? log)
    {
        Chance chance = new(seed ^ 0xDA7);
        SimulatedBoard board = new(seed, Settings(chance));
        board.World.Diary.Output = log;
        board.World.Scheduler.SwitchOneIn = chance.Pick(0, 5, 30);
        Furnish(board, chance);
        Verdict verdict = new(board);
        Episodes episodes = new(board.World, chance.Fork(), 0, DayMs);
        new Weather(board, chance.Fork(), episodes).Plan();
        board.World.Scheduler.Timeline.At(DayMs, () => board.World.CutAtCall = 0);

        // The end lies in a pause, so that the last clip has had its time.
        board.RunUntil(DayMs + QuietMs - 1000);
        return verdict.Give(Name, episodes.Counts);
    }

    private static RecorderSettings Settings(Chance chance) => new()
    {
        DeviceName = "wall",
        WifiSsid = "garden",
        WifiPassword = "pass-" + chance.Bits().ToString("x16"),
        UploadUrl = "http://192.168.1.5:3000/upload",
        UploadApiKey = "key-" + chance.Bits().ToString("x16"),
        UploadFormat = chance.Pick(UploadFormat.Multipart, UploadFormat.Raw),
        UploadTimeoutMs = chance.Pick(5000, 30_000),
        UploadChunkSize = chance.Pick(512, 4096, 8192),
        MaxUploadRetries = chance.Below(5),
        DeleteAfterUpload = chance.Pick(true, false),
        DebugUpload = chance.OneIn(4),
        MaxStorageMB = chance.Pick(1, 2),
        MinFreeSpaceMB = 1,
        EnableCircularBuffer = !chance.OneIn(6),
        CaptureIntervalSec = IntervalSec,
        CaptureDurationSec = 2,
        FramesPerSecond = chance.Pick(2, 3),
        FrameSize = FrameSize.VGA,
        JpegQuality = 63,
        TimeZone = chance.Pick("CET-1CEST,M3.5.0,M10.5.0/3", EasternTime, LordHoweTime, string.Empty),
    };

    private static DateTime BeforeRepeatedHour(string timeZone) => timeZone switch
    {
        EasternTime => new(2026, 11, 1, 0, 30, 0, DateTimeKind.Utc),
        LordHoweTime => new(2026, 4, 4, 10, 0, 0, DateTimeKind.Utc),
        _ => new(2026, 10, 24, 20, 0, 0, DateTimeKind.Utc),
    };

    private static void Furnish(SimulatedBoard board, Chance chance)
    {
        // Small clips on a card of small clusters.
        board.Card.CapacityBytes = chance.Pick(4, 8) * 1048576L;
        board.Card.SyncsLater = chance.OneIn(2);
        board.Camera.FrameBytes = (300, 1500);

        // Some days begin before a change of summer time, or at a new year.
        board.Clock.TrueStart = chance.Pick<DateTime>(
            new(2026, 3, 28, 14, 0, 0, DateTimeKind.Utc),
            BeforeRepeatedHour(board.Settings.TimeZone),
            new(2026, 12, 31, 12, 0, 0, DateTimeKind.Utc),
            new(2027, 6, 1, 5, 30, 0, DateTimeKind.Utc));
        board.Clock.AnswersTime = !chance.OneIn(8);
        board.Card.AddForeign("/DCIM/100/IMG_0001.JPG", 30_000);
        board.Card.AddForeign("/readme.txt", 120);
        board.Card.AddForeign("/clips/holiday.avi", 5000);
    }
}
