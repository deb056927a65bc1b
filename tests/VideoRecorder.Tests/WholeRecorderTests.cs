using System.Globalization;
using VideoRecorder.Core;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests;

/// <summary>All parts together, in virtual time, on a real folder as the card.</summary>
public sealed class WholeRecorderTests : IDisposable
{
    private static readonly DateTime Morning = new(2026, 11, 22, 8, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();
    private readonly VirtualTimeClock _clock = new(new DateTime(1970, 1, 1));
    private readonly RecorderSettings _settings = new()
    {
        WifiSsid = "garden",
        WifiPassword = "password1",
        UploadUrl = "http://192.168.1.5:3000/upload",
        CaptureIntervalSec = 20,
        CaptureDurationSec = 5,
        FramesPerSecond = 10,
        MaxStorageMB = 1,
        MinFreeSpaceMB = 1,
        FrameSize = FrameSize.QQVGA,
        UploadPauseLeadMs = 5000,
    };

    private readonly SwitchedLink _link = new();
    private readonly Lamp _lamp = new();
    private readonly Dictionary<string, byte[]> _recorded = [];
    private readonly LogLines _log;
    private readonly ModelServer _server;
    private RecorderParts? _parts;
    private int _seen;
    private int _dated;

    public WholeRecorderTests()
    {
        _log = new LogLines(_clock);
        _server = new ModelServer(_clock, now => _parts!.State.IsUploadWindow(now));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Hours_with_a_bad_network_lose_no_clip_but_those_that_gave_way_by_rule()
    {
        Start();
        _clock.At(3000, () => _clock.SetWallTime(Morning));
        for (int hour = 0; hour < 3; hour++)
        {
            long start = hour * 3_600_000L;
            _clock.At(start + 600_000, () => _link.IsUp = false);
            _clock.At(start + 1_500_000, () => _link.IsUp = true);
            _clock.At(start + 2_000_000, () => _server.Usual = new ServerAct { Status = 503 });
            _clock.At(start + 2_200_000, () => _server.Usual = new ServerAct { BreaksAfter = 4000 });
            _clock.At(start + 2_300_000, () => _server.Usual = new ServerAct());
        }

        RunUntil((3 * 3_600_000) - 1000);

        string[] starts = [.. _log.With("Recording video: ")];
        Assert.Equal(540, starts.Length);
        Assert.All(
            _log.All.Where(l => l.Text.StartsWith("Recording video", StringComparison.Ordinal)),
            (line, i) => Assert.InRange(line.Time - (i * 20_000L), 0, 250));
        HashSet<string> evicted = [.. _log.With("Deleted oldest clip").Select(line => line.Split(' ')[6])];
        HashSet<string> onCard = [.. Directory.GetFiles(_folder.File("clips"), "*.avi", SearchOption.AllDirectories).Select(path => path[_folder.Path.Length..])];
        Dictionary<string, string> sent = _recorded.ToDictionary(clip => SentName.Of(clip.Key, HeaderDate.Of(clip.Value)), clip => clip.Key);
        HashSet<string> arrived = [.. _server.Stored.Keys.Select(name => sent[name])];
        Assert.All(_recorded.Keys, path => Assert.True(arrived.Contains(path) || evicted.Contains(path) || onCard.Contains(path), path));
        Assert.Equal(540, _recorded.Count);
        Assert.InRange(evicted.Count, 1, 200);
        Assert.InRange(onCard.Count, 0, 3);
        Assert.All(_server.Stored, stored => Assert.Equal(_recorded[sent[stored.Key]], stored.Value));
        Assert.DoesNotContain(_log.Texts, line => line.Contains("password1"));
    }

    [Fact]
    public void The_lines_of_the_specification_come_in_their_order()
    {
        Start();

        RunUntil(19_000);

        string[] expected =
        [
            "=== Upload Configuration ===", "WiFi Status: DISCONNECTED", "Upload URL: http://192.168.1.5:3000/upload",
            "Delete after upload: YES", "Upload chunk size: 8KB", "Max retries: 3", "=====================================",
            "WiFi connected! IP: 192.168.1.100", "Signal strength: -45 dBm",
        ];
        Assert.Equal(expected, _log.Texts.Where(expected.Contains));
        string path = "/clips/000001/video000001-000.avi";
        string size = System.Text.RegularExpressions.Regex.Match(_log.With("File size")[0], @"\d+\.\d\dMB").Value;
        string[] delivery =
        [
            "Recording video: " + path, "Video with 50 frames saved: " + path, "File size: " + size,
            "Added to upload queue: " + path + " (Queue size: 1)", "Found 1 videos to upload",
            $"Starting upload: {path} ({size})", $"Upload successful: {path} (Response: 200)", "Deleted uploaded file: " + path,
            "Upload completed successfully: " + path, "Upload queue: 0 files pending",
        ];
        Assert.Equal(delivery, _log.Texts.Where(delivery.Contains));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(6500)]
    [InlineData(47_000)]
    public void Clips_from_before_the_clock_was_known_reach_the_server_with_their_time(long syncAtMs)
    {
        _link.IsUp = syncAtMs < 10_000;
        _clock.At(syncAtMs - 1500, () => _link.IsUp = true);
        Start();
        _clock.At(syncAtMs, () => _clock.SetWallTime(Morning));

        RunUntil(139_000);

        Assert.Equal(7, _server.Stored.Count);
        Assert.All(_server.Stored.Keys, name => Assert.StartsWith("20261122", name));
    }

    [Fact]
    public void Where_the_time_never_comes_clips_are_sent_under_their_numbers()
    {
        Start();

        RunUntil(79_000);

        Assert.Equal(4, _server.Stored.Count);
    }

    [Fact]
    public void The_LED_is_solid_while_recording_and_flashes_when_idle()
    {
        Start();

        RunUntil(19_000);

        Assert.Equal([(0, false), (0, true)], _lamp.Changes.Take(2));
        Assert.InRange(_lamp.Changes[2].Time, 4700, 5100);
        long[] flashes = [.. _lamp.Changes.Skip(2).Where(c => c.IsLit).Select(c => c.Time)];
        Assert.InRange(flashes.Length, 2, 6);
    }

    [Fact]
    public void Kept_clips_are_marked_and_are_not_sent_again_after_a_reboot()
    {
        _settings.DeleteAfterUpload = false;
        Start();
        RunUntil(38_000);
        Assert.Equal(2, _server.Stored.Count);
        int requests = _server.Requests.Count;
        foreach (IActivePart part in new[] { _parts!.Recorder, _parts.Network, _parts.Led })
        {
            part.Shutdown();
        }

        Start();
        RunUntil(50_000);

        Assert.Equal(requests + 1, _server.Requests.Count);
        Assert.Equal(2, Delivered.Clips(_folder.File("clips/000001")).Length);
    }

    private void Start()
    {
        FolderCard card = new(_folder.Path, 64 * 1048576L);
        _parts = new RecorderParts(_settings, new Board
        {
            Name = "test bench",
            ResetReason = "power on",
            Seed = 5,
            Camera = new TimedCamera(_clock, Jpegs.Make(5, 64, 48), 100),
            Card = card,
            Clock = _clock,
            Link = _link,
            Connector = _server,
            Led = _lamp,
            Log = _log,
        });
        _lamp.Clock = _clock;
        _parts.Announce();
    }

    private void RunUntil(long end)
    {
        IActivePart[] parts = [_parts!.Recorder, _parts.Network, _parts.Led];
        long[] due = [_clock.Milliseconds, _clock.Milliseconds, _clock.Milliseconds];
        while (_clock.Milliseconds < end)
        {
            int next = Array.IndexOf(due, due.Min());
            _clock.AdvanceTo(due[next]);
            int wait = parts[next].Step();
            due[next] = _clock.Milliseconds + wait;
            for (; _dated < _log.All.Count; _dated++)
            {
                NoteDate(_log.All[_dated].Text);
            }

            if (_log.All.Count > _seen && _log.All[^1].Text.StartsWith("Storage: ", StringComparison.Ordinal))
            {
                _seen = _log.All.Count;
                Remember();
            }
        }
    }

    /// <summary>A clip has got its date, and nothing else of it has changed.</summary>
    private void NoteDate(string line)
    {
        if (line.StartsWith("Time of ", StringComparison.Ordinal))
        {
            string[] words = line.Split(' ');
            DateTime date = DateTime.ParseExact($"{words[6]} {words[7]}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            _recorded[words[2]] = HeaderDate.With(_recorded[words[2]], date);
        }
    }

    /// <summary>Keeps a copy of each clip that was just closed, to compare with what the server gets.</summary>
    private void Remember()
    {
        string path = _log.All.Last(line => line.Text.Contains("saved: ")).Text.Split("saved: ")[1];
        string file = _folder.Path + path;
        if (File.Exists(file))
        {
            _recorded[path] = File.ReadAllBytes(file);
        }
    }

    private sealed class SwitchedLink : ILink
    {
        public bool IsUp { get; set; } = true;

        public bool IsConnected { get; private set; }

        public string LastError => "no access point";

        bool ILink.IsConnected => IsConnected && IsUp;

        public bool Connect(int timeoutMs) => IsConnected = IsUp;

        public LinkInfo GetInfo() => new() { Address = "192.168.1.100", Gateway = "192.168.1.1", Dns = "192.168.1.1", SignalDbm = -45 };
    }

    private sealed class Lamp : ILed
    {
        public VirtualTimeClock? Clock { get; set; }

        public List<(long Time, bool IsLit)> Changes { get; } = [];

        public void Set(bool on) => Changes.Add((Clock!.Milliseconds, on));
    }
}
