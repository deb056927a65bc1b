using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class TlsTests : IDisposable
{
    private const string Host = "localhost";
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

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
                await s.Send(Ok);
            },
            certificate);

        IConnection connection = Connect(server);
        Talk.Write(connection, Talk.Head);
        Talk.Write(connection, new byte[200_000]);

        Assert.Equal(Ok, Talk.Read(connection, Ok.Length));
        connection.Close();
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
        IConnection connection = Connect(server);
        Talk.Write(connection, Talk.Head);

        Assert.True(connection.HasData(30_000));
        Assert.StartsWith("HTTP/1.1 401 ", Talk.Read(connection, 30), StringComparison.Ordinal);
        connection.Close();
    }

    [Fact]
    public void Bytes_that_go_nowhere_although_an_answer_came_do_not_count_as_sent()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        var release = new TaskCompletionSource();
        using var server = new RawServer(
            async s =>
            {
                await s.ReadHead();
                await s.Send(Ok);
                await release.Task;
                s.Reset();
            },
            certificate);
        IConnection connection = Connect(server);
        Talk.Write(connection, Talk.Head);
        Assert.Equal(Ok, Talk.Read(connection, Ok.Length));
        release.SetResult();
        server.Finish();

        TransportException error = Assert.Throws<TransportException>(() => Talk.WriteMuch(connection));

        Assert.Equal(TransportError.Lost, error.Error);
        connection.Close();
    }

    [Fact]
    public void A_server_that_speaks_tls_soon_ends_a_plain_connection()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        using var server = new RawServer(_ => Task.CompletedTask, certificate);
        IConnection connection = NewConnector(_ca.Pem).Connect(Host, server.Port, false, 10_000);

        TransportException error = Assert.Throws<TransportException>(() => Talk.WriteMuch(connection));

        Assert.Equal(TransportError.Lost, error.Error);
        connection.Close();
    }

    [Fact]
    public void A_write_that_blocks_over_tls_can_be_paused_and_goes_on()
    {
        const int Length = 100_000_000;
        byte[] received = [];
        using X509Certificate2 certificate = _ca.Issue(Host);
        var release = new TaskCompletionSource();
        using var server = new RawServer(
            async s =>
            {
                await s.ReadHead();
                await release.Task;
                received = await s.ReadBody(Length);
                await s.Send(Ok);
            },
            certificate);
        IConnection connection = Connect(server);
        Talk.Write(connection, Talk.Head);

        byte[] body = new byte[Length];
        new Random(1).NextBytes(body);
        int sent = Talk.WriteUntilFull(connection, body);

        Assert.InRange(sent, 1, Length - 1);
        Assert.False(connection.HasData(0));
        release.SetResult();
        Talk.Write(connection, body[sent..]);

        Assert.Equal(Ok, Talk.Read(connection, Ok.Length));
        connection.Close();
        Assert.True(body.AsSpan().SequenceEqual(received), "other bytes came than were sent");
    }

    [Fact]
    public void What_was_not_taken_may_be_offered_again_in_smaller_pieces()
    {
        byte[] received = [];
        using X509Certificate2 certificate = _ca.Issue(Host);
        byte[] body = new byte[8_000_000];
        new Random(1).NextBytes(body);
        var release = new TaskCompletionSource();
        using var server = new RawServer(
            async s =>
            {
                await release.Task;
                received = await s.ReadBody(body.Length);
            },
            certificate);
        IConnection connection = Connect(server);
        int sent = Talk.WriteUntilFull(connection, body);
        release.SetResult();

        for (int taken; sent < body.Length; sent += taken)
        {
            int count = Math.Min(body.Length - sent, 7001);
            taken = connection.Write(body, sent, count, 10_000);
            Assert.InRange(taken, 1, count);
        }

        server.Finish();
        connection.Close();
        Assert.True(body.AsSpan().SequenceEqual(received), "other bytes came than were sent");
    }

    [Fact]
    public void A_record_that_does_not_end_keeps_no_one_waiting()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        var release = new TaskCompletionSource();
        using var server = new RawServer(
            async s =>
            {
                await s.Send("first");
                await s.Socket.SendAsync(new byte[] { 23, 3, 3, 0x10, 0, 1, 2, 3 });
                await release.Task;
                s.Socket.Shutdown(SocketShutdown.Send);
            },
            certificate);
        IConnection connection = Connect(server);
        Assert.Equal("first", Talk.Read(connection, 5));

        Assert.False(connection.HasData(300));
        Assert.Equal(0, connection.Read(new byte[10], 0, 10, 300));
        release.SetResult();
        TransportException error = Assert.Throws<TransportException>(() => Talk.ReadToEnd(connection));

        Assert.Equal(TransportError.Lost, error.Error);
        connection.Close();
    }

    [Fact]
    public void The_end_of_a_connection_over_tls_is_told_as_often_as_asked()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        using var server = new RawServer(
            async s =>
            {
                await s.Send("last");
                await ((SslStream)s.Stream).ShutdownAsync();
                s.Stream.Close();
            },
            certificate);
        IConnection connection = Connect(server);

        Assert.Equal("last", Talk.ReadToEnd(connection));
        Assert.True(connection.HasData(0));
        Assert.Equal(-1, connection.Read(new byte[10], 0, 10, 1000));
        connection.Close();
        connection.Close();
        Assert.Throws<TransportException>(() => connection.Write([1], 0, 1, 1000));
    }

    [Fact]
    public void The_end_of_the_link_wakes_who_waits_for_data_over_tls()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        var time = new ManualTime();
        using var server = new RawServer(s => s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { }), certificate);
        IConnection connection = ConnectorTests.Failing(time, _ca.Pem).Connect(Host, server.Port, true, 30_000);
        Task outage = Task.Delay(300, TestContext.Current.CancellationToken).ContinueWith(_ => time.Advance(2), TaskScheduler.Default);

        Assert.True(connection.HasData(60_000));
        ConnectorTests.AssertLinkLost(() => connection.Read(new byte[10], 0, 10, 1000));
        ConnectorTests.AssertLinkLost(() => connection.Write([1], 0, 1, 1000));

        Assert.True(SpinWait.SpinUntil(() => outage.IsCompleted, TimeSpan.FromSeconds(30)));
        connection.Close();
    }

    [Fact]
    public void The_end_of_the_link_ends_a_handshake()
    {
        var time = new ManualTime();
        using var server = new RawServer(async s =>
        {
            await s.ReadBody(1);
            time.Advance(2);
            await s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { });
        });

        TransportException error = Assert.Throws<TransportException>(
            () => ConnectorTests.Failing(time, _ca.Pem).Connect(Host, server.Port, true, 60_000));

        Assert.Equal((TransportError.Connect, $"No connection to localhost:{server.Port}: the network went down"), (error.Error, error.Message));
    }

    [Fact]
    public void What_breaks_behind_the_back_of_a_closed_connection_is_no_ones_error()
    {
        List<Exception> unobserved = [];
        void Note(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved.Add(e.Exception);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            BreakBehindTheBack();
            for (int i = 0; i < 3; i++)
            {
                Thread.Sleep(100);
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(unobserved, e => e.ToString().Contains(nameof(SecureConnection), StringComparison.Ordinal));
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

        TransportException error = Assert.Throws<TransportException>(() => NewConnector(_ca.Pem).Connect(Host, server.Port, true, 500));

        Assert.Equal((TransportError.Timeout, $"localhost:{server.Port} does not answer within 0.5 s"), (error.Error, error.Message));
    }

    [Fact]
    public void A_ca_certificate_that_cannot_be_read_is_told()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        const string Pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";

        Assert.Contains("CaCertificate", Refusal(certificate, Pem), StringComparison.Ordinal);
    }

    private static Connector NewConnector(string pem)
    {
        var link = new VirtualLink([], TimeProvider.System);
        link.Connect(0);
        return new Connector(link, pem);
    }

    private static string Refusal(X509Certificate2 certificate, string pem)
    {
        using var server = new RawServer(s => Task.CompletedTask, certificate);
        return Refusal(server, pem);
    }

    private static string Refusal(RawServer server, string pem)
    {
        TransportException error = Assert.Throws<TransportException>(() => NewConnector(pem).Connect(Host, server.Port, true, 10_000));
        Assert.Equal(TransportError.Tls, error.Error);
        return error.Message;
    }

    private IConnection Connect(RawServer server) => NewConnector(_ca.Pem).Connect(Host, server.Port, true, 10_000);

    /// <summary>Closes a connection in the middle of a read and of a write.</summary>
    private void BreakBehindTheBack()
    {
        using X509Certificate2 certificate = _ca.Issue(Host);
        using var server = new RawServer(s => s.ReadHead(), certificate);
        IConnection connection = Connect(server);
        Talk.Write(connection, Talk.Head);
        Assert.False(connection.HasData(0));
        Assert.InRange(Talk.WriteUntilFull(connection, new byte[8_000_000]), 1, 7_000_000);
        connection.Close();
    }
}
