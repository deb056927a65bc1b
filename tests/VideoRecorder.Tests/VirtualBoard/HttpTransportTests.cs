using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class HttpTransportTests
{
    /// <summary>The limit for opening where a test lasts longer than that, in milliseconds: enough for a busy machine.</summary>
    private const int OpenMs = 2500;

    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private readonly VirtualLink _link = new([], TimeProvider.System);
    private readonly HttpTransport _transport;

    public HttpTransportTests()
    {
        _link.Connect(0);
        _transport = new HttpTransport(_link, string.Empty);
    }

    [Fact]
    public void The_head_names_target_clip_device_and_key_and_the_body_follows()
    {
        byte[] received = [];
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            received = await s.ReadBody(6);
            await s.Send("HTTP/1.1 201 Created\r\nRetry-After: 7\r\nContent-Length: 11\r\n\r\n{\"size\": 6}");
        });

        IUploadRequest request = _transport.Open(Head(server.Url, 6), 10_000);
        Assert.False(request.HasReply);
        Write(request, [1, 2, 3, 4]);
        Assert.Equal(1, request.Write([5, 6], 0, 1, 1000));
        Assert.Equal(1, request.Write([5, 6], 1, 1, 1000));
        UploadReply reply = AwaitReply(request);
        request.Close();
        server.Finish();

        Assert.Equal((201, "7", "{\"size\": 6}"), (reply.Status, reply.RetryAfter, reply.Body));
        Assert.Equal([1, 2, 3, 4, 5, 6], received);
        Assert.Equal(
            [
                "POST /upload?x=1 HTTP/1.1", $"Host: 127.0.0.1:{server.Port}", "Content-Type: application/octet-stream",
                "Content-Length: 6", "X-Filename: a.avi", "X-Device: cam", "Authorization: Bearer secret", "Connection: close",
            ],
            server.Head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_name_that_NET_takes_for_none_is_one_that_cannot_be_resolved()
    {
        TransportException error = Assert.Throws<TransportException>(() => _transport.Open(Head("http://127._.0.1/upload", 1), 1000));

        Assert.Equal(TransportError.NameResolution, error.Error);
    }

    [Fact]
    public void A_reply_before_the_bodys_end_stays_although_writing_on_breaks()
    {
        var release = new TaskCompletionSource();
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            await s.Send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig");
            await release.Task;
            s.Reset();
        });
        IUploadRequest request = _transport.Open(Head(server.Url, 100_000_000), 10_000);

        Await(() => request.HasReply);
        Assert.Equal("big", AwaitReply(request).Body);
        release.SetResult();
        server.Finish();
        Assert.Equal(TransportError.Lost, Assert.Throws<TransportException>(() => WriteMuch(request)).Error);

        Assert.Equal(413, request.WaitReply(0).Status);
        request.Close();
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
        IUploadRequest request = _transport.Open(Head(server.Url, 100_000_000), 10_000);

        TransportException error = Assert.Throws<TransportException>(() => WriteMuch(request));

        Assert.Equal(TransportError.Lost, error.Error);
        request.Close();
    }

    [Fact]
    public void A_server_that_stops_reading_takes_no_more_bytes_until_it_goes_on()
    {
        var release = new TaskCompletionSource();
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            await release.Task;
            await s.ReadBody(100_000_000);
            await s.Send(Ok);
        });
        IUploadRequest request = _transport.Open(Head(server.Url, 100_000_000), 10_000);

        byte[] body = new byte[100_000_000];
        int sent = WriteUntilFull(request, body);

        Assert.InRange(sent, 1, body.Length - 1);
        release.SetResult();
        Write(request, body[sent..]);
        Assert.Equal(200, AwaitReply(request).Status);
        request.Close();
    }

    [Fact]
    public void Little_is_taken_from_the_caller_that_the_server_does_not_take()
    {
        using var server = new RawServer(async s => await s.ReadHead());
        IUploadRequest request = _transport.Open(Head(server.Url, 100_000_000), 10_000);
        server.Finish();

        // most of this waits in the server's buffer, which is not ours to size
        Assert.InRange(WriteUntilFull(request, new byte[8_000_000]), 1, 1_000_000);
        request.Close();
    }

    [Fact]
    public void A_silent_server_is_waited_for_as_long_as_the_caller_likes()
    {
        var release = new TaskCompletionSource();
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            await release.Task;
            await s.Send(Ok);
        });
        IUploadRequest request = _transport.Open(Head(server.Url, 0), 10_000);

        Assert.Null(request.WaitReply(0));
        Assert.Null(request.WaitReply(300));
        release.SetResult();
        Assert.Equal(200, AwaitReply(request).Status);
        request.Close();
    }

    [Fact]
    public void A_slow_reply_is_waited_for_as_long_as_it_moves()
    {
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            foreach (char c in "HTTP/1.1 200 OK\r\n\r\nslow")
            {
                await s.Send(c.ToString());
                await Task.Delay(150);
            }

            s.Stream.Close();
        });
        IUploadRequest request = _transport.Open(Head(server.Url, 0), OpenMs);

        Assert.Equal("slow", AwaitReply(request).Body);
        request.Close();
    }

    [Fact]
    public void A_pause_in_mid_body_is_no_time_out()
    {
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            await s.ReadBody(2000);
            await s.Send(Ok);
        });
        IUploadRequest request = _transport.Open(Head(server.Url, 2000), OpenMs);

        Write(request, new byte[1000]);
        Thread.Sleep(OpenMs + 500);
        Assert.False(request.HasReply);
        Write(request, new byte[1000]);

        Assert.Equal(200, AwaitReply(request).Status);
        request.Close();
    }

    [Fact]
    public void A_port_where_no_one_listens_and_a_name_that_no_one_has_are_told_apart()
    {
        Assert.Equal(TransportError.Connect, Assert.Throws<TransportException>(() => _transport.Open(Head("http://127.0.0.1:1/", 0), 10_000)).Error);
        TransportError noName = Assert.Throws<TransportException>(() => _transport.Open(Head("http://no-such-host.invalid/", 0), 20_000)).Error;
        Assert.True(noName is TransportError.NameResolution or TransportError.Timeout, noName.ToString());
    }

    [Fact]
    public void A_server_that_closes_without_an_answer_may_be_one_that_speaks_tls()
    {
        using RawServer server = RawServer.Answering(string.Empty);
        IUploadRequest request = _transport.Open(Head(server.Url, 0), 10_000);

        Assert.Contains("https", Assert.Throws<TransportException>(() => AwaitReply(request)).Message, StringComparison.Ordinal);
        request.Close();
    }

    [Fact]
    public void A_redirect_is_handed_on_and_not_followed()
    {
        using RawServer server = RawServer.Answering("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
        IUploadRequest request = _transport.Open(Head(server.Url, 0), 5000);

        Assert.Equal(302, AwaitReply(request).Status);
        request.Close();
    }

    [Fact]
    public void Nothing_in_a_field_can_start_another_one()
    {
        RequestHead head = Head("http://127.0.0.1:1/", 0);
        head.FileName = "a.avi\r\nX-Evil: 1";

        Assert.Throws<ArgumentException>(() => _transport.Open(head, 1000));
    }

    [Fact]
    public void An_open_request_breaks_when_the_link_goes_down_and_no_new_one_starts()
    {
        var time = new ManualTime();
        var link = new VirtualLink([new LinkOutage(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))], time);
        Assert.True(link.Connect(0));
        var transport = new HttpTransport(link, string.Empty);
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            await s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { });
        });
        IUploadRequest request = transport.Open(Head(server.Url, 1_000_000), 30_000);
        time.Advance(2);

        TransportException error = Assert.Throws<TransportException>(() => AwaitReply(request));
        Assert.Equal(TransportError.Lost, error.Error);
        Assert.Throws<TransportException>(() => request.Write([1], 0, 1, 1000));
        server.Finish();

        Assert.Equal(TransportError.Connect, Assert.Throws<TransportException>(() => transport.Open(Head(server.Url, 0), 1000)).Error);
        request.Close();
    }

    [Fact]
    public void Close_may_be_called_at_any_time_and_twice()
    {
        using RawServer server = RawServer.Answering(string.Empty);
        IUploadRequest request = _transport.Open(Head(server.Url, 10), 5000);

        request.Close();
        request.Close();
        Assert.Throws<TransportException>(() => request.Write([1], 0, 1, 1000));
    }

    internal static RequestHead Head(string url, long length) => new()
    {
        Url = url,
        ContentType = "application/octet-stream",
        ContentLength = length,
        FileName = "a.avi",
        Device = "cam",
        ApiKey = "secret",
    };

    internal static UploadReply AwaitReply(IUploadRequest request)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(30);)
        {
            UploadReply? reply = request.WaitReply(200);
            if (reply != null)
            {
                return reply;
            }
        }

        throw new TimeoutException("no reply came");
    }

    /// <summary>Asks for the reply until the connection's end is noticed.</summary>
    internal static void AwaitBreak(IUploadRequest request)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(30);)
        {
            request.WaitReply(100);
        }
    }

    /// <summary>Writes until no more is taken.</summary>
    /// <returns>How many bytes were taken.</returns>
    internal static int WriteUntilFull(IUploadRequest request, byte[] bytes)
    {
        int sent = 0;
        for (int taken = 1; sent < bytes.Length && (taken > 0 || sent == 0); sent += taken)
        {
            taken = request.Write(bytes, sent, Math.Min(bytes.Length - sent, 50_000), 300);
        }

        return sent;
    }

    private static void Await(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)), "it does not come");

    internal static void Write(IUploadRequest request, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        for (int sent = 0; sent < bytes.Length; sent += request.Write(bytes, sent, bytes.Length - sent, 1000))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "the server takes no more bytes");
        }
    }

    private static void WriteMuch(IUploadRequest request) => Write(request, new byte[130_000_000]);
}
