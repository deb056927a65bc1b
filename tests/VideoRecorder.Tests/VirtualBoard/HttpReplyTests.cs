using VideoRecorder.Core.Upload;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>What the transport makes of a reply, in all its forms and unforms.</summary>
public sealed class HttpReplyTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private readonly HttpTransport _transport;

    public HttpReplyTests()
    {
        var link = new VirtualLink([], TimeProvider.System);
        link.Connect(0);
        _transport = new HttpTransport(link, string.Empty);
    }

    [Fact]
    public void Of_a_huge_reply_only_the_start_is_read()
    {
        using var server = new RawServer(async s =>
        {
            await s.ReadHead();
            await s.Send("HTTP/1.1 500 Oops\r\nContent-Length: 1000000000\r\n\r\n" + new string('x', 10_000));
            await s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { });
        });
        IUploadRequest request = _transport.Open(HttpTransportTests.Head(server.Url, 0), 5000);

        UploadReply reply = HttpTransportTests.AwaitReply(request);

        Assert.Equal((500, UploadReply.MaxBodyBytes), (reply.Status, reply.Body.Length));
        request.Close();
        server.Finish();
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.7\r\n")]
    [InlineData("HTTP/1.1 abc Strange\r\n\r\n")]
    [InlineData("HTTP/1.1 099 Strange\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 Strange\r\n\r\n")]
    [InlineData("HTTP/2 200\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n 2\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n")]
    [InlineData("\u0015\u0003\u0001\0\u0002\u0002\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n\r\n")]
    public void What_is_not_http_is_told(string answer)
    {
        Assert.Equal(TransportError.BadReply, Failure(answer).Error);
    }

    [Fact]
    public void A_head_without_end_is_not_read_for_ever()
    {
        Assert.Equal(TransportError.BadReply, Failure("HTTP/1.1 200 OK\r\nX: " + new string('y', 100_000)).Error);
    }

    [Theory]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("\r\n")]
    public void What_comes_before_a_head_is_not_read_for_ever(string piece)
    {
        string answer = string.Concat(Enumerable.Repeat(piece, 20_000));
        Assert.Equal(TransportError.BadReply, Failure(answer).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"siz")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")]
    public void A_reply_that_is_cut_off_is_a_lost_connection(string answer)
    {
        Assert.Equal(TransportError.Lost, Failure(answer).Error);
    }

    [Theory]
    [InlineData("HTTP/1.1 413 Too Large\r\nContent-Length: 10\r\n\r\nbig", "big")]
    [InlineData("HTTP/1.1 401 Unauthorized\r\nContent-Length: 10\r\n\r\n", "")]
    [InlineData("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", "hel")]
    public void Of_a_refusal_whose_body_is_cut_off_stays_what_came(string answer, string body)
    {
        using RawServer server = RawServer.Answering(answer);
        IUploadRequest request = _transport.Open(HttpTransportTests.Head(server.Url, 0), 5000);

        Assert.Equal(body, HttpTransportTests.AwaitReply(request).Body);
        request.Close();
    }

    [Fact]
    public void A_server_that_closes_without_an_answer_may_be_one_that_speaks_tls()
    {
        Assert.Contains("https", Failure(string.Empty).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n", "{\"a\":1}")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX: y\r\n\r\n" + Ok, "{}")]
    [InlineData("HTTP/1.0 200\r\n\r\nuntil the end", "until the end")]
    [InlineData("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", "")]
    [InlineData("HTTP/1.1 200 OK\ncontent-length:2\n\nhi and more", "hi")]
    public void All_forms_of_a_body_are_read(string answer, string body)
    {
        using RawServer server = RawServer.Answering(answer);
        IUploadRequest request = _transport.Open(HttpTransportTests.Head(server.Url, 0), 5000);

        Assert.Equal(body, HttpTransportTests.AwaitReply(request).Body);
        request.Close();
    }

    private TransportException Failure(string answer)
    {
        using RawServer server = RawServer.Answering(answer);
        IUploadRequest request = _transport.Open(HttpTransportTests.Head(server.Url, 0), 5000);
        TransportException error = Assert.Throws<TransportException>(() => HttpTransportTests.AwaitReply(request));
        request.Close();
        return error;
    }
}
