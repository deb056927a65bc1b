using System.Net.Sockets;
using System.Text;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Tests.VirtualBoard;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.Tests.BadInput;

/// <summary>Replies without end over a real connection. The readers alone are fed with many more in <see cref="ReplyProperties"/>.</summary>
public class EndlessReplyTests
{
    private static readonly TimeSpan EndsAtAll = TimeSpan.FromSeconds(30);

    public static TheoryData<string, string> Endless => new()
    {
        { "", "\r\n" },
        { "", "HTTP/1.1 100 Continue\r\n\r\n" },
        { "HTTP/1.1 200 OK\r\n", "X: y\r\n" },
        { "HTTP/1.1 200 OK\r\nX: ", "x" },
        { "HTTP/1.1 500 Oops\r\n\r\n", "x" },
        { "HTTP/1.1 200 OK\r\n\r\n", "{\"a\":[" },
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1;x=y\r\na\r\n" },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void The_virtual_board_ends_it(string start, string again)
    {
        using RawServer server = Server(start, again);
        VirtualLink link = new([], TimeProvider.System);
        link.Connect(0);
        IUploadRequest request = new HttpTransport(link, string.Empty).Open(HttpTransportTests.Head(server.Url, 0), 10_000);

        AssertEnds(() => HttpTransportTests.AwaitReply(request));

        request.Close();
        server.Finish();
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public void The_firmware_ends_it(string start, string again)
    {
        using RawServer server = Server(start, again);
        using TcpClient client = new("127.0.0.1", server.Port);
        NetworkStream stream = client.GetStream();
        stream.Write("POST / HTTP/1.1\r\n\r\n"u8);

        AssertEnds(() =>
        {
            ReadReply reply = ReadReply.ByFirmware(stream);
            return reply.Error is { } error ? throw new TransportException(error, reply.Message) : new UploadReply(reply.Status, reply.RetryAfter, reply.Body);
        });

        client.Close();
        server.Finish();
    }

    private static RawServer Server(string start, string again) => new(async s =>
    {
        await s.ReadHead();
        byte[] piece = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(again, 1000)));
        try
        {
            await s.Send(start);
            while (true)
            {
                await s.Stream.WriteAsync(piece);
            }
        }
        catch (IOException)
        {
            // the client has seen enough
        }
    });

    private static void AssertEnds(Func<UploadReply> read)
    {
        Task<UploadReply?> reading = Task.Run(() =>
        {
            try
            {
                return read();
            }
            catch (TransportException e) when (e.Error == TransportError.BadReply)
            {
                return null;
            }
        });
        Assert.True(reading.Wait(EndsAtAll), "it is read for ever");
        Assert.True(reading.Result is null || reading.Result.Body.Length <= UploadReply.MaxBodyBytes);
    }
}
