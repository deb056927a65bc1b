using VideoRecorder.Core.Ports;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Network;

public class LinkMonitorTests
{
    private readonly UploadBench _bench = new();

    [Fact]
    public void Each_connect_tells_address_signal_diagnostics_and_the_queue()
    {
        _bench.AddClip();
        _bench.Settings.WifiCheckIntervalSec = 5;
        _bench.Server.IsReachable = false;

        _bench.Run(3_000);
        _bench.Link.Drop();
        _bench.Run(10_000);
        _bench.Link.IsReachable = true;
        _bench.Run(30_000);

        string[] lines =
        [
            "WiFi connected! IP: 192.168.1.100",
            "Signal strength: -45 dBm",
            "WiFi Status: CONNECTED",
            "Signal Strength: -45 dBm",
            "Gateway: 192.168.1.1",
            "DNS: 192.168.1.2",
            "Found 1 videos to upload",
        ];
        Assert.Equal([.. lines, .. lines], _bench.Log.Texts.Where(lines.Contains));
    }

    [Fact]
    public void After_a_connection_the_pauses_are_short_again()
    {
        _bench.Settings.WifiCheckIntervalSec = 5;
        _bench.Link.IsReachable = false;
        _bench.Run(600_000);
        _bench.Link.IsReachable = true;
        _bench.Run(400_000);
        int tried = _bench.Link.Attempts.Count;

        _bench.Link.Drop();
        _bench.Run(60_000);

        // the time-out and the first pause
        Assert.InRange(_bench.Link.Attempts[tried + 1].Time - _bench.Link.Attempts[tried].Time, 15_000, 17_000);
    }

    [Fact]
    public void The_number_of_videos_is_told_when_the_card_is_known()
    {
        _bench.AddClip();

        _bench.RunUnscanned(10_000);
        Assert.Empty(_bench.Log.With("Found"));

        _bench.AddClip();
        _bench.Run(2_000);
        Assert.Equal(["Found 2 videos to upload"], _bench.Log.With("Found"));
    }

    [Fact]
    public void What_the_board_cannot_tell_is_called_unknown()
    {
        _bench.Link.Info.SignalDbm = 0;
        _bench.Link.Info.Gateway = null!;
        _bench.Link.Info.Dns = string.Empty;

        _bench.Run(3_000);

        Assert.Single(_bench.Log.With("Signal strength: unknown"));
        Assert.Single(_bench.Log.With("Gateway: unknown"));
        Assert.Single(_bench.Log.With("DNS: unknown"));
    }

    [Fact]
    public void A_lost_link_is_noticed_at_the_next_look_and_told_once()
    {
        _bench.Run(10_000);
        _bench.Link.Drop();

        _bench.Run(31_000);
        Assert.False(_bench.State.Value.IsLinkUp);

        _bench.Run(600_000);
        Assert.Equal(LogLevel.Warning, Assert.Single(_bench.Log.All, line => line.Text.StartsWith("WiFi connection lost")).Level);
    }

    [Fact]
    public void Tries_to_connect_come_with_pauses_from_5_seconds_to_5_minutes()
    {
        _bench.Link.IsReachable = false;

        _bench.Run(3_600_000);

        Assert.All(_bench.Link.Attempts, attempt => Assert.InRange(attempt.TimeoutMs, 1, 10_000));
        long[] pauses = [5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000];
        IEnumerable<long> gaps = _bench.Link.Attempts.Zip(_bench.Link.Attempts.Skip(1), (one, next) => next.Time - one.Time - 10_000);
        Assert.All(pauses.Zip(gaps), pair => Assert.InRange(pair.Second, pair.First, pair.First + 1000));
    }

    [Fact]
    public void Why_there_is_no_connection_is_told_once_without_the_password()
    {
        _bench.Link.IsReachable = false;
        _bench.Link.Error = "no network of that name is in reach.";
        _bench.Run(600_000);
        _bench.Link.Error = "the password password1 is wrong.";
        _bench.Run(600_000);

        IReadOnlyList<string> lines = _bench.Log.With("WiFi: no connection to garden");
        Assert.Equal(2, lines.Count);
        Assert.Contains("no network of that name is in reach.", lines[0]);
        Assert.Contains("the password *** is wrong.", lines[1]);
        Assert.Contains("WifiSsid, WifiPassword", lines[1]);
    }

    [Fact]
    public void A_link_that_comes_back_by_itself_is_seen_within_a_second()
    {
        _bench.Link.IsReachable = false;
        _bench.Run(100_000);
        long before = _bench.Clock.Milliseconds;

        _bench.Link.IsReachable = true;
        _bench.Link.Connect(0);
        _bench.Run(2_100);

        Assert.True(_bench.State.Value.IsLinkUp);
        Assert.InRange(_bench.Log.All.Single(line => line.Text.StartsWith("WiFi connected!")).Time - before, 0, 2_000);
    }

    [Fact]
    public void A_link_whose_figures_cannot_be_read_is_used_all_the_same()
    {
        _bench.Link.Faults = LinkFaults.Info;
        _bench.AddClip();

        _bench.Run(5_000);

        Assert.True(_bench.State.Value.IsLinkUp);
        Assert.Single(_bench.Log.With("Signal strength: unknown"));
        Assert.Empty(_bench.OnCard);
    }

    [Fact]
    public void A_connect_that_breaks_down_is_tried_again_with_growing_pauses()
    {
        _bench.Link.Faults = LinkFaults.Connect;

        _bench.RunThroughFaults(600_000);

        IEnumerable<long> gaps = _bench.Link.Attempts.Zip(_bench.Link.Attempts.Skip(1), (one, next) => next.Time - one.Time);
        Assert.InRange(_bench.Link.Attempts.Count, 3, 10);
        Assert.All(gaps, gap => Assert.True(gap >= 5_000));
    }

    [Fact]
    public void After_a_fault_the_link_is_looked_at_again()
    {
        _bench.Run(5_000);
        _bench.Part.Recover();
        Assert.False(_bench.State.Value.IsLinkUp);

        _bench.Run(2_000);
        Assert.True(_bench.State.Value.IsLinkUp);
        Assert.Single(_bench.Link.Attempts);
    }

    [Fact]
    public void What_the_board_says_of_a_failed_connect_stays_on_one_line()
    {
        _bench.Link.IsReachable = false;
        _bench.Link.Error = "refused\r\nUpload successful: /clips/1.avi \u001b[31m" + new string('x', 5000);

        _bench.Run(5_000);

        string line = Assert.Single(_bench.Log.With("WiFi: no connection"));
        Assert.Contains("refused Upload successful", line);
        Assert.DoesNotContain(line, char.IsControl);
        Assert.InRange(line.Length, 200, 500);
    }

    [Fact]
    public void Without_a_network_name_nothing_is_tried_and_the_log_says_so_once()
    {
        _bench.Settings.WifiSsid = string.Empty;
        _bench.AddClip();

        _bench.Run(3_600_000);

        Assert.Empty(_bench.Link.Attempts);
        Assert.Empty(_bench.Server.Attempts);
        Assert.False(_bench.State.Value.IsLinkUp);
        Assert.Contains("WifiSsid", Assert.Single(_bench.Log.Texts, line => line.Contains("WiFi")));
    }
}
