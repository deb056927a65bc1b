using System.Net;
using System.Net.Sockets;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class ConnectorTests
{
    /// <summary>The limit for connecting where a test lasts longer than that, in milliseconds: enough for a busy machine.</summary>
    private const int ConnectMs = 2500;

    private const string Local = "127.0.0.1";

    private readonly VirtualLink _link = new([], TimeProvider.System);
    private readonly Connector _connector;

    public ConnectorTests()
    {
        _link.Connect(0);
        _connector = new Connector(_link, string.Empty);
    }

    [Fact]
    public void Bytes_go_both_ways_and_then_the_end_is_told_as_often_as_asked()
    {
        byte[] received = [];
        using var server = new RawServer(async s =>
        {
            received = await s.ReadBody(6);
            await s.Send("answer");
            s.Socket.Shutdown(SocketShutdown.Send);
            await s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { });
        });

        IConnection connection = Connect(server);
        Assert.InRange(connection.ConnectMs, 0, 10_000);
        Talk.Write(connection, [1, 2, 3, 4]);
        Assert.Equal(1, connection.Write([5, 6], 0, 1, 1000));
        Assert.Equal(1, connection.Write([5, 6], 1, 1, 1000));

        Assert.Equal("answer", Talk.ReadToEnd(connection));
        Assert.True(connection.HasData(0));
        Assert.Equal(-1, connection.Read(new byte[10], 0, 10, 1000));
        connection.Close();
        server.Finish();
        Assert.Equal([1, 2, 3, 4, 5, 6], received);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData(Local)]
    public void A_server_is_found_by_name_and_by_address(string host)
    {
        using var server = new RawServer(s => s.Send("here"));

        IConnection connection = _connector.Connect(host, server.Port, false, 10_000);

        Assert.Equal("here", Talk.Read(connection, 4));
        connection.Close();
    }

    [Fact]
    public void A_name_that_NET_takes_for_none_is_one_that_cannot_be_resolved()
    {
        Refused("127._.0.1", 80, 20_000, TransportError.NameResolution, "The server's name cannot be resolved: 127._.0.1");
    }

    [Fact]
    public void A_port_where_no_one_listens_and_a_name_that_no_one_has_are_told_apart()
    {
        Refused(Local, 1, 10_000, TransportError.Connect, "No server listens at 127.0.0.1:1");
        TransportException noName = Assert.Throws<TransportException>(() => _connector.Connect("no-such-host.invalid", 80, false, 20_000));
        Assert.True(noName.Error is TransportError.NameResolution or TransportError.Timeout, noName.Message);
        Assert.Contains("no-such-host.invalid", noName.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_takes_no_connection_runs_into_the_time_out()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere a full queue of connections refuses or takes more of them");
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        int port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        List<IConnection> waiting = [];

        TransportException error = Assert.Throws<TransportException>(() =>
        {
            while (waiting.Count < 100)
            {
                waiting.Add(_connector.Connect(Local, port, false, 700));
            }
        });

        Assert.Equal((TransportError.Timeout, $"127.0.0.1:{port} does not answer within 0.7 s"), (error.Error, error.Message));
        waiting.ForEach(connection => connection.Close());
    }

    [Fact]
    public void What_came_before_the_bodys_end_can_be_read_and_writing_on_breaks()
    {
        var release = new TaskCompletionSource();
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            await s.Send("too big");
            await release.Task;
            s.Reset();
        });
        IConnection connection = Connect(server);
        Talk.Write(connection, Talk.Head);

        Assert.Equal("too big", Talk.Read(connection, 7));
        release.SetResult();
        server.Finish();
        Assert.Equal(TransportError.Lost, Assert.Throws<TransportException>(() => Talk.WriteMuch(connection)).Error);
        connection.Close();
    }

    [Fact]
    public void A_reset_in_mid_body_is_a_lost_connection()
    {
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            await s.ReadBody(1000);
            s.Reset();
        });
        IConnection connection = Connect(server);
        Talk.Write(connection, Talk.Head);

        TransportException error = Assert.Throws<TransportException>(() => Talk.WriteMuch(connection));

        Assert.Equal(TransportError.Lost, error.Error);
        Assert.StartsWith("The connection broke: ", error.Message, StringComparison.Ordinal);
        connection.Close();
    }

    [Fact]
    public void A_reset_wakes_who_waits_for_data()
    {
        var release = new TaskCompletionSource();
        using var server = new RawServer(async s =>
        {
            await s.ReadBody(4);
            await release.Task;
            s.Reset();
        });
        IConnection connection = Connect(server);
        Talk.Write(connection, "body");
        _ = Task.Delay(300, TestContext.Current.CancellationToken).ContinueWith(_ => release.SetResult(), TaskScheduler.Default);
        long start = Environment.TickCount64;

        TransportException error = Assert.Throws<TransportException>(() => Talk.ReadToEnd(connection));

        Assert.Equal(TransportError.Lost, error.Error);
        Assert.InRange(Environment.TickCount64 - start, 250, 30_000);
        connection.Close();
    }

    [Fact]
    public void A_server_that_stops_reading_takes_no_more_bytes_until_it_goes_on()
    {
        const int Length = 100_000_000;
        byte[] received = [];
        var release = new TaskCompletionSource();
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            await release.Task;
            received = await s.ReadBody(Length);
            await s.Send("ok");
        });
        IConnection connection = Connect(server);
        Talk.Write(connection, Talk.Head);

        byte[] body = new byte[Length];
        new Random(1).NextBytes(body);
        int sent = Talk.WriteUntilFull(connection, body);

        Assert.InRange(sent, 1, body.Length - 1);
        release.SetResult();
        Talk.Write(connection, body[sent..]);
        Assert.Equal("ok", Talk.Read(connection, 2));
        connection.Close();
        Assert.True(body.AsSpan().SequenceEqual(received), "other bytes came than were sent");
    }

    [Fact]
    public void Little_is_taken_from_the_caller_that_the_server_does_not_take()
    {
        using var server = new RawServer(async s => await s.ReadHead());
        IConnection connection = Connect(server);
        Talk.Write(connection, Talk.Head);
        server.Finish();

        // most of this waits in the server's buffer, which is not ours to size
        Assert.InRange(Talk.WriteUntilFull(connection, new byte[8_000_000]), 1, 1_000_000);
        connection.Close();
    }

    [Fact]
    public void A_silent_server_is_waited_for_as_long_as_the_caller_likes()
    {
        var release = new TaskCompletionSource();
        using var server = new RawServer(async s =>
        {
            await release.Task;
            await s.Send("ok");
        });
        IConnection connection = Connect(server);

        Assert.False(connection.HasData(0));
        Assert.Equal(0, connection.Read(new byte[10], 0, 10, 1));
        long start = Environment.TickCount64;
        Assert.False(connection.HasData(350));
        Assert.InRange(Environment.TickCount64 - start, 300, 20_000);
        release.SetResult();
        Assert.Equal("ok", Talk.Read(connection, 2));
        connection.Close();
    }

    [Fact]
    public void A_pause_in_mid_body_is_no_time_out()
    {
        using var server = new RawServer(async s =>
        {
            await s.ReadBody(2000);
            await s.Send("ok");
        });
        IConnection connection = _connector.Connect(Local, server.Port, false, ConnectMs);

        Talk.Write(connection, new byte[1000]);
        Thread.Sleep(ConnectMs + 500);
        Assert.False(connection.HasData(0));
        Talk.Write(connection, new byte[1000]);

        Assert.Equal("ok", Talk.Read(connection, 2));
        connection.Close();
    }

    [Fact]
    public void An_open_connection_breaks_when_the_link_goes_down_and_no_new_one_starts()
    {
        var time = new ManualTime();
        Connector connector = Failing(time);
        using var server = new RawServer(s => s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { }));
        IConnection connection = connector.Connect(Local, server.Port, false, 30_000);
        time.Advance(2);

        AssertLinkLost(() => Talk.ReadToEnd(connection));
        AssertLinkLost(() => connection.Write([1], 0, 1, 1000));
        server.Finish();

        TransportException error = Assert.Throws<TransportException>(() => connector.Connect(Local, server.Port, false, 1000));
        Assert.Equal((TransportError.Connect, "There is no network"), (error.Error, error.Message));
        connection.Close();
    }

    [Fact]
    public void The_end_of_the_link_wakes_who_waits_for_data()
    {
        var time = new ManualTime();
        Connector connector = Failing(time);
        using var server = new RawServer(s => s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { }));
        IConnection connection = connector.Connect(Local, server.Port, false, 30_000);
        Task outage = Task.Delay(300, TestContext.Current.CancellationToken).ContinueWith(_ => time.Advance(2), TaskScheduler.Default);
        long start = Environment.TickCount64;

        AssertLinkLost(() =>
        {
            connection.HasData(60_000);
            connection.Read(new byte[10], 0, 10, 1000);
        });

        Assert.InRange(Environment.TickCount64 - start, 250, 30_000);
        Assert.True(SpinWait.SpinUntil(() => outage.IsCompleted, TimeSpan.FromSeconds(30)));
        connection.Close();
    }

    [Fact]
    public void Close_may_be_called_at_any_time_and_twice()
    {
        using var server = new RawServer(s => s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { }));
        IConnection connection = Connect(server);

        connection.Close();
        connection.Close();
        TransportException error = Assert.Throws<TransportException>(() => connection.Write([1], 0, 1, 1000));
        Assert.Equal((TransportError.Lost, "The connection broke: it was closed"), (error.Error, error.Message));
        Assert.Equal(TransportError.Lost, Assert.Throws<TransportException>(() => Talk.ReadToEnd(connection)).Error);
    }

    /// <summary>Makes a connector whose link goes down after a second, for an hour.</summary>
    internal static Connector Failing(TimeProvider time, string caCertificate = "")
    {
        var link = new VirtualLink([new LinkOutage(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))], time);
        Assert.True(link.Connect(0));
        return new Connector(link, caCertificate);
    }

    internal static void AssertLinkLost(Action action)
    {
        TransportException error = Assert.Throws<TransportException>(action);
        Assert.Equal((TransportError.Lost, "The connection broke: the network went down"), (error.Error, error.Message));
    }

    private IConnection Connect(RawServer server) => _connector.Connect(Local, server.Port, false, 10_000);

    private void Refused(string host, int port, int timeoutMs, TransportError error, string message)
    {
        TransportException refused = Assert.Throws<TransportException>(() => _connector.Connect(host, port, false, timeoutMs));
        Assert.Equal((error, message), (refused.Error, refused.Message));
    }
}
