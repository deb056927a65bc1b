using System.Globalization;
using VideoRecorder.Core.Http;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>Makes the replies of servers, good and bad ones.</summary>
internal sealed class ReplyMaker(Chance chance)
{
    private static readonly string[] Odd =
    [
        """{"size": "1"}""", """{"size": null}""", """{"size": 1.5}""", """{"size": 1e3}""", """{"size": [1]}""", """{"size": {"size": 1}}""",
        """{"file": {"size": 1}}""", """[{"size": 1}]""", """{"Size": 1}""", """{"sizes": 1, "filesize": 2}""", """{"message": "\"size\": 1"}""",
        """{"a": "x" "size": 1}""", """{"size": 12""", """{"size": tru""", """{"size" 1}""", """{"size": 01}""", """{'size': 1}""", """{"size": true, "size": 1}""",
    ];

    // The longest wait that a busy server asks for.
    private const int MaxRetryAfterSec = 900;

    private static readonly string[] NoJson =
    [
        "OK", "<html><body>Upload complete</body></html>", "size=1", "size: 1\r\n", "\"size\": 1", "\0\0\0", "}{", "null", "-", "\uFEFF{\"size\": 1}",
        "{", "[", "{\"", "12", new string('{', 200), new string('[', 4000), "\r\n\r\nHTTP/1.1 500 Internal Server Error\r\n\r\n",
    ];

    /// <summary>A reply to a whole body.</summary>
    /// <param name="conduct">Which.</param>
    /// <param name="clipLength">The length of the clip.</param>
    /// <param name="bodyLength">The length of the body.</param>
    /// <param name="wallTime">The server's time.</param>
    public ServerReply ToWhole(ServerConduct conduct, long clipLength, long bodyLength, DateTime wallTime) => conduct switch
    {
        ServerConduct.StoredButFailed => new(chance.Pick(500, 502, 504), "Internal Server Error"),
        ServerConduct.Redirect => new(chance.Pick(300, 301, 302, 303, 304, 307, 308), "<html>Moved</html>"),
        ServerConduct.Unauthorized => new(chance.Pick(401, 403, 404), """{"error": "no"}"""),
        ServerConduct.ClipRefused => new(chance.Pick(400, 402, 405, 409, 410, 411, 413, 414, 415, 422, 431, 499), $$"""{"size": {{clipLength}}}"""),
        ServerConduct.Busy => new(BusyStatus(), "try later"),
        ServerConduct.RetryAfterSeconds => new(BusyStatus(), RetryAfter: chance.Below(MaxRetryAfterSec + 1).ToString(CultureInfo.InvariantCulture)),
        ServerConduct.RetryAfterDate => new(BusyStatus(), RetryAfter: Date(wallTime)),
        ServerConduct.RetryAfterAbsurd => new(BusyStatus(), RetryAfter: Absurd()),
        ServerConduct.WrongSize => Wrong(clipLength, bodyLength),
        ServerConduct.OddSize => OddOrTwice(clipLength),
        ServerConduct.NoJson => new(Success(), chance.Pick<string>(NoJson)),
        ServerConduct.HugeReply => Huge(clipLength),
        _ => Good(clipLength),
    };

    /// <summary>An error while the body is still coming.</summary>
    public ServerReply Refusal() =>
        new(chance.Pick(400, 401, 403, 404, 408, 411, 413, 415, 429, 500, 502, 503, 503, 503, 507), """{"error": "refused"}""");

    /// <summary>A success that cannot be one: the body is still coming.</summary>
    public ServerReply EarlySuccess(long bodyLength)
    {
        bool tells = chance.OneIn(2);
        return new(Success(), tells ? Size(bodyLength) : "OK") { Tells = tells ? bodyLength : null };
    }

    private static string Size(long size) => string.Create(CultureInfo.InvariantCulture, $$"""{"size": {{size}}}""");

    private ServerReply Good(long clipLength) => chance.Below(4) switch
    {
        0 => new(chance.Pick(200, 201, 202, 206), """{"message": "Upload successful"}"""),
        1 => new(204),
        2 => new(201, string.Create(CultureInfo.InvariantCulture, $$"""{"message": "Upload successful", "file": {"size": 0}, "size": {{clipLength}} }""")) { Tells = clipLength },
        _ => new(200, Size(clipLength)) { Tells = clipLength },
    };

    private ServerReply Wrong(long clipLength, long bodyLength)
    {
        long size = chance.Below(6) switch
        {
            0 => chance.Between(0, clipLength - 1),
            1 => clipLength - 1,
            2 => clipLength + chance.Between(1, 100_000),
            3 => -clipLength,
            4 => long.MaxValue,
            _ => bodyLength == clipLength ? 0 : bodyLength,
        };
        return new(Success(), Size(size)) { Tells = size };
    }

    private ServerReply OddOrTwice(long clipLength)
    {
        if (chance.OneIn(4))
        {
            return new(Success(), string.Create(CultureInfo.InvariantCulture, $$"""{"size": {{clipLength}}, "size": 1}""")) { Tells = clipLength };
        }

        return new(Success(), chance.Pick<string>(Odd));
    }

    /// <summary>Only the start is handed over; a size may stand in it, across its end or after it.</summary>
    private ServerReply Huge(long clipLength)
    {
        string size = Size(clipLength);
        if (chance.OneIn(3))
        {
            return new(200, size + new string(' ', UploadReply.MaxBodyBytes - size.Length)) { Tells = clipLength };
        }

        const string Start = "{\"a\": \"";
        string filler = new('x', UploadReply.MaxBodyBytes - Start.Length - (int)chance.Between(-5, 40));
        string body = Start + filler + "\", " + size[1..];
        bool isCut = body.Length > UploadReply.MaxBodyBytes;
        return new(200, isCut ? body[..UploadReply.MaxBodyBytes] : body) { Tells = isCut ? null : clipLength };
    }

    private int Success() => chance.Pick(200, 200, 201, 202, 203, 206, 299);

    private int BusyStatus() => chance.Pick(408, 429, 500, 502, 503, 503, 503, 504, 507, 599);

    private string Date(DateTime wallTime) => wallTime.AddSeconds(chance.Between(-3600, MaxRetryAfterSec)).ToString("R", CultureInfo.InvariantCulture);

    private string Absurd() => chance.Pick(
        "-1", "soon", "1e3", "12.5", " ", "0", "Sun, 06 Nov 1994 08:49:37 GMT", "Mon, 99 Foo 9999 99:99:99 GMT", "0x10", "\u0661\u0662", "5 seconds", "+5");
}
