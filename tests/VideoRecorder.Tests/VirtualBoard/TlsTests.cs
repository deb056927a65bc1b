using System.Security.Cryptography.X509Certificates;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class TlsTests : IDisposable
{
    private const string Host = "localhost";

    private readonly TestCertificates _ca = new("Our own CA");

    public void Dispose() => _ca.Dispose();

    [Fact]
    public void A_server_with_a_certificate_of_the_configured_ca_is_trusted()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        using var server = new RawServer(
            async s =>
            {
                await s.ReadHead();
                await s.ReadBody(200_000);
                await s.Send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            },
            certificate);

        IUploadRequest request = Transport(_ca.Pem).Open(HttpTransportTests.Head(Url(server), 200_000), 10_000);
        HttpTransportTests.Write(request, new byte[200_000]);

        Assert.Equal("{}", HttpTransportTests.AwaitReply(request).Body);
        request.Close();
        server.Finish();
    }

    [Fact]
    public void A_reply_before_the_bodys_end_is_seen_over_tls_too()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        using var server = new RawServer(
            async s =>
            {
                await s.ReadHead();
                await s.Send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno");
                await s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { });
            },
            certificate);
        IUploadRequest request = Transport(_ca.Pem).Open(HttpTransportTests.Head(Url(server), 200_000), 10_000);

        Assert.True(SpinWait.SpinUntil(() => request.HasReply, TimeSpan.FromSeconds(30)));
        Assert.Equal(401, HttpTransportTests.AwaitReply(request).Status);
        request.Close();
    }

    [Fact]
    public void A_success_that_came_although_the_last_piece_went_nowhere_is_no_success()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        var release = new TaskCompletionSource();
        using var server = new RawServer(
            async s =>
            {
                await s.ReadHead();
                await s.Send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                await release.Task;
                s.Reset();
            },
            certificate);
        IUploadRequest request = Transport(_ca.Pem).Open(HttpTransportTests.Head(Url(server), 1000), 10_000);
        Assert.Equal(200, HttpTransportTests.AwaitReply(request).Status);
        release.SetResult();
        server.Finish();

        Assert.Equal(1000, request.Write(new byte[1000], 0, 1000, 1000));
        TransportException error = Assert.Throws<TransportException>(() => HttpTransportTests.AwaitBreak(request));

        Assert.Equal(TransportError.Lost, error.Error);
        request.Close();
    }

    [Fact]
    public void An_http_address_of_a_server_that_speaks_tls_hints_at_https()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        using var server = new RawServer(_ => Task.CompletedTask, certificate);
        IUploadRequest request = Transport(_ca.Pem).Open(HttpTransportTests.Head(server.Url, 100_000_000), 10_000);

        TransportException error = Assert.Throws<TransportException>(() => HttpTransportTests.Write(request, new byte[100_000_000]));

        Assert.Contains("https", error.Message, StringComparison.Ordinal);
        request.Close();
    }

    [Fact]
    public void A_write_that_blocks_over_tls_can_be_paused_and_goes_on()
    {
        const int Length = 100_000_000;
        using X509Certificate2 certificate = _ca.Issue(Host);
        var release = new TaskCompletionSource();
        using var server = new RawServer(
            async s =>
            {
                await s.ReadHead();
                await release.Task;
                await s.ReadBody(Length);
                await s.Send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            },
            certificate);
        IUploadRequest request = Transport(_ca.Pem).Open(HttpTransportTests.Head(Url(server), Length), 10_000);

        byte[] body = new byte[Length];
        int sent = HttpTransportTests.WriteUntilFull(request, body);

        Assert.InRange(sent, 1, Length - 1);
        release.SetResult();
        HttpTransportTests.Write(request, body[sent..]);

        Assert.Equal(200, HttpTransportTests.AwaitReply(request).Status);
        request.Close();
    }

    [Fact]
    public void A_certificate_of_another_ca_is_refused()
    {
        using var stranger = new TestCertificates("Somebody else's CA");
        using X509Certificate2 certificate = stranger.Issue(Host);

        Assert.Contains("trusted CA", Refusal(certificate, _ca.Pem), StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_ca_is_not_trusted_unless_it_is_configured()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);

        Assert.Contains("trusted CA", Refusal(certificate, string.Empty), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_certificate_is_refused_with_the_day()
    {
        using X509Certificate2 certificate = _ca.Issue(Host, -30, -2);

        Assert.Contains("it expired on 20", Refusal(certificate, _ca.Pem), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_the_future_is_refused_with_the_day()
    {
        using X509Certificate2 certificate = _ca.Issue(Host, 2, 30);

        Assert.Contains("not valid before 20", Refusal(certificate, _ca.Pem), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_for_another_name_is_refused_with_both_names()
    {
        using X509Certificate2 certificate = _ca.Issue("example.org");

        Assert.Contains("not for the name localhost but for example.org", Refusal(certificate, _ca.Pem), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_without_tls_is_told_as_such()
    {
        using var server = new RawServer(async s =>
        {
            await s.Stream.ReadAtLeastAsync(new byte[64], 1);
            await s.Send("HTTP/1.1 400 Bad Request\r\n\r\n");
            await s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { });
        });

        Assert.Contains("does not speak TLS", Refusal(server, _ca.Pem), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_silent_in_the_handshake_runs_into_the_time_out()
    {
        using var server = new RawServer(s => s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { }));

        TransportException error = Assert.Throws<TransportException>(
            () => Transport(_ca.Pem).Open(HttpTransportTests.Head(Url(server), 0), 500));

        Assert.Equal(TransportError.Timeout, error.Error);
    }

    [Fact]
    public void A_ca_certificate_that_cannot_be_read_is_told()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        const string Pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";

        Assert.Contains("CaCertificate", Refusal(certificate, Pem), StringComparison.Ordinal);
    }

    private static string Url(RawServer server) => $"https://{Host}:{server.Port}/upload";

    private static HttpTransport Transport(string pem)
    {
        var link = new VirtualLink([], TimeProvider.System);
        link.Connect(0);
        return new HttpTransport(link, pem);
    }

    private static string Refusal(X509Certificate2 certificate, string pem)
    {
        using var server = new RawServer(s => Task.CompletedTask, certificate);
        return Refusal(server, pem);
    }

    private static string Refusal(RawServer server, string pem)
    {
        TransportException error = Assert.Throws<TransportException>(
            () => Transport(pem).Open(HttpTransportTests.Head(Url(server), 0), 10_000));
        Assert.Equal(TransportError.Tls, error.Error);
        return error.Message;
    }
}
