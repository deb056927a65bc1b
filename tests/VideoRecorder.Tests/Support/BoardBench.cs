using VideoRecorder.Core;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Support;

/// <summary>
/// One start of the whole recorder, in virtual time, with a real folder as its card. Another one on the same folder is the next
/// start: where this one was not shut down, it begins after a power cut.
/// </summary>
internal sealed class BoardBench
{
    private static readonly byte[][] _pictures = Jpegs.Make(5, 64, 48);

    private readonly RecorderParts _parts;

    /// <summary>Initializes a new instance of the <see cref="BoardBench"/> class.</summary>
    /// <param name="folder">The folder of the card.</param>
    /// <param name="utc">The time at the start; none for a clock that has to be set.</param>
    /// <param name="change">Changes the settings.</param>
    /// <param name="wrap">Wraps the card.</param>
    public BoardBench(string folder, DateTime? utc, Action<RecorderSettings>? change = null, Func<ICard, ICard>? wrap = null)
    {
        var settings = new RecorderSettings
        {
            WifiSsid = "garden",
            WifiPassword = "password1",
            UploadUrl = "http://192.168.1.5:3000/upload",
            UploadFormat = UploadFormat.Raw,
            UploadPauseLeadMs = 1000,
            CaptureIntervalSec = 20,
            CaptureDurationSec = 5,
            FramesPerSecond = 10,
            FrameSize = FrameSize.QQVGA,
            MinFreeSpaceMB = 1,
        };
        change?.Invoke(settings);
        Clock = new VirtualTimeClock(utc ?? new DateTime(1970, 1, 1));
        Log = new LogLines(Clock);
        Server = new ModelServer(Clock, now => _parts!.State.IsUploadWindow(now));
        ICard card = new FolderCard(folder, 64 * 1048576L);
        _parts = new RecorderParts(settings, new Board
        {
            Name = "test bench",
            ResetReason = "power on",
            Seed = 5,
            Camera = new TimedCamera(Clock, _pictures, 100),
            Card = wrap?.Invoke(card) ?? card,
            Clock = Clock,
            Link = new ScriptedLink(Clock),
            Connector = Server,
            Led = new DarkLed(),
            Log = Log,
        });
    }

    public VirtualTimeClock Clock { get; }

    public LogLines Log { get; }

    public ModelServer Server { get; }

    /// <summary>Gets the paths of the clips that were recorded and closed.</summary>
    public string[] Saved => [.. Log.With("frames saved: ").Select(line => line.Split(' ')[^1])];

    /// <summary>Runs the recorder until a time, or until its power is cut.</summary>
    public void RunUntil(long milliseconds)
    {
        try
        {
            for (long next = 0; Clock.Milliseconds < milliseconds; Clock.Advance(Math.Max(1, next)))
            {
                next = Math.Min(_parts.Recorder.Step(), _parts.Network.Step());
            }
        }
        catch (PowerCut)
        {
            // as much as it was to do
        }
    }
}
