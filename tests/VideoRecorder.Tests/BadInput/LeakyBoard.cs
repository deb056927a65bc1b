using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.BadInput;

/// <summary>
/// A link and a server that fail in all ways and say, in each text that they give, what the recorder wants kept secret.
/// </summary>
internal sealed partial class LeakyBoard(Dice dice, VirtualTimeClock clock, string[] secrets, string[] ofServer) : ILink, IConnector
{
    private int _failures = dice.Next(6);

    public bool IsConnected { get; private set; }

    public string LastError { get; private set; } = string.Empty;

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

    public IConnection Connect(string host, int port, bool isSecure, int timeoutMs)
    {
        clock.Advance(dice.Next(100));
        return Fails() ? throw Fault() : new Connection(this);
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

    [GeneratedRegex("\r\nContent-Length: ([0-9]+)\r\n")]
    private static partial Regex LengthField();

    private string Reply(int status, string body, bool hasLength)
    {
        string length = hasLength ? $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n" : string.Empty;
        return $"{StatusLine(status)}\r\n{length}Retry-After: {Leak(isServer: true)}\r\n\r\n{body}";
    }

    private string StatusLine(int status) => dice.Next(12) switch
    {
        11 => Leak(isServer: true),
        10 => "HTTP/1.1 " + Leak(isServer: true),
        9 => $"HTTP/1.1 {status} {Leak(isServer: true)}",
        _ => $"HTTP/1.1 {status} Said",
    };

    private int Status()
    {
        if (Fails())
        {
            int status = dice.Pick(0, 0, 200, 299, 302, 400, 401, 403, 404, 408, 413, 422, 429, 500, 503);
            return status == 0 ? throw Fault() : status;
        }

        return Fails() ? 500 : 200;
    }

    /// <summary>A connection that answers each request, in the middle of its body or behind it.</summary>
    private sealed class Connection(LeakyBoard board) : IConnection
    {
        private byte[] _reply = [];
        private int _given;
        private long _bodyLeft;
        private bool _isAnswered = true;
        private bool _isEnding;

        public int ConnectMs => 1;

        public bool HasData(int waitMs)
        {
            bool isDue = _given < _reply.Length || (_isAnswered ? _isEnding : _bodyLeft == 0);
            if (isDue || board.Fails())
            {
                return true;
            }

            board.Pass(waitMs);
            return false;
        }

        public int Read(byte[] buffer, int offset, int count, int limitMs)
        {
            if (_given == _reply.Length)
            {
                if (_isAnswered)
                {
                    return -1;
                }

                Answer();
            }

            int taken = Math.Min(count, _reply.Length - _given);
            Array.Copy(_reply, _given, buffer, offset, taken);
            _given += taken;
            return taken;
        }

        public int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            if (board.Fails())
            {
                throw board.Fault();
            }

            string text = Encoding.Latin1.GetString(buffer, offset, count);
            if (_isAnswered)
            {
                // each head is written on its own
                Match length = LengthField().Match(text);
                _bodyLeft = length.Success ? long.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
                _isAnswered = false;
            }
            else
            {
                _bodyLeft -= count;
            }

            return count;
        }

        public void Close()
        {
        }

        private void Answer()
        {
            _isEnding = board.ClosesAfterAnswer();
            _reply = Encoding.UTF8.GetBytes(board.Reply(board.Status(), board.Leak(isServer: true), !_isEnding));
            _given = 0;
            _isAnswered = true;
        }
    }

    private bool ClosesAfterAnswer() => dice.Chance(2);

    private void Pass(int milliseconds) => clock.Advance(milliseconds);
}
