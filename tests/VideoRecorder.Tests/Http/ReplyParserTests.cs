using System.Text;
using VideoRecorder.Core.Http;
using VideoRecorder.Core.Http.Replies;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.Http;

/// <summary>What becomes of a reply, in all its forms and unforms, whatever pieces it comes in.</summary>
public class ReplyParserTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    public static TheoryData<int> PieceSizes => [1, 2, 7, 512];

    [Theory]
    [InlineData(Ok, 200, "{}")]
    [InlineData("\r\n" + Ok, 200, "{}")]
    [InlineData("HTTP/1.1 201 Created\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n3;x=y\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n", 201, "{\"a\":1}")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nContent-Length: 9\r\n\r\n" + Ok, 200, "{}")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n00000000000000000002 ;x=y\r\n{}\r\n0  \r\n\r\n", 200, "{}")]
    [InlineData("HTTP/1.0 200\r\n\r\nuntil the end", 200, "until the end")]
    [InlineData("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", 204, "")]
    [InlineData("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", 304, "")]
    [InlineData("HTTP/1.1 500 Oops\r\ncontent-length:0\r\n\r\n", 500, "")]
    [InlineData("HTTP/1.1 200 OK\ncontent-length:2\n\nhi and more", 200, "hi")]
    [InlineData("HTTP/1.1 200 OK\r\nX: 1\r\n folded: 2\r\nno colon\r\nContent-Length: 2\r\n\r\n{}", 200, "{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length:\t2\t\r\n\r\n{}", 200, "{}")]
    [InlineData("HTTP/1.1 413 Too Large\r\nContent-Length: 10\r\n\r\nbig", 413, "big")]
    [InlineData("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", 503, "hel")]
    [InlineData("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 503, "")]
    public void All_forms_of_a_reply_are_read(string answer, int status, string body)
    {
        foreach (int size in PieceSizes)
        {
            HttpReply reply = Read(Encoding.Latin1.GetBytes(answer), size);
            Assert.Equal((status, body), (reply.Status, reply.Body));
        }
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.7\r\n", "it starts with 'S'")]
    [InlineData("\u0015\u0003\u0001\0\u0002\u0002\n", "it speaks TLS, is it an https address?")]
    [InlineData("HTTP/1.1 abc Strange\r\n\r\n", "HTTP/1.1 abc Strange")]
    [InlineData("HTTP/1.1 099 Strange\r\n\r\n", "HTTP/1.1 099 Strange")]
    [InlineData("HTTP/1.1 2000 Strange\r\n\r\n", "HTTP/1.1 2000 Strange")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n\r\n", "HTTP/1.1 101 Switching Protocols")]
    [InlineData("HTTP/2 200\r\n\r\n", "it starts with 'HTTP/2'")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", "its length is 'many'")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "its length is '-5'")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999999\r\n\r\n", "its length is '9999999999999999999'")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "a chunk has no length")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2 x\r\n", "a chunk has no length")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n 2\r\n", "a chunk has no length")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8000000000000000\r\n", "a chunk has no length")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n", "a chunk is longer than it says")]
    public void What_is_not_http_is_told(string answer, string what)
    {
        foreach (int size in PieceSizes)
        {
            TransportException error = Assert.Throws<TransportException>(() => Read(Encoding.Latin1.GetBytes(answer), size));
            Assert.Equal((TransportError.BadReply, "The server's answer is not HTTP: " + what), (error.Error, error.Message));
        }
    }

    [Theory]
    [InlineData("", "The server closed the connection without an answer")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le", "The server closed the connection before its answer was complete")]
    [InlineData("HTTP/1.1 401 Unauthorized\r\n", "The server closed the connection before its answer was complete")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"siz", "The server closed the connection before its answer was complete")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", "The server closed the connection before its answer was complete")]
    public void A_reply_that_is_cut_off_is_a_lost_connection(string answer, string what)
    {
        TransportException error = Assert.Throws<TransportException>(() => Read(Encoding.Latin1.GetBytes(answer), 7));
        Assert.Equal((TransportError.Lost, what), (error.Error, error.Message));
    }

    [Fact]
    public void A_head_without_end_is_not_read_for_ever()
    {
        ReplyParser parser = NewParser();
        byte[] piece = new byte[512];
        Array.Fill(piece, (byte)'y');
        parser.Add("HTTP/1.1 200 OK\r\nX: "u8.ToArray(), 20);
        TransportException error = Assert.Throws<TransportException>(() => AddFor(parser, piece, 100));
        Assert.Equal((TransportError.BadReply, "The server's answer is not HTTP: its head is too long"), (error.Error, error.Message));
    }

    [Fact]
    public void Interim_replies_without_end_are_not_read_for_ever()
    {
        ReplyParser parser = NewParser();
        byte[] piece = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();
        TransportException error = Assert.Throws<TransportException>(() => AddFor(parser, piece, 1000));
        Assert.Equal((TransportError.BadReply, "The server's answer is not HTTP: its head is too long"), (error.Error, error.Message));
    }

    [Fact]
    public void Of_an_endless_reply_only_the_start_is_read()
    {
        ReplyParser parser = NewParser();
        byte[] piece = new byte[512];
        Array.Fill(piece, (byte)'x');
        parser.Add("HTTP/1.1 500 Oops\r\n\r\n"u8.ToArray(), 21);
        while (!parser.IsComplete)
        {
            parser.Add(piece, piece.Length);
        }

        Assert.Equal(new string('x', HttpReply.MaxBodyBytes), parser.ToReply().Body);
    }

    [Fact]
    public void The_head_is_known_before_the_body_has_come()
    {
        ReplyParser parser = NewParser();
        byte[] head = "HTTP/1.1 429 Slow down\r\nretry-after:  120 \r\nContent-Length: 5\r\n\r\n"u8.ToArray();
        parser.Add(head, head.Length - 1);
        Assert.False(parser.HasHead);
        parser.Add("\n"u8.ToArray(), 1);
        Assert.Equal((true, false, false), (parser.HasHead, parser.IsComplete, parser.IsSuccess));
        parser.End();
        Assert.Equal("120", parser.ToReply().RetryAfter);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 36\r\n\r\n")]
    [InlineData("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n")]
    public void The_reply_to_a_HEAD_has_no_body_whatever_it_says(string answer)
    {
        ReplyParser parser = NewParser(isHead: true);
        parser.Add(Encoding.Latin1.GetBytes(answer), answer.Length);
        Assert.True(parser.IsComplete);
        Assert.True(parser.KeepsConnection);
        Assert.Empty(parser.ToReply().Body);
    }

    [Fact]
    public void The_fields_that_protocols_need_are_kept()
    {
        ReplyParser parser = NewParser();
        byte[] answer = Encoding.Latin1.GetBytes(
            "HTTP/1.1 201 Created\r\nLocation: /files/1\r\nupload-offset: 12\r\nETAG: \"a\"\r\nDate: Sun, 22 Nov 2026 15:40:01 GMT\r\n"
            + "Retry-After: 3\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n");
        parser.Add(answer, answer.Length);
        HttpReply reply = parser.ToReply();
        Assert.Equal(
            ("/files/1", "12", "\"a\"", "Sun, 22 Nov 2026 15:40:01 GMT", "3", "gzip", "text/html", 0),
            (reply.Location, reply.UploadOffset, reply.ETag, reply.Date, reply.RetryAfter, reply.ContentEncoding, reply.ContentType, reply.ContentLength));
    }

    [Theory]
    [InlineData(Ok, true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: trailer\r\n\r\n", true)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", true)]
    [InlineData("HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\n{}", true)]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", false)]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}", false)]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: foo, Close\r\nContent-Length: 2\r\n\r\n{}", false)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n{}", false)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}", false)]
    [InlineData(Ok + "HTTP/1.1 200 OK\r\n", false)]
    public void Only_a_reply_that_ended_as_it_said_leaves_the_connection_for_the_next_request(string answer, bool isKept)
    {
        ReplyParser parser = NewParser();
        byte[] bytes = Encoding.Latin1.GetBytes(answer);
        parser.Add(bytes, bytes.Length);
        Assert.Equal(isKept, parser.KeepsConnection);
    }

    [Fact]
    public void A_body_longer_than_what_is_kept_leaves_no_connection()
    {
        ReplyParser parser = NewParser();
        byte[] bytes = Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + new string('x', 5000));
        parser.Add(bytes, bytes.Length);
        Assert.Equal((true, false), (parser.IsComplete, parser.KeepsConnection));
    }

    /// <summary>nanoFramework takes bytes for a string as they are: what is no UTF-8 must not get that far.</summary>
    [Theory]
    [InlineData(new byte[] { 0x61, 0xC3, 0xA4, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80 }, "aä€😀")]
    [InlineData(new byte[] { 0xE4, 0x00, 0xFF, 0x62 }, "???b")]
    [InlineData(new byte[] { 0xC0, 0x80 }, "??")]
    [InlineData(new byte[] { 0xE0, 0x80, 0x80 }, "???")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "???")]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 }, "????")]
    [InlineData(new byte[] { 0x61, 0xE2, 0x82 }, "a??")]
    public void What_is_not_text_becomes_question_marks(byte[] bytes, string text) => Assert.Equal(text, ReplyText.FromUtf8(bytes, bytes.Length));

    private static void AddFor(ReplyParser parser, byte[] piece, int times)
    {
        for (int i = 0; i < times; i++)
        {
            parser.Add(piece, piece.Length);
        }
    }

    private static ReplyParser NewParser(bool isHead = false) => new(new byte[HttpReply.MaxBodyBytes], isHead);

    private static HttpReply Read(byte[] answer, int pieceSize)
    {
        ReplyParser parser = NewParser();
        for (int at = 0; at < answer.Length; at += pieceSize)
        {
            byte[] piece = answer[at..Math.Min(at + pieceSize, answer.Length)];
            parser.Add(piece, piece.Length);
        }

        parser.End();
        Assert.True(parser.IsComplete);
        return parser.ToReply();
    }
}
