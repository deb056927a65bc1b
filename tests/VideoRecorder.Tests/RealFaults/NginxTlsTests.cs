using System.Security.Cryptography.X509Certificates;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;
using VideoRecorder.Tests.VirtualBoard;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>Uploads over TLS to a real nginx: what is refused is told by name, nothing of it is lost, and it goes out after the cure.</summary>
public sealed class NginxTlsTests : IDisposable
{
    private const string Host = "localhost";

    /// <summary>After this the board tries again, however often it has failed.</summary>
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(150);

    private readonly NginxBench _bench = new();
    private readonly TestCertificates _ca = new("Our own CA");

    public void Dispose()
    {
        _bench.Dispose();
        _ca.Dispose();
    }

    [Fact]
    public void Clips_reach_a_server_of_the_right_ca_byte_for_byte()
    {
        _bench.Nginx.Certificates = [_ca.Issue(Host)];
        _bench.Nginx.Start();
        using FastBoard board = _bench.NewBoard(_bench.Nginx.Url, UseOurCa);

        board.AwaitRecordings(3);

        _bench.AssertAllDelivered(board);
        Assert.Empty(board.With("Upload failed"));
    }

    [Fact]
    public void Each_certificate_that_is_not_accepted_is_told_by_its_defect()
    {
        using var stranger = new TestCertificates("Somebody else's CA");
        using var renewed = new TestCertificates("Our own CA");
        using TestCertificates between = _ca.Intermediate("Our branch");
        X509Certificate2 foreign = stranger.Issue(Host);
        (X509Certificate2[] Certificates, string Words)[] cases =
        [
            ([foreign], "it comes from 'Somebody else's CA', which is no trusted CA (see CaCertificate) and whose certificate the server does not send along"),
            ([foreign, stranger.Certificate], "it comes from 'Somebody else's CA', which is no trusted CA (see CaCertificate)"),
            ([renewed.Issue(Host)], "the key of 'Our own CA' in CaCertificate has not signed it: take that CA's own certificate again"),
            ([between.Issue(Host)], "it comes from 'Our branch', which is no trusted CA (see CaCertificate) and whose certificate the server does not send along"),
            ([TestCertificates.SelfSigned(Host)], "the server has made it itself, which no trusted CA vouches for (see CaCertificate)"),
            ([_ca.Issue(Host, -30, -2)], $"it expired on {Day(-2)} and must be renewed"),
            ([_ca.Issue(Host, 2, 30)], $"it is not valid before {Day(2)}, and here it is {Day(0)}"),
            ([_ca.Issue("example.org")], $"it is not for the name {Host} but for example.org: UploadUrl must have a name that is in it"),
        ];
        _bench.Nginx.Certificates = cases[0].Certificates;
        _bench.Nginx.Start();
        using FastBoard board = _bench.NewBoard(_bench.Nginx.Url, UseOurCa);
        foreach ((X509Certificate2[] certificates, string words) in cases)
        {
            if (_bench.Nginx.Certificates != certificates)
            {
                _bench.Nginx.Certificates = certificates;
                _bench.Nginx.Reload();
                board.Skip(_longestPause);
            }

            board.AwaitLine($"The certificate of {Host} is not accepted: {words}. Recording goes on; nothing is sent until that is cured");
        }

        Assert.Equal(cases.Length, board.With("Upload failed").Length);
        Assert.True(board.Saved >= cases.Length, "Recording does not go on.");
        _bench.AssertNoneDelivered(board);
        _bench.Nginx.Certificates = [between.Issue(Host), between.Certificate];
        _bench.Nginx.Reload();
        board.Skip(_longestPause);
        _bench.AssertAllDelivered(board);
    }

    [Fact]
    public void A_certificate_of_the_servers_own_is_refused_until_it_is_trusted()
    {
        X509Certificate2 own = TestCertificates.SelfSigned(Host);
        _bench.Nginx.Certificates = [own];
        _bench.Nginx.Start();
        using FastBoard before = _bench.NewBoard(_bench.Nginx.Url, UseOurCa);
        Assert.Contains("the server has made it itself, which no trusted CA vouches for (see CaCertificate)", before.AwaitLine("Upload failed"));
        before.Stop();

        using FastBoard board = _bench.NewBoard(_bench.Nginx.Url, settings => settings.CaCertificate = own.ExportCertificatePem());
        _bench.AssertAllDelivered(board);
    }

    [Fact]
    public void A_ca_that_has_expired_itself_is_named()
    {
        using var old = new TestCertificates("Our old CA", -30, -2);
        _bench.Nginx.Certificates = [old.Issue(Host, -29, -3)];
        _bench.Nginx.Start();
        using FastBoard board = _bench.NewBoard(_bench.Nginx.Url, settings => settings.CaCertificate = old.Pem);

        Assert.Contains($"it expired on {Day(-3)}", board.AwaitLine("Upload failed"));
    }

    [Fact]
    public void A_server_with_old_TLS_only_is_refused_and_told_what_it_must_offer()
    {
        _bench.Nginx.Protocols = "TLSv1 TLSv1.1";
        _bench.Nginx.Certificates = [_ca.Issue(Host)];
        _bench.Nginx.Start();
        using FastBoard board = _bench.NewBoard(_bench.Nginx.Url, UseOurCa);
        board.AwaitLine($"No TLS connection to {Host}:{_bench.Nginx.Port}: the server offers no TLS that the recorder takes; it must offer TLS 1.2 or newer");
        board.AwaitRecordings(1);
        _bench.AssertNoneDelivered(board);

        _bench.Nginx.Protocols = "TLSv1.2";
        _bench.Nginx.Reload();
        board.Skip(_longestPause);
        _bench.AssertAllDelivered(board);
    }

    [Fact]
    public void Https_to_a_plain_port_is_told_as_such()
    {
        _bench.Nginx.Certificates = [_ca.Issue(Host)];
        _bench.Nginx.Start();
        using FastBoard board = _bench.NewBoard($"https://{Host}:{_bench.Nginx.PlainPort}/upload", UseOurCa);

        string line = board.AwaitLine("Upload failed");
        board.AwaitRecordings(1);

        Assert.Contains($"{Host}:{_bench.Nginx.PlainPort} does not speak TLS: UploadUrl must name the server's port for https, or begin with http://", line);
        _bench.AssertNoneDelivered(board);
        DeliverWith(_bench.Nginx.Url, board);
    }

    [Fact]
    public void Plain_http_to_the_TLS_port_is_told_as_such()
    {
        _bench.Nginx.Certificates = [_ca.Issue(Host)];
        _bench.Nginx.Start();
        using FastBoard board = _bench.NewBoard($"http://{Host}:{_bench.Nginx.Port}/upload");

        string line = board.AwaitLine("Upload failed");
        board.AwaitRecordings(1);

        Assert.Contains("it speaks TLS at that port; UploadUrl must begin with https://", line);
        Assert.Empty(board.With("Upload held"));
        _bench.AssertNoneDelivered(board);
        DeliverWith(_bench.Nginx.Url, board);
    }

    private static string Day(int days) => DateTime.Now.AddDays(days).ToString("yyyy-MM-dd");

    private void UseOurCa(RecorderSettings settings) => settings.CaCertificate = _ca.Pem;

    /// <summary>Starts the board again with the right address, as the cure demands.</summary>
    private void DeliverWith(string url, FastBoard before)
    {
        before.Stop();
        using FastBoard board = _bench.NewBoard(url, UseOurCa);
        _bench.AssertAllDelivered(board);
        Assert.True(board.Completed >= before.Saved);
    }
}
