using VideoRecorder.Core;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Time;
using VideoRecorder.VirtualBoard.Card;
using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Time;

namespace VideoRecorder.Tests.Support;

/// <summary>The network part of the recorder on a PC: real files, real sockets, real time.</summary>
internal sealed class SocketUploadBench : IDisposable
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(120);

    private readonly TempFolder _folder = new();
    private readonly NetworkPart _part;
    private readonly VirtualClock _clock;
    private int _clips;

    public SocketUploadBench(string url, Action<RecorderSettings>? change = null)
    {
        RecorderSettings settings = new() { WifiSsid = "loopback", UploadUrl = url, UploadPauseLeadMs = 100 };
        change?.Invoke(settings);
        VirtualLink link = new([], TimeProvider.System);
        _clock = new VirtualClock(link, TimeProvider.System);
        Log = new LogLines(_clock);
        State = new SharedState(settings.UploadPauseLeadMs);
        LocalClock local = new(_clock, settings.ToTimeZoneRule());
        RecorderLog log = new(Log, local, new Secrets(settings));
        Connector connector = new(link, settings.CaCertificate);
        FolderCard card = new(_folder.Path, 1L << 30);
        card.Mount();
        _part = new NetworkPart(settings, _clock, local, link, connector, card, Clips, State, log, seed: 5);
        Clips.ScanDone();
    }

    public ClipCatalogue Clips { get; } = new();

    public SharedState State { get; }

    public LogLines Log { get; }

    /// <summary>Puts a clip of random bytes on the card.</summary>
    public (string Name, string File, byte[] Bytes) AddClip(int size)
    {
        ClipName name = new() { Folder = 1, Stamp = 20261122160000 + ++_clips };
        string file = Path.Combine(_folder.Path, name.Path[1..]);
        byte[] bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        Clips.Found(name, size, ClipState.Pending, false);
        return (name.SentName(0), file, bytes);
    }

    /// <summary>Works until something has happened.</summary>
    public void RunUntil(Func<bool> hasHappened)
    {
        long end = _clock.Milliseconds + (long)_longestWait.TotalMilliseconds;
        while (!hasHappened())
        {
            int wait = _part.Step();
            Thread.Sleep(Math.Min(wait, 10));
            Assert.True(_clock.Milliseconds < end, "It does not happen." + LogTail.Of(Log.Texts));
        }
    }

    /// <summary>A recording begins now, and ends when something has happened.</summary>
    public void Record(Func<bool> hasHappened)
    {
        State.ScheduleRecording(_clock.Milliseconds);
        State.RecordingBegins();
        RunUntil(hasHappened);
        State.RecordingEnds(long.MaxValue);
    }

    public void Dispose()
    {
        _part.Shutdown();
        _folder.Dispose();
    }
}
