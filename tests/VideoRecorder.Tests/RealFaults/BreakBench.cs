using System.Diagnostics;
using System.Security.Cryptography;
using VideoRecorder.Core;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Camera;
using VideoRecorder.VirtualBoard.Card;
using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Status;
using VideoRecorder.VirtualBoard.Time;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// One recorder with clips to send, behind a proxy of its own: real files, real sockets, and real time while it
/// sends or records. In some benches recordings come in between, in which uploads pause.
/// </summary>
internal sealed class BreakBench : IDisposable
{
    /// <summary>How long this recorder waits for a sign of the server, in milliseconds.</summary>
    public const int TimeoutMs = 5000;

    private const int BodyBytes = 80_000;
    private const int LargeBytes = 400_000;
    private const int IntervalSec = 4;
    private const int StillToSend = 2;

    private static readonly TimeSpan _stall = TimeSpan.FromMilliseconds(2.5 * TimeoutMs);

    private static readonly TimeSpan _hold = TimeSpan.FromHours(1);

    /// <summary>What passes at once, again and again, while a pause after a failure lasts.</summary>
    private static readonly TimeSpan _pausePiece = TimeSpan.FromMilliseconds(200);

    private readonly string _folder;
    private readonly int _number;
    private readonly Random _chance;
    private readonly RecordingServer _server;
    private readonly ProxyPlan _plan;
    private readonly SkippingTime _time = new();
    private readonly VirtualClock _clock;
    private readonly RecorderParts _parts;
    private readonly VirtualCamera _camera;
    private readonly ConsoleLed _led;
    private readonly RecorderSettings _settings;
    private int _clips;
    private int _held;

    /// <summary>Initializes a new instance of the <see cref="BreakBench"/> class.</summary>
    /// <param name="number">Its number; its kind follows from it.</param>
    /// <param name="seed">All the rest follows from that.</param>
    /// <param name="faults">How many faults are to strike.</param>
    /// <param name="server">The server.</param>
    /// <param name="caPem">The CA of the server's certificate; empty for one without TLS.</param>
    /// <param name="folder">The folder of the card.</param>
    public BreakBench(int number, int seed, int faults, RecordingServer server, string caPem, string folder)
    {
        _number = number;
        _folder = Directory.CreateDirectory(folder).FullName;
        _server = server;
        HasRecordings = number % 4 >= 2;
        _chance = new Random(seed);
        _plan = new ProxyPlan(new Random(seed + 1), faults, caPem.Length > 0, BodyBytes) { Struck = () => Struck.Count() };
        var link = new VirtualLink([], TimeProvider.System);
        _clock = new VirtualClock(link, _time);
        Proxy = new FaultyProxy(server.Port, _stall, _plan.Next, Place);
        _settings = Settings(caPem);
        Watch = new DeliveryWatch(_clock, FindWrong);
        _camera = new VirtualCamera(new TestCardSource(TimeProvider.System), Watch);
        _led = new ConsoleLed(Watch, TimeProvider.System);
        var card = new FolderCard(_folder, 1L << 30);
        card.Mount();
        _parts = new RecorderParts(_settings, new Board
        {
            Name = "test bench",
            ResetReason = "power on",
            Seed = seed,
            Camera = _camera,
            Card = new HookedCard(card) { Before = Note },
            Clock = _clock,
            Link = link,
            Connector = new Connector(link, caPem),
            Led = _led,
            Log = Watch,
        });
        _parts.Clips.ScanDone();
    }

    public FaultyProxy Proxy { get; }

    public DeliveryWatch Watch { get; }

    /// <summary>Gets the connections whose fault has struck.</summary>
    public IEnumerable<ProxiedConnection> Struck => Proxy.Connections.Where(connection => connection.HasStruck);

    /// <summary>Gets the clips that were on the card: their names and digests.</summary>
    public Dictionary<string, string> Clips { get; } = [];

    /// <summary>Gets a value indicating whether each failure is told, also one that is like the last.</summary>
    public bool TellsAll => _settings.DebugUpload;

    /// <summary>Gets a value indicating whether recordings come in between.</summary>
    public bool HasRecordings { get; }

    public int MaxRetries => _settings.MaxUploadRetries;

    /// <summary>Gets the longest time that a step has taken.</summary>
    public TimeSpan LongestStep { get; private set; }

    /// <summary>Gets the requests of this bench, as the server saw them.</summary>
    public StoredUpload[] Uploads => [.. _server.Uploads.Where(upload => Clips.ContainsKey(upload.Name))];

    /// <summary>Gets the clips that wait on the card.</summary>
    public string[] Waiting => Delivered.PendingClips(_folder);

    /// <summary>Gets what kind of bench it is.</summary>
    public string Kind => $"{(_settings.EnableHttps ? "https" : "http")}, {_settings.UploadFormat}, {(HasRecordings ? "with" : "without")} recordings, "
        + $"{(_settings.DeleteAfterUpload ? "deletes" : "marks")}, {MaxRetries} retries, {(TellsAll ? "tells all" : "tells once")}";

    /// <summary>Runs until all faults have struck and all clips are delivered.</summary>
    /// <param name="limit">The longest time; a run that hangs ends then.</param>
    public void Run(TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        long nextRecording = IntervalSec * 1000;
        AddClips();
        while (!(_plan.IsOver && Waiting.Length == 0) && watch.Elapsed < limit)
        {
            long start = Stopwatch.GetTimestamp();
            int wait = _parts.Network.Step();
            TimeSpan step = Stopwatch.GetElapsedTime(start);
            LongestStep = step > LongestStep ? step : LongestStep;
            Thread.Sleep(Math.Clamp(wait, 1, 10));
            if (!_parts.State.IsUploading && !_parts.State.IsRecording)
            {
                _time.Skip(_pausePiece);
            }

            if (!_plan.IsOver)
            {
                AddClips();
            }

            nextRecording += SkipHold();
            nextRecording = HasRecordings ? Record(nextRecording) : nextRecording;
        }

        _parts.Network.Shutdown();
    }

    public void Dispose()
    {
        Proxy.Dispose();
        _led.Dispose();
        _camera.Dispose();
    }

    /// <summary>Each try begins with the clip being opened, whether a connection is made for it or one is used again.</summary>
    private void Note(CardCall call, string path)
    {
        if (call == CardCall.Open)
        {
            Watch.Opening(Path.GetFileName(path));
        }
    }

    private RecorderSettings Settings(string caPem) => new()
    {
        WifiSsid = "loopback",
        UploadUrl = $"http{(caPem.Length > 0 ? "s" : string.Empty)}://127.0.0.1:{Proxy.Port}/upload",
        EnableHttps = caPem.Length > 0,
        CaCertificate = caPem,
        CaptureIntervalSec = IntervalSec,
        CaptureDurationSec = 1,
        UploadPauseLeadMs = 100,
        UploadTimeoutMs = TimeoutMs,
        UploadFormat = _chance.Next(2) == 0 ? UploadFormat.Raw : UploadFormat.Multipart,
        MaxUploadRetries = _chance.Next(4),
        DeleteAfterUpload = _chance.Next(2) == 0,
        DebugUpload = _number % 3 != 0,
    };

    private void AddClips()
    {
        while (Waiting.Length < StillToSend)
        {
            // names that no other bench has
            int number = _clips++;
            var name = new ClipName { Folder = 1 + (number / 100), Stamp = ((20260101L + _number) * 1000000) + ((number / 60) * 100) + (number % 60) };
            byte[] bytes = new byte[_chance.Next(4) == 0 ? LargeBytes : BodyBytes + _chance.Next(1000)];
            _chance.NextBytes(bytes);
            string file = Path.Combine(_folder, name.Path[1..]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
            Clips.Add(name.SentName(0), Convert.ToHexString(SHA256.HashData(bytes)));
            _parts.Clips.Found(name, bytes.Length, ClipState.Pending, false);
        }
    }

    /// <summary>A clip that a server refused is sent again after an hour. When no other is left, that hour is skipped.</summary>
    private long SkipHold()
    {
        int held = Watch.Events.Count(e => e.Text.StartsWith("Upload held for 1 h: ", StringComparison.Ordinal));
        if (held == _held || Waiting.Length > held - _held || _parts.State.IsRecording)
        {
            return 0;
        }

        _held = held;
        _time.Skip(_hold);
        return (long)_hold.TotalMilliseconds;
    }

    /// <summary>Begins and ends recordings, as the recorder's part does.</summary>
    private long Record(long next)
    {
        long now = _clock.Milliseconds;
        if (_parts.State.IsRecording && now >= next + 1000)
        {
            next += IntervalSec * 1000;
            _parts.State.RecordingEnds(next);
        }
        else if (!_parts.State.IsRecording)
        {
            _parts.State.ScheduleRecording(next);
            if (now >= next)
            {
                _parts.State.RecordingBegins();
            }
        }

        return next;
    }

    /// <summary>Searches for what is wrong with a clip that is about to be deleted or marked.</summary>
    private string FindWrong(string path)
    {
        string name = Path.GetFileName(path);
        string digest = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, path[1..]))));
        StoredUpload? upload = _server.Uploads.LastOrDefault(u => u.Name == name && u.IsStored);
        if (upload?.Digest != digest)
        {
            return $"{name}: the server does not have it";
        }

        // what an encrypted answer says cannot be seen from outside
        bool isWhole = _settings.EnableHttps || Proxy.Connections.Last(c => c.ServerPort == upload.Port).EndsWithSuccess(name);
        return isWhole ? string.Empty : $"{name}: no whole answer has come through";
    }

    private string Place(ProxiedConnection connection)
    {
        StoredUpload? upload = _server.Uploads.LastOrDefault(u => u.Port == connection.ServerPort);
        return (upload, connection.Fault.IsToBoard) switch
        {
            (null, _) => _settings.EnableHttps ? "handshake or head" : "head",
            (_, false) => "body",
            ({ IsStored: false }, true) => "body",
            _ => connection.Fault.At == 0 ? "before the answer" : "answer",
        };
    }
}
