using System.Net;
using System.Text.Json;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.BadInput;

/// <summary>
/// A link and a server that fail in all ways and say, in each text that they give, what the recorder wants kept secret.
/// </summary>
internal sealed class LeakyBoard(Dice dice, VirtualTimeClock clock, string[] secrets, string[] ofServer) : ILink, ITransport
{
    private int _failures = dice.Next(6);

    public bool IsConnected { get; private set; }

    public string LastError { get; private set; } = string.Empty;

    public int Requests { get; private set; }

    public bool Connect(int timeoutMs)
    {
        clock.Advance(1 + dice.Next(timeoutMs));
        LastError = Leak();
        bool fails = Fails();
        if (fails && dice.Chance(3))
        {
            throw new InvalidOperationException(Leak());
        }

        IsConnected = !fails;
        return IsConnected;
    }

    public LinkInfo GetInfo() => Fails() ? throw new InvalidOperationException(Leak()) : new LinkInfo { Address = "10.0.0.2", SignalDbm = -50 };

    public IUploadRequest Open(RequestHead head, int timeoutMs)
    {
        Requests++;
        clock.Advance(dice.Next(100));
        return Fails() ? throw Fault() : new Request(this);
    }

    private bool Fails()
    {
        bool fails = _failures > 0 && !dice.Chance(3);
        _failures -= fails ? 1 : 0;
        return fails;
    }

    private Exception Fault() => dice.Next(3) switch
    {
        0 => new InvalidOperationException(Leak()),
        1 => new ArgumentException(Leak(), "Authorization"),
        _ => new TransportException((TransportError)dice.Next(6), Leak(isServer: true)),
    };

    /// <summary>Makes a text with a secret in it: as it is, or, from a server, as servers write it back.</summary>
    private string Leak(bool isServer = false)
    {
        string[] all = isServer ? [.. secrets, .. ofServer] : secrets;
        string secret = all[dice.Next(all.Length)];
        string written = dice.Next(isServer ? 9 : 1) switch
        {
            8 => JsonSerializer.Serialize(secret),
            1 => JsonSerializer.Serialize(secret, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
            2 => "\"" + secret.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal) + "\"",
            3 => Uri.EscapeDataString(secret),
            4 => WebUtility.HtmlEncode(secret),
            5 => string.Concat(secret.Select(c => $"\\u{(int)c:x4}")),
            6 => string.Concat(secret.Select(c => $"&#x{(int)c:X};")),
            _ => secret,
        };
        return dice.Pick("", "{\"error\":", "unknown key ", "Authorization: Bearer ", "\r\n", "é", "http://x/?a=", secret) + written + dice.Pick("", " is wrong", "\r\n<html>", "}", "é", secret)
            + dice.Text(20);
    }

    private sealed class Request(LeakyBoard board) : IUploadRequest
    {
        public bool HasReply => board.Fails();

        public int Write(byte[] buffer, int offset, int count, int waitMs) => board.Fails() ? throw board.Fault() : count;

        public UploadReply? WaitReply(int waitMs)
        {
            if (board.Fails())
            {
                int status = board.Pick();
                return status == 0 ? throw board.Fault() : board.Reply(status);
            }

            return board.Reply(board.Fails() ? 500 : 200);
        }

        public void Close()
        {
        }
    }

    private UploadReply Reply(int status) => new(status, Leak(isServer: true), Leak(isServer: true));

    private int Pick() => dice.Pick(0, 0, 200, 299, 302, 400, 401, 403, 404, 408, 413, 422, 429, 500, 503);
}
