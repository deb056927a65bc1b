using System.Globalization;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>Makes the replies of servers, good and bad ones.</summary>
internal sealed class ReplyMaker(Chance chance)
{
    // The longest wait that a busy server asks for.
    private const int MaxRetryAfterSec = 900;

    private readonly SuccessMaker _success = new(chance);

    /// <summary>A reply to a whole body.</summary>
    /// <param name="conduct">Which.</param>
    /// <param name="clipLength">The length of the clip.</param>
    /// <param name="bodyLength">The length of the body.</param>
    /// <param name="wallTime">The server's time.</param>
    public ServerReply ToWhole(ServerConduct conduct, long clipLength, long bodyLength, DateTime wallTime) => conduct switch
    {
        ServerConduct.StoredButFailed => new(chance.Pick(500, 502, 504), "Internal Server Error") { IsStored = true },
        ServerConduct.BadReply => new(0, NoHttp()) { IsStored = true },
        ServerConduct.Redirect => new(chance.Pick(300, 301, 302, 303, 304, 307, 308), "<html>Moved</html>"),
        ServerConduct.Unauthorized => new(chance.Pick(401, 403, 404), """{"error": "no"}"""),
        ServerConduct.ClipRefused => new(chance.Pick(400, 402, 405, 409, 410, 411, 413, 414, 415, 422, 431, 499), $$"""{"size": {{clipLength}}}"""),
        ServerConduct.Busy => new(BusyStatus(), "try later") { End = chance.Pick(ReplyEnd.Length, ReplyEnd.Close, ReplyEnd.Chunks) },
        ServerConduct.RetryAfterSeconds => new(BusyStatus(), RetryAfter: chance.Below(MaxRetryAfterSec + 1).ToString(CultureInfo.InvariantCulture)),
        ServerConduct.RetryAfterDate => new(BusyStatus(), RetryAfter: Date(wallTime)),
        ServerConduct.RetryAfterAbsurd => new(BusyStatus(), RetryAfter: Absurd()),
        _ => _success.ToWhole(conduct, clipLength, bodyLength),
    };

    /// <summary>An error while the body is still coming.</summary>
    public ServerReply Refusal() =>
        new(chance.Pick(400, 401, 403, 404, 408, 411, 413, 415, 429, 500, 502, 503, 503, 503, 507), """{"error": "refused"}""");

    /// <summary>A success that cannot be one: the body is still coming.</summary>
    public ServerReply EarlySuccess(long bodyLength) => _success.Early(bodyLength);

    private string NoHttp() => chance.Pick(
        "<html>Hello</html>", "SSH-2.0-OpenSSH_9.6\r\n", "HTTP/2.0 200 OK\r\n\r\n", "ICY 200 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 099 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nsoon\r\n", "\u0015\u0003\u0001\0\u0002\u0002F");

    private int BusyStatus() => chance.Pick(408, 429, 500, 502, 503, 503, 503, 504, 507, 599);

    private string Date(DateTime wallTime) => wallTime.AddSeconds(chance.Between(-3600, MaxRetryAfterSec)).ToString("R", CultureInfo.InvariantCulture);

    private string Absurd() => chance.Pick(
        "-1", "soon", "1e3", "12.5", " ", "0", "Sun, 06 Nov 1994 08:49:37 GMT", "Mon, 99 Foo 9999 99:99:99 GMT", "0x10", "\u0661\u0662", "5 seconds", "+5");
}
