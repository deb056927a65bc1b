using System.Diagnostics;
using System.Text;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>Speaks over a connection as the recorder does: in pieces, and with waits of its own.</summary>
internal static class Talk
{
    /// <summary>The head that <see cref="RawServer.ReadHead"/> waits for.</summary>
    public const string Head = "POST /upload?x=1 HTTP/1.1\r\nHost: a\r\n\r\n";

    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(60);

    public static void Write(IConnection connection, string text) => Write(connection, Encoding.Latin1.GetBytes(text));

    public static void Write(IConnection connection, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        for (int sent = 0; sent < bytes.Length; sent += connection.Write(bytes, sent, bytes.Length - sent, 1000))
        {
            Assert.True(watch.Elapsed < _longestWait, "the server takes no more bytes");
        }
    }

    /// <summary>Writes until no more is taken.</summary>
    /// <returns>How many bytes were taken.</returns>
    public static int WriteUntilFull(IConnection connection, byte[] bytes)
    {
        int sent = 0;
        for (int taken = 1; sent < bytes.Length && (taken > 0 || sent == 0); sent += taken)
        {
            taken = connection.Write(bytes, sent, Math.Min(bytes.Length - sent, 50_000), 300);
        }

        return sent;
    }

    /// <summary>Writes so much that a connection which is gone cannot hide it.</summary>
    public static void WriteMuch(IConnection connection) => Write(connection, new byte[130_000_000]);

    /// <summary>Reads so many bytes, in small pieces.</summary>
    public static string Read(IConnection connection, int length) => Read(connection, length, mayEnd: false);

    /// <summary>Reads to the end of the connection.</summary>
    public static string ReadToEnd(IConnection connection) => Read(connection, int.MaxValue, mayEnd: true);

    private static string Read(IConnection connection, int length, bool mayEnd)
    {
        byte[] piece = new byte[100];
        StringBuilder text = new();
        for (var watch = Stopwatch.StartNew(); text.Length < length;)
        {
            Assert.True(watch.Elapsed < _longestWait, "nothing comes after: " + text);
            int count = connection.HasData(200) ? connection.Read(piece, 1, Math.Min(piece.Length - 1, length - text.Length), 1000) : 0;
            if (count < 0)
            {
                Assert.True(mayEnd, "the end comes after: " + text);
                break;
            }

            text.Append(Encoding.Latin1.GetString(piece, 1, count));
        }

        return text.ToString();
    }
}
