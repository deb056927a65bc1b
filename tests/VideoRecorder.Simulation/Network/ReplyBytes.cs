using System.Globalization;
using System.Text;
using VideoRecorder.Core.Http;
using VideoRecorder.Core.Http.Replies;

namespace VideoRecorder.Simulation.Network;

/// <summary>A reply as it is on the wire.</summary>
internal sealed class ReplyBytes
{
    public const string Continue = "HTTP/1.1 100 Continue\r\n\r\n";
    public const string Processing = "HTTP/1.1 102 Processing\r\nX-Progress: 50\r\n\r\n";
    private const int FirstChunk = 5;
    private const int LineEnd = 2;

    private ReplyBytes(byte[] bytes, int headBytes, int unneeded = 0)
    {
        Bytes = bytes;
        HeadBytes = headBytes;
        Enough = Math.Min(bytes.Length - unneeded, headBytes + HttpReply.MaxBodyBytes);
    }

    public byte[] Bytes { get; }

    public int HeadBytes { get; }

    /// <summary>Gets after how many of them the recorder has all that it wants.</summary>
    public int Enough { get; }

    public static ReplyBytes Of(ServerReply reply)
    {
        byte[] body = (reply.ContentEncoding.Length > 0 ? Encoding.Latin1 : Encoding.UTF8).GetBytes(reply.Body);
        if (reply.Status == 0)
        {
            return new ReplyBytes(body, 0);
        }

        body = HasBody(reply) ? body : [];
        byte[] head = Encoding.UTF8.GetBytes(Head(reply, body.Length));
        bool isChunked = HasBody(reply) && reply.End == ReplyEnd.Chunks;

        // The empty line behind the last chunk is a part of the reply, but tells nothing.
        return new ReplyBytes([.. head, .. isChunked ? InChunks(body) : body], head.Length, isChunked ? LineEnd : 0);
    }

    /// <summary>Breaks off somewhere before the end.</summary>
    public ReplyBytes CutAt(int length) => new(Bytes[..length], Math.Min(length, HeadBytes));

    /// <summary>RFC 9110, 6.4.1: these have neither a body nor its length.</summary>
    private static bool HasBody(ServerReply reply) => reply.Status is not (204 or 304);

    private static string Head(ServerReply reply, int length)
    {
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} Said\r\nServer: simulated\r\n");
        Add("Content-Type", reply.ContentType);
        Add("Content-Encoding", reply.ContentEncoding);
        Add("Retry-After", reply.RetryAfter);
        Add("Connection", reply.End is ReplyEnd.Close or ReplyEnd.LengthAndClose ? "close" : string.Empty);
        Add("Transfer-Encoding", HasBody(reply) && reply.End == ReplyEnd.Chunks ? "chunked" : string.Empty);

        bool hasLength = HasBody(reply) && (reply.End is ReplyEnd.Length or ReplyEnd.LengthAndClose or ReplyEnd.Cut);
        Add("Content-Length", hasLength ? length.ToString(CultureInfo.InvariantCulture) : string.Empty);
        return head.Append("\r\n").ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                head.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
    }

    private static byte[] InChunks(byte[] body)
    {
        int first = Math.Min(FirstChunk, body.Length);
        return [.. Chunk(body[..first]), .. Chunk(body[first..]), .. "0\r\n\r\n"u8];
    }

    private static byte[] Chunk(byte[] part) =>
        part.Length == 0 ? [] : [.. Encoding.ASCII.GetBytes(part.Length.ToString("X", CultureInfo.InvariantCulture) + "\r\n"), .. part, .. "\r\n"u8];
}
