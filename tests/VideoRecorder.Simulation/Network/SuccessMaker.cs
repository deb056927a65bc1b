using System.Globalization;
using VideoRecorder.Core.Http.Replies;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>Makes the replies that say that all is well, whether it is or not.</summary>
internal sealed class SuccessMaker(Chance chance)
{
    private const string Json = "application/json";

    private static readonly string[] Odd =
    [
        """{"size": "1"}""", """{"size": null}""", """{"size": 1.5}""", """{"size": 1e3}""", """{"size": [1]}""", """{"size": {"size": 1}}""",
        """{"file": {"size": 1}}""", """[{"size": 1}]""", """{"Size": 1}""", """{"sizes": 1, "filesize": 2}""", """{"message": "\"size\": 1"}""",
        """{"a": "x" "size": 1}""", """{"size": 12""", """{"size": tru""", """{"size" 1}""", """{"size": 01}""", """{'size': 1}""", """{"size": true, "size": 1}""",
    ];

    private static readonly string[] NoJson =
    [
        "OK, done", "size=1", "size: 1\r\n", "\"size\": 1", "\0\0\0", "}{", "null", "-", "\uFEFF{\"size\": 1}",
        "{", "[", "{\"", "12", new string('{', 200), new string('[', 4000), "\r\n\r\nHTTP/1.1 500 Internal Server Error\r\n\r\n",
    ];

    private static readonly string[] Failures =
    [
        """{"success":false}""", """{"error":"disk full"}""", """{"success": false, "message": "try again"}""", """{"ok":false}""",
        """{"errors":["no space"]}""", """{"status":"error","message":"upload failed"}""",
    ];

    private static readonly string[] Pages =
    [
        "<!DOCTYPE html><html><head><title>Welcome</title></head><body><form action=\"/login\">Please log in</form></body></html>",
        "<html><body>Upload complete</body></html>",
        "\r\n<HTML>\n<HEAD><META charset=utf-8></HEAD><BODY><H1>Guest network</H1></BODY></HTML>",
    ];

    // What gzip makes of a short JSON.
    private const string Compressed = "\u001f\u008b\b\0\0\0\0\0\0\u0003\u00abV*\u00ce\u00acJU\u00b24\u00ac\u0005\0P\u00d5\u00cb\u00a6\n\0\0\0";

    /// <summary>A reply to a whole body.</summary>
    public ServerReply ToWhole(ServerConduct conduct, long clipLength, long bodyLength) => conduct switch
    {
        ServerConduct.CutReply => Good(clipLength) with { End = ReplyEnd.Cut },
        ServerConduct.WrongSize => Wrong(WrongSize(clipLength, bodyLength), clipLength, Size),
        ServerConduct.OddSize => OddOrTwice(clipLength),
        ServerConduct.NoJson => new(Status(), chance.Pick<string>(NoJson)) { Worth = ReplyWorth.Unclear, IsStored = true },
        ServerConduct.HugeReply => Huge(clipLength),
        ServerConduct.Endless => Endless(clipLength),
        ServerConduct.StatedFailure => new(Status(), chance.Pick<string>(Failures)) { ContentType = Json },
        ServerConduct.Page => new(200, chance.Pick<string>(Pages)) { ContentType = "text/html; charset=utf-8", End = Framing() },
        ServerConduct.OddSuccess => new(chance.Pick(203, 206, 207), chance.Pick(string.Empty, "OK", """{"message": "Upload successful"}""")) { IsStored = chance.OneIn(2) },
        ServerConduct.ProvesNothing => ProvesNothing() with { IsStored = !chance.OneIn(4) },
        ServerConduct.OtherShape => Right(clipLength, OtherShape()),
        ServerConduct.WrongOtherShape => Wrong(chance.Pick(0, 1, clipLength - 1, clipLength + 1, clipLength * 10), clipLength, OtherShape()),
        _ => Good(clipLength),
    };

    /// <summary>One that cannot be true: the body is still coming.</summary>
    public ServerReply Early(long bodyLength)
    {
        bool tells = chance.OneIn(2);
        return new(Status(), tells ? Size(bodyLength) : "OK") { Tells = tells ? bodyLength : null };
    }

    private static string Size(long size) => string.Create(CultureInfo.InvariantCulture, $$"""{"size": {{size}}}""");

    private static string AfterMessage(long size) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"message": "Upload successful", "file": {"size": 0}, "size": {{size}} }""");

    private static ServerReply Wrong(long size, long clipLength, Func<long, string> shape) =>
        new(200, shape(size)) { Tells = size, ContentType = Json, IsStored = size > clipLength };

    private ServerReply Right(long clipLength, Func<long, string> shape) =>
        new(Status(), shape(clipLength)) { Tells = clipLength, ContentType = Json, Worth = ReplyWorth.Proof, End = Framing(), IsStored = true };

    private ServerReply Good(long clipLength) => chance.Below(8) switch
    {
        0 => new(Status(), """{"message": "Upload successful"}""") { Worth = ReplyWorth.Mark, ContentType = Json, End = Framing(), IsStored = true },
        1 => new(204) { Worth = ReplyWorth.Mark, IsStored = true },
        < 4 => Right(clipLength, AfterMessage),
        _ => Right(clipLength, Size),
    };

    private ServerReply ProvesNothing() => chance.Below(4) switch
    {
        0 => new(204) { Worth = ReplyWorth.Mark },
        1 => new(Status()) { Worth = ReplyWorth.Mark, End = Framing() },
        2 => new(Status(), "OK") { Worth = ReplyWorth.Mark, End = Framing(), ContentType = "text/plain" },
        _ => new(Status(), Compressed) { Worth = ReplyWorth.Mark, End = Framing(), ContentType = Json, ContentEncoding = "gzip" },
    };

    /// <summary>Without an end the recorder waits for it, and may lose the connection meanwhile: then the clip is sent again.</summary>
    private ServerReply Endless(long clipLength) => chance.OneIn(2)
        ? Right(clipLength, Size) with { End = ReplyEnd.Never }
        : new(Status(), chance.Pick(string.Empty, "OK")) { Worth = ReplyWorth.Mark, End = ReplyEnd.Never, IsStored = true };

    private Func<long, string> OtherShape() => chance.Below(4) switch
    {
        0 => size => string.Create(CultureInfo.InvariantCulture, $$"""{"Size":"{{size}}"}"""),
        1 => size => string.Create(CultureInfo.InvariantCulture, $$"""[{"size":{{size}} }]"""),
        2 => size => string.Create(CultureInfo.InvariantCulture, $$$"""{"data":{"size":{{{size}}}.0}}"""),
        _ => size => string.Create(CultureInfo.InvariantCulture, $$"""{"size": "{{size}}.00", "file": {"name": "a", "size": 1} }"""),
    };

    private long WrongSize(long clipLength, long bodyLength) => chance.Below(6) switch
    {
        0 => chance.Between(0, clipLength - 1),
        1 => clipLength - 1,
        2 => clipLength + chance.Between(1, 100_000),
        3 => -clipLength,
        4 => long.MaxValue,
        _ => bodyLength == clipLength ? 0 : bodyLength,
    };

    private ServerReply OddOrTwice(long clipLength)
    {
        string body = chance.OneIn(4)
            ? string.Create(CultureInfo.InvariantCulture, $$"""{"size": {{clipLength}}, "size": 1}""")
            : chance.Pick<string>(Odd);
        return new(Status(), body) { Worth = ReplyWorth.Unclear, IsStored = true };
    }

    /// <summary>Only the start is read; a size may stand in it, across its end or after it.</summary>
    private ServerReply Huge(long clipLength)
    {
        string size = Size(clipLength);
        if (chance.OneIn(3))
        {
            return new(200, size + new string(' ', 2 * HttpReply.MaxBodyBytes)) { Tells = clipLength, Worth = ReplyWorth.Proof, IsStored = true };
        }

        const string Start = "{\"a\": \"";
        string body = Start + new string('x', HttpReply.MaxBodyBytes - Start.Length - (int)chance.Between(-5, 40)) + "\", " + size[1..];
        bool isCut = body.Length > HttpReply.MaxBodyBytes;
        return new(200, body + new string(' ', HttpReply.MaxBodyBytes))
        {
            Tells = isCut ? null : clipLength,
            Worth = isCut ? ReplyWorth.Unclear : ReplyWorth.Proof,
            IsStored = true,
        };
    }

    private int Status() => chance.Pick(200, 200, 201, 202, 299);

    private ReplyEnd Framing() => chance.Below(8) switch
    {
        0 => ReplyEnd.Chunks,
        1 => ReplyEnd.LengthAndClose,
        2 => ReplyEnd.Close,
        _ => ReplyEnd.Length,
    };
}
