using System.Globalization;
using System.Text;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What a server sends: replies in all their forms, damaged ones, and what is none.</summary>
internal static class HostileReply
{
    private static readonly string[] Statuses =
    [
        "HTTP/1.1 200 OK", "HTTP/1.0 201", "HTTP/1.1 204 No Content", "HTTP/1.1 304 Not Modified", "HTTP/1.1 401 No", "HTTP/1.1 413 Large", "HTTP/1.1 503 Busy",
        "HTTP/1.1 101 Switching", "HTTP/2 200", "HTTP/1.1 2000", "HTTP/1.1 99 x", "HTTP/1.1 600 x", "SSH-2.0", "\u0015\u0003\u0001",
    ];

    private static readonly string[] Fields =
    [
        "Server: x", "Retry-After: 120", "retry-after:Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After:\t7\t", "Connection: close", "no colon", " folded: 1", ":", "X:",
        "Transfer-Encoding: gzip, Chunked", "Transfer-Encoding: identity", "Content-Length: 0", "Content-Length: -5", "Content-Length: many",
        "Content-Length: 99999999999999999999", "Content-Length:\t3", "CONTENT-LENGTH:  3  ", "Content-Length: 3, 3",
    ];

    private static readonly string[] ChunkSizes = ["0", "1", "3", "a", "F", "0003", "3;x=y", "3 ", "ffffffff", "zz", "", "-1", "fffffffffffffff", "FFFFFFFFFFFFFFFF"];

    public static byte[] From(Dice dice)
    {
        StringBuilder text = new();
        for (int i = dice.Chance(3) ? dice.Next(4) : 0; i > 0; i--)
        {
            text.Append(dice.Chance(3) ? "\r\n" : "HTTP/1.1 100 Continue\r\n\r\n");
        }

        string end = dice.Chance(6) ? "\n" : "\r\n";
        text.Append(Statuses[dice.Next(dice.Chance(2) ? Statuses.Length : 7)]).Append(end);
        string body = dice.Text(30);
        for (int i = dice.Next(4); i > 0; i--)
        {
            text.Append(Fields[dice.Next(Fields.Length)]).Append(end);
        }

        switch (dice.Next(4))
        {
            case 0:
                text.Append("Content-Length: ").Append(Encoding.Latin1.GetByteCount(body).ToString(CultureInfo.InvariantCulture)).Append(end).Append(end).Append(body);
                break;
            case 1:
                text.Append("Transfer-Encoding: chunked").Append(end).Append(end);
                AppendChunks(dice, text, end);
                break;
            default:
                text.Append(end).Append(dice.Chance(4) ? new string('x', dice.Next(6000)) : body);
                break;
        }

        string reply = dice.Chance(2) ? dice.Mutate(text.ToString()) : text.ToString();
        return dice.Chance(12) ? dice.Bytes(200) : Encoding.Latin1.GetBytes(reply);
    }

    /// <summary>Gets a reply without end: how it begins, and what comes again and again.</summary>
    public static (byte[] Start, byte[] Again) Endless(Dice dice)
    {
        string start = dice.Pick("", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 500 Oops\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n", "HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 100 Continue\r\n");
        string again = dice.Pick("\n", "\r\n", "x", "X: y\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 102 x\r\nA: b\r\n\r\n", "1\r\na\r\n", "0001;" + new string('x', 900) + "\r\na\r\n",
            "\r", "0", "H", "\0", "{\"a\":[");
        return (Encoding.Latin1.GetBytes(start), Encoding.Latin1.GetBytes(dice.Chance(4) ? dice.Text(20) + " " : again));
    }

    private static void AppendChunks(Dice dice, StringBuilder text, string end)
    {
        for (int i = dice.Next(4); i > 0; i--)
        {
            if (dice.Chance(3))
            {
                text.Append(ChunkSizes[dice.Next(ChunkSizes.Length)]).Append(end).Append("abc").Append(end);
            }
            else
            {
                string data = dice.Of("abcdef{}\":1", 1, 20);
                text.Append(data.Length.ToString("x", CultureInfo.InvariantCulture)).Append(end).Append(data).Append(end);
            }
        }

        text.Append(dice.Chance(4) ? "" : "0" + end + end);
    }
}
