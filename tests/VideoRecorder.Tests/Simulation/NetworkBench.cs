using VideoRecorder.Core;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Core.Time;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;
using VideoRecorder.Simulation.Time;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Simulation;

/// <summary>The recorder's network part on the simulator's network, with clips that come on a grid.</summary>
internal sealed class NetworkBench
{
    private readonly RecorderSettings _settings;
    private readonly MemoryCard _card = new();
    private readonly SharedState _state;
    private readonly ClipCatalogue _catalogue = new();
    private readonly Dictionary<string, byte[]> _clips = [];

    public NetworkBench(ulong seed, RecorderSettings settings)
    {
        _settings = settings;
        World = new World(seed);
        Link = new LinkModel(World, World.Chance.Fork());
        Server = new ServerModel(World, World.Chance.Fork(), Link) { Settings = settings };
        Card = new HookedCard(_card) { Before = Before };
        _state = new SharedState(settings.UploadPauseLeadMs);
        ClockModel clock = new(World);
        World.TurnOn();
        Link.Boot();
        clock.Boot();
        LocalClock local = new(clock, settings.ToTimeZoneRule());
        RecorderLog log = new(new LogModel(World), local, new Secrets(settings));
        NetworkPart part = new(settings, clock, local, Link, Server, Card, _catalogue, _state, log, World.Chance.Below(1000));
        World.Scheduler.Start(new PartSlot(PartNumbers.Network, part.Step));
        _catalogue.ScanDone();
        _catalogue.CurrentFolder = 1;
        _state.ScheduleRecording(1000);
        World.Scheduler.Timeline.At(1000, Begin);
    }

    public World World { get; }

    public LinkModel Link { get; }

    public ServerModel Server { get; }

    public HookedCard Card { get; }

    /// <summary>Gets or sets how long a read of the card takes at most, in milliseconds.</summary>
    public int ReadMs { get; set; } = 20;

    /// <summary>Gets or sets whether clips are still recorded.</summary>
    public bool Records { get; set; } = true;

    /// <summary>Gets how many clips are on the card that are not marked as delivered.</summary>
    public int ClipsPending => _clips.Keys.Count(path => _card.Find(path) is { IsDelivered: false });

    public int ClipsMade => _clips.Count;

    public void Run(long milliseconds) => World.Scheduler.RunUntil(World.Now + milliseconds);

    private void Begin()
    {
        _state.RecordingBegins();
        World.Scheduler.Timeline.At(World.Now + (_settings.CaptureDurationSec * 1000L), End);
    }

    private void End()
    {
        if (Records)
        {
            ClipName name = new() { Folder = 1, Stamp = 20261122160000 + _clips.Count };
            byte[] clip = new byte[World.Chance.Pick(1500L, 2000, 6000, 12_000)];
            clip.AsSpan().Fill((byte)_clips.Count);
            _clips.Add(name.Path, clip);
            _card.Put(name.Path, clip);
            Clip lease = new();
            _catalogue.BeginRecording(name, 0, lease);
            lease.Size = clip.Length;
            _catalogue.Return(lease, ClipState.Pending);
        }

        long next = World.Now + ((_settings.CaptureIntervalSec - _settings.CaptureDurationSec) * 1000L);
        _state.RecordingEnds(next);
        World.Scheduler.Timeline.At(next, Begin);
    }

    private void Before(Support.CardCall call, string path)
    {
        if (call == Support.CardCall.Read)
        {
            World.Pass(World.Chance.Between(0, ReadMs));
        }
        else if (call == Support.CardCall.Delete)
        {
            CheckDeletion(path);
        }
        else if (call == Support.CardCall.SetDelivered)
        {
            CheckMark(path);
        }
    }

    private void CheckMark(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        if (!Server.Requests.Exists(request => (request.Worth != ReplyWorth.Failure || request.IsHalfRead) && request.Head.FileName == name))
        {
            World.Violate("A clip is marked that the server has not answered for: " + path);
        }
    }

    private void CheckDeletion(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        ServedUpload? proof = Server.Requests.Find(request => (request.IsProof || request.IsUnendedProof) && request.Head.FileName == name);
        if (proof is null || proof.ClipHash != ContentPrint.Of(_clips[path]))
        {
            World.Violate("A clip is deleted that the server has not proved: " + path);
        }
    }
}
