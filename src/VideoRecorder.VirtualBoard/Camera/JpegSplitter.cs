using System.Buffers.Binary;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>
/// Cuts a stream of JPEG pictures, one after the other, into frames. It follows the segments (ITU-T T.81, B.1), so
/// that a thumbnail inside a picture does not end it. Where the data are damaged a frame ends at the next picture;
/// other bytes between pictures come out as a frame without a start, padding is left out.
/// </summary>
public sealed class JpegSplitter
{
    private const int NeedMore = -1;
    private const byte Marker = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const int ReadSize = 64 * 1024;

    private readonly Stream _stream;
    private byte[] _window = new byte[2 * ReadSize];
    private int _start;
    private int _end;
    private bool _streamEnded;

    /// <summary>Initializes a new instance of the <see cref="JpegSplitter"/> class.</summary>
    /// <param name="stream">The pictures; it stays open.</param>
    public JpegSplitter(Stream stream)
    {
        _stream = stream;
    }

    private ReadOnlySpan<byte> Data => _window.AsSpan(_start, _end - _start);

    /// <summary>Gets the next frame.</summary>
    /// <param name="frame">Receives its bytes.</param>
    /// <returns><see langword="false"/> at the end of the stream.</returns>
    public bool Read(FrameBuffer frame)
    {
        while (true)
        {
            int length = NextLength(out bool isPadding);
            if (length > 0)
            {
                if (!isPadding)
                {
                    frame.Set(Data[..length]);
                }

                _start += length;
                if (!isPadding)
                {
                    return true;
                }
            }
            else if (!Fill())
            {
                return false;
            }
        }
    }

    private int NextLength(out bool isPadding)
    {
        isPadding = false;
        ReadOnlySpan<byte> data = Data;
        bool isAll = _streamEnded || data.Length >= FrameBuffer.MaxBytes;
        if (data.StartsWith([Marker, StartOfImage, Marker]))
        {
            int end = FindEnd(data);
            return end == NeedMore && isAll ? Math.Min(data.Length, FrameBuffer.MaxBytes) : end;
        }

        int next = data.IndexOf([Marker, StartOfImage, Marker]);
        if (next < 0 && isAll)
        {
            next = Math.Min(data.Length, FrameBuffer.MaxBytes);
        }

        isPadding = next > 0 && !data[..next].ContainsAnyExcept((byte)0, Marker);
        return next;
    }

    /// <summary>Finds the end of the picture at the start of the data.</summary>
    private static int FindEnd(ReadOnlySpan<byte> data)
    {
        int at = 2;
        int segment = at;
        while (at + 1 < data.Length)
        {
            byte code = data[at + 1];
            if (data[at] != Marker)
            {
                return FindStart(data, segment);
            }

            switch (code)
            {
                case Marker:
                    at++;
                    continue;
                case EndOfImage:
                    return at + 2;
                case StartOfImage:
                    return at;
                case 0x01 or (>= 0xD0 and <= 0xD7):
                    at += 2;
                    continue;
            }

            if (at + 4 > data.Length)
            {
                return NeedMore;
            }

            segment = at + 2;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(data[(at + 2)..]);
            if (code == StartOfScan && at < data.Length)
            {
                at = SkipPictureData(data, at);
            }
        }

        return NeedMore;
    }

    private static int FindStart(ReadOnlySpan<byte> data, int from)
    {
        int found = data[from..].IndexOf([Marker, StartOfImage, Marker]);
        return found < 0 ? NeedMore : from + found;
    }

    /// <summary>Finds the marker behind entropy-coded data; there FF 00 is data, and FF D0 to FF D7 restart it.</summary>
    private static int SkipPictureData(ReadOnlySpan<byte> data, int at)
    {
        while (true)
        {
            int found = data[at..].IndexOf(Marker);
            if (found < 0 || at + found + 1 >= data.Length)
            {
                return data.Length;
            }

            at += found;
            byte code = data[at + 1];
            if (code is not (0 or Marker or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at += code == Marker ? 1 : 2;
        }
    }

    private bool Fill()
    {
        if (_streamEnded)
        {
            return false;
        }

        if (_start > 0)
        {
            Data.CopyTo(_window);
            _end -= _start;
            _start = 0;
        }

        if (_window.Length - _end < ReadSize)
        {
            Array.Resize(ref _window, _window.Length * 2);
        }

        int count = _stream.Read(_window, _end, _window.Length - _end);
        _end += count;
        _streamEnded = count == 0;
        return !_streamEnded || _end > 0;
    }
}
