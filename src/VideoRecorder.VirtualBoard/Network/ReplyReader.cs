using System.Globalization;
using System.Text;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>Reads the reply to a request (RFC 9112): the head, and no more of the body than is kept.</summary>
internal sealed class ReplyReader
{
    /// <summary>The lowest status that is not a success.</summary>
    public const int FirstRefusal = 300;

    private const int MaxHeadBytes = 32 * 1024;
    private const int MaxChunkLine = 1024;
    private const int TlsAlert = 0x15;
    private const string Protocol = "HTTP/1.";

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[4096];
    private readonly byte[] _body = new byte[UploadReply.MaxBodyBytes];
    private int _at;
    private int _end;
    private int _bodyLength;
    private long? _contentLength;
    private bool _isChunked;
    private string _retryAfter = string.Empty;

    /// <summary>Initializes a new instance of the <see cref="ReplyReader"/> class.</summary>
    /// <param name="stream">The connection.</param>
    public ReplyReader(Stream stream)
    {
        _stream = stream;
    }

    /// <summary>Gets a value indicating whether anything came.</summary>
    public bool HasBytes { get; private set; }

    /// <summary>Gets the status of the final reply, after <see cref="ReadHead"/>.</summary>
    public int Status { get; private set; }

    /// <summary>
    /// Reads up to the end of the head of the final reply; interim ones (1xx) are skipped. All heads together are
    /// bounded.
    /// </summary>
    /// <exception cref="IOException">The connection broke, or this is no reply.</exception>
    public void ReadHead()
    {
        int left = MaxHeadBytes;
        do
        {
            List<string> lines = ReadLines(ref left);
            Status = ParseStatus(lines[0]);
            ParseFields(lines);
        }
        while (Status < 200);
    }

    /// <summary>
    /// Reads the body, as much of it as is kept. Where the status is no success it says enough: a body that breaks off
    /// is then taken as far as it came.
    /// </summary>
    /// <returns>The reply.</returns>
    /// <exception cref="IOException">The connection broke, or this is no reply.</exception>
    public UploadReply ReadBody()
    {
        try
        {
            ReadWholeBody();
        }
        catch (Exception e) when (Status >= FirstRefusal && e is IOException)
        {
            // what came of it stays
        }

        return new UploadReply(Status, _retryAfter, Encoding.UTF8.GetString(_body, 0, _bodyLength));
    }

    private static TransportIOException Bad(string what) => new(TransportError.BadReply, $"The server's answer is not HTTP: {what}");

    private static TransportIOException Broken() => new(TransportError.Lost, "The server closed the connection before its answer was complete");

    private static int ParseStatus(string line)
    {
        bool isStatus = line.Length >= 12
            && line.StartsWith(Protocol, StringComparison.Ordinal)
            && line[8] == ' '
            && (line.Length == 12 || line[12] == ' ')
            && int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        int status = isStatus ? int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;
        return status is >= 100 and <= 599 and not 101
            ? status
            : throw Bad(line[..Math.Min(line.Length, 60)]);
    }

    private void ParseFields(List<string> lines)
    {
        _contentLength = null;
        _isChunked = false;
        _retryAfter = string.Empty;
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string name = colon < 0 ? string.Empty : line[..colon].ToUpperInvariant();
            string value = line[(colon + 1)..].Trim();
            switch (name)
            {
                case "CONTENT-LENGTH":
                    _contentLength = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
                        ? length
                        : throw Bad(line);
                    break;
                case "TRANSFER-ENCODING":
                    _isChunked = value.EndsWith("chunked", StringComparison.OrdinalIgnoreCase);
                    break;
                case "RETRY-AFTER":
                    _retryAfter = value;
                    break;
            }
        }
    }

    private List<string> ReadLines(ref int left)
    {
        List<string> lines = [];
        while (true)
        {
            string line = ReadLine(left, isFirst: lines.Count == 0);
            left -= line.Length + 2;
            if (left < 0)
            {
                throw Bad("its head is too long");
            }

            if (line.Length == 0 && lines.Count > 0)
            {
                return lines;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }
        }
    }

    private string ReadLine(int maxLength, bool isFirst)
    {
        StringBuilder line = new();
        while (true)
        {
            int next = ReadByte();
            if (next < 0)
            {
                throw line.Length == 0 && isFirst
                    ? new TransportIOException(TransportError.Lost, "The server closed the connection without an answer")
                    : Broken();
            }

            if (next == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)next);
            if (isFirst && next == TlsAlert)
            {
                throw Bad("it speaks TLS, is it an https address?");
            }

            if (line.Length > maxLength || (isFirst && line.Length <= Protocol.Length && next != Protocol[line.Length - 1] && next != '\r'))
            {
                throw Bad(line.Length > maxLength ? "its head is too long" : $"it starts with '{Printable(line)}'");
            }
        }
    }

    private static string Printable(StringBuilder line) =>
        new(line.ToString().Select(c => c is >= ' ' and <= '~' ? c : '?').ToArray());

    private void ReadWholeBody()
    {
        if (Status is 204 or 304)
        {
            return;
        }

        if (_isChunked)
        {
            ReadChunks();
        }
        else
        {
            ReadInto(_contentLength ?? long.MaxValue, endMayCome: _contentLength == null);
        }
    }

    private void ReadChunks()
    {
        while (_bodyLength < _body.Length)
        {
            string line = ReadLine(MaxChunkLine, isFirst: false);
            string size = line.Split(';')[0].TrimEnd();
            if (!long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long length) || length < 0)
            {
                throw Bad("a chunk has no length");
            }

            if (length == 0)
            {
                return;
            }

            ReadInto(length, endMayCome: false);
            if (_bodyLength < _body.Length && ReadLine(MaxChunkLine, isFirst: false).Length > 0)
            {
                throw Bad("a chunk is longer than it says");
            }
        }
    }

    private void ReadInto(long length, bool endMayCome)
    {
        long left = Math.Min(length, _body.Length - _bodyLength);
        while (left > 0)
        {
            if (_at == _end && !Fill())
            {
                if (endMayCome)
                {
                    return;
                }

                throw Broken();
            }

            int count = (int)Math.Min(left, _end - _at);
            Array.Copy(_buffer, _at, _body, _bodyLength, count);
            _at += count;
            _bodyLength += count;
            left -= count;
        }
    }

    private int ReadByte() => _at < _end || Fill() ? _buffer[_at++] : -1;

    private bool Fill()
    {
        _at = 0;
        _end = _stream.Read(_buffer, 0, _buffer.Length);
        HasBytes |= _end > 0;
        return _end > 0;
    }
}
