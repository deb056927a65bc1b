using System.Globalization;
using System.Text;
using VideoRecorder.Core.Http.Replies;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for the replies of servers, however they come in pieces.</summary>
public class ReplyProperties
{
    // Lines, text and exceptions; most of it does not depend on the input.
    private const int MostMemory = 64 * 1024;

    // A head, and a body of which each byte is a chunk with a line as long as may be.
    private const long MostRead = 5_000_000;

    [Fact]
    public void A_reply_is_read_the_same_in_whatever_pieces_it_comes() => Inputs.Check("HTTP replies", dice =>
    {
        byte[] reply = HostileReply.From(dice);
        dice.Input = Encoding.Latin1.GetString(reply);
        long mostMemory = MostMemory + (16L * reply.Length);
        ReadReply whole = Read(reply, [], int.MaxValue, mostMemory);
        ReadReply inPieces = Read(reply, [], 1 + dice.Next(dice.Chance(2) ? 1000 : 4), mostMemory);

        AssertFits(whole);
        Assert.Equal(whole, inPieces);
    });

    [Fact]
    public void A_well_formed_reply_is_read_as_it_was_meant() => Inputs.Check("HTTP replies, well-formed", dice =>
    {
        int status = dice.Pick(200, 201, 299, 400, 401, 413, 429, 500, 503, 599);
        string body = dice.Of("abcdefghijklmnopqrstuvwxyz{}[]\":,0123456789 \r\n", 0, 60);
        string retry = dice.Chance(2) ? dice.Of("0123456789", 1, 5) : string.Empty;
        string text = string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", dice.Next(3)))
            + $"HTTP/1.{dice.Next(2)} {status} {dice.Of("abc ", 0, 10)}\r\n" + (retry.Length > 0 ? $"Retry-After:{dice.Of(" \t", 0, 3)}{retry}\r\n" : "");
        text += dice.Next(3) switch
        {
            0 => $"Content-Length: {body.Length}\r\n\r\n{body}{dice.Text(10)}",
            1 => "Transfer-Encoding: chunked\r\n\r\n" + Chunked(dice, body),
            _ => "\r\n" + body,
        };
        dice.Input = text;
        ReadReply read = Read(Encoding.Latin1.GetBytes(text), [], 1 + dice.Next(100), MostMemory);
        Assert.Equal(new ReadReply(null, string.Empty, status, retry, body), read);
    });

    [Fact]
    public void A_reply_without_end_is_read_up_to_a_limit() => Inputs.Check("HTTP replies without end", dice =>
    {
        (byte[] start, byte[] again) = HostileReply.Endless(dice);
        dice.Input = Encoding.Latin1.GetString(start) + " and again and again " + Encoding.Latin1.GetString(again);
        AssertFits(Read(start, again, 1 + dice.Next(1000), long.MaxValue));
    }, share: 20);

    [Fact]
    public void Any_bytes_become_text_that_is_none_but_their_own() => Inputs.Check("text of replies", dice =>
    {
        byte[] bytes = dice.Chance(2) ? dice.Bytes(60) : Encoding.UTF8.GetBytes(dice.Text(40));
        if (bytes.Length > 0 && dice.Chance(2))
        {
            bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);
        }

        dice.Input = bytes;
        string expected = Plainest(bytes);
        Assert.Equal(expected, ReplyText.FromUtf8([.. bytes], bytes.Length));
        foreach (char c in ReplyText.FromAscii([.. bytes], bytes.Length))
        {
            Assert.InRange(c, ' ', '~');
        }
    });

    private static ReadReply Read(byte[] start, byte[] again, int piece, long mostMemory)
    {
        PieceStream stream = new(start, again, piece);
        long memory = GC.GetAllocatedBytesForCurrentThread();
        ReadReply reply = ReadReply.From(stream);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;
        Memory.AssertAtMost(mostMemory, memory);
        Assert.InRange(stream.BytesRead, 0, MostRead);
        return reply;
    }

    private static void AssertFits(ReadReply reply)
    {
        Assert.True(reply.Error is null or TransportError.Lost or TransportError.BadReply);
        Assert.True(reply.Error != null || (reply.Status is >= 200 and <= 599 && Encoding.UTF8.GetByteCount(reply.Body) <= 3 * HttpReply.MaxBodyBytes));
    }

    private static string Chunked(Dice dice, string body)
    {
        StringBuilder text = new();
        for (int at = 0; at < body.Length;)
        {
            int length = 1 + dice.Next(body.Length - at);
            text.Append(CultureInfo.InvariantCulture, $"{length:x}{dice.Pick("", ";a", ";b=\"c\"", " ")}\r\n{body.AsSpan(at, length)}\r\n");
            at += length;
        }

        return text.Append("0\r\n\r\n").ToString();
    }

    private static string Plainest(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new();
        while (!bytes.IsEmpty)
        {
            bool isGood = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length) == System.Buffers.OperationStatus.Done && rune.Value != 0;
            text.Append(isGood ? rune.ToString() : "?");
            bytes = bytes[(isGood ? length : 1)..];
        }

        return text.ToString();
    }
}
