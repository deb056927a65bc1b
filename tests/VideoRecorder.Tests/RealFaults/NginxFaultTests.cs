using System.Net;
using System.Net.Sockets;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.VirtualBoard;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>What a real nginx with good TLS does to an upload: its limits, the server behind it, and its own restarts.</summary>
public sealed class NginxFaultTests : IDisposable
{
    private const string Host = "localhost";

    private readonly NginxBench _bench = new();
    private readonly TestCertificates _ca = new("Our own CA");

    public NginxFaultTests()
    {
        _bench.Nginx.Certificates = [_ca.Issue(Host)];
    }

    public void Dispose()
    {
        _bench.Dispose();
        _ca.Dispose();
    }

    [Fact]
    public void A_clip_above_its_limit_is_held_and_delivered_when_the_limit_is_raised()
    {
        // each clip has at least one picture, however busy the machine is
        _bench.Nginx.MaxBody = "600";
        _bench.Nginx.Start();
        using FastBoard board = _bench.NewBoard(_bench.Nginx.Url, UseOurCa);
        string line = board.AwaitLine("Upload failed");
        board.AwaitRecordings(1);

        Assert.Contains("the server answered 413: the clip is too large for it; raise the server's limit", line);
        board.AwaitLine("Upload held for 1 h");
        _bench.AssertNoneDelivered(board);
        _bench.Nginx.MaxBody = "1100m";
        _bench.Nginx.Reload();
        board.Skip(TimeSpan.FromHours(1));
        _bench.AssertAllDelivered(board);
    }

    [Fact]
    public void A_server_behind_it_that_gives_no_answer_is_told()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        _bench.Nginx.Upstream = "127.0.0.1:1";
        _bench.Nginx.Start();
        using FastBoard board = _bench.NewBoard(_bench.Nginx.Url, UseOurCa);
        board.AwaitLine("the server answered 502: it is a proxy that gets no answer from the server behind it; see that one's log");
        silent.Start();
        _bench.Nginx.Upstream = silent.LocalEndpoint.ToString()!;
        _bench.Nginx.UpstreamSeconds = 1;
        _bench.Nginx.Reload();
        board.AwaitInHaste(
            () => board.With("the server answered 504: it is a proxy that gets no answer from the server behind it").Length > 0,
            "The silent server is not told.");

        Assert.True(board.Saved > 1, "Recording does not go on.");
        _bench.AssertNoneDelivered(board);
        _bench.Nginx.Upstream = _bench.Upstream;
        _bench.Nginx.UpstreamSeconds = 60;
        _bench.Nginx.Reload();
        _bench.AssertAllDelivered(board);
    }

    [Fact]
    public void A_restart_in_mid_body_costs_one_request_and_no_clip()
    {
        _bench.Nginx.Start();
        var gate = new GatedConnector(600);
        using FastBoard board = _bench.NewBoard(_bench.Nginx.Url, WithLongPauses, gate.Over);
        board.Await(() => gate.IsWaiting, "The body does not come to its middle.");
        _bench.Nginx.Stop();
        gate.Open();
        string line = board.AwaitLine("Upload failed");
        board.AwaitLine("No server listens at");
        board.AwaitRecordings(1);
        _bench.AssertNoneDelivered(board);

        _bench.Nginx.Start();
        _bench.AssertAllDelivered(board);
        Assert.Contains("connection", line);
    }

    [Fact]
    public void A_reload_in_mid_body_costs_nothing()
    {
        _bench.Nginx.Start();
        var gate = new GatedConnector(600);
        using FastBoard board = _bench.NewBoard(_bench.Nginx.Url, WithLongPauses, gate.Over);
        board.Await(() => gate.IsWaiting, "The body does not come to its middle.");
        _bench.Nginx.Certificates = [_ca.Issue(Host)];
        _bench.Nginx.Reload();
        gate.Open();

        _bench.AssertAllDelivered(board);
        Assert.Empty(board.With("Upload failed"));
    }

    /// <summary>No recording begins while a request stands still.</summary>
    private void WithLongPauses(RecorderSettings settings)
    {
        UseOurCa(settings);
        settings.CaptureIntervalSec = 60;
    }

    private void UseOurCa(RecorderSettings settings) => settings.CaCertificate = _ca.Pem;
}
