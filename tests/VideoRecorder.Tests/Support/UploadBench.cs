using VideoRecorder.Core;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Time;

namespace VideoRecorder.Tests.Support;

/// <summary>The network part of the recorder in virtual time, with a card, a link, a server and a schedule of recordings.</summary>
internal sealed class UploadBench
{
    public const string Url = "http://192.168.1.5:3000/upload";
    private NetworkPart? _part;
    private int _clips;

    public UploadBench()
    {
        Faults = new HookedCard(Card);
        State = new Lazy<SharedState>(() => new SharedState(Settings.UploadPauseLeadMs));
        Link = new ScriptedLink(Clock);
        Server = new ModelServer(Clock, now => State.Value.IsUploadWindow(now));
        Log = new LogLines(Clock);
    }

    public RecorderSettings Settings { get; } = new() { WifiSsid = "garden", WifiPassword = "password1", UploadUrl = Url };

    public VirtualTimeClock Clock { get; init; } = new();

    public MemoryCard Card { get; } = new();

    /// <summary>Gets what stands between the card and the recorder.</summary>
    public HookedCard Faults { get; }

    /// <summary>Gets the paths of the clips on the card.</summary>
    public string[] OnCard => [.. Card.Clips.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(clip => $"{ClipName.Root}/{clip}")];

    public ScriptedLink Link { get; }

    public ModelServer Server { get; }

    public LogLines Log { get; }

    public Lazy<SharedState> State { get; }

    public ClipCatalogue Clips { get; } = new();

    public NetworkPart Part => _part ??= NewPart();

    /// <summary>Puts a clip on the card, as the scan finds it.</summary>
    /// <returns>Its path.</returns>
    public string AddClip(int size = 100_000)
    {
        ClipName name = new() { Folder = 1, Stamp = 20261122160000 + ++_clips };
        byte[] bytes = new byte[size];
        new Random(_clips).NextBytes(bytes);
        Card.Put(name.Path, bytes);
        Clips.Found(name, size, ClipState.Pending, false);
        return name.Path;
    }

    /// <summary>Lets recordings happen on their grid, as the recorder's thread does.</summary>
    public void RecordFrom(long atMs)
    {
        State.Value.ScheduleRecording(atMs);
        Clock.At(atMs, State.Value.RecordingBegins);
        long next = atMs + (Settings.CaptureIntervalSec * 1000L);
        Clock.At(atMs + (Settings.CaptureDurationSec * 1000L), () => State.Value.RecordingEnds(next));
        Clock.At(atMs + (Settings.CaptureDurationSec * 1000L) + 1, () => RecordFrom(next));
    }

    /// <summary>Says that the scan is complete and lets some time pass.</summary>
    public void Run(long milliseconds)
    {
        Clips.ScanDone();
        RunUnscanned(milliseconds);
    }

    /// <summary>Lets time pass as the loop of a board does: a part that breaks down recovers and goes on after a second.</summary>
    /// <returns>How often it broke down.</returns>
    public int RunThroughFaults(long milliseconds)
    {
        int faults = 0;
        for (long end = Clock.Milliseconds + milliseconds; Clock.Milliseconds < end;)
        {
            try
            {
                Run(end - Clock.Milliseconds);
            }
            catch (InvalidOperationException)
            {
                faults++;
                Part.Recover();
                Clock.Advance(1000);
            }
        }

        return faults;
    }

    public void RunUnscanned(long milliseconds)
    {
        long end = Clock.Milliseconds + milliseconds;
        int stepsAtOnce = 0;
        while (Clock.Milliseconds < end)
        {
            long before = Clock.Milliseconds;
            int wait = Part.Step();
            Assert.True(wait >= 0);
            Clock.AdvanceTo(Math.Min(Clock.Milliseconds + wait, Math.Max(end, Clock.Milliseconds)));
            stepsAtOnce = Clock.Milliseconds == before ? stepsAtOnce + 1 : 0;
            Assert.True(stepsAtOnce < 10_000, "The part spins without end.");
        }
    }

    private NetworkPart NewPart()
    {
        LocalClock local = new(Clock, Settings.ToTimeZoneRule());
        RecorderLog log = new(Log, local, new Secrets(Settings));
        return new NetworkPart(Settings, Clock, local, Link, Server, Faults, Clips, State.Value, log, seed: 7);
    }
}
