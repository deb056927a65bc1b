using System.Text;
using VideoRecorder.Core.Http;
using VideoRecorder.Core.Http.Replies;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Text;
using VideoRecorder.Tests.VirtualBoard;
using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Time;

namespace VideoRecorder.Tests.BadInput;

/// <summary>Replies without end over a real connection. The reader alone is fed with many more in <see cref="ReplyProperties"/>.</summary>
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
    public void Its_reading_ends(string start, string again)
    {
        using RawServer server = Server(start, again);
        VirtualLink link = new([], TimeProvider.System);
        link.Connect(0);
        HttpConnection http = new(new Connector(link, string.Empty), new VirtualClock(link, TimeProvider.System), 10_000);
        Assert.True(HttpUrl.TryParse(server.Url, out HttpUrl url, out _));
        http.Begin(new HttpRequest("GET", url), 10_000);

        AssertEnds(() =>
        {
            HttpReply? reply;
            while ((reply = http.AwaitReply(1000, long.MaxValue)) == null)
            {
            }

            return reply;
        });

        http.Close();
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

    private static void AssertEnds(Func<HttpReply> read)
    {
        Task<HttpReply?> reading = Task.Run(() =>
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
        Assert.True(reading.Result is null || reading.Result.Body.Length <= HttpReply.MaxBodyBytes);
    }
}
