using System.Buffers.Binary;
using VideoRecorder.Simulation.Camera;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// Reads a clip as a strict player would, with nothing of the recorder's own code: all sizes, all counts, the index
/// against the chunks, and each frame to its last byte.
/// </summary>
internal ref struct AviReader
{
    private const int HeadBytes = 8;
    private const int ListHeadBytes = 12;
    private const int MainBytes = 56;
    private const int StreamBytes = 56;
    private const int FormatBytes = 40;
    private const int EntryBytes = 16;
    private const int HasIndex = 0x10;
    private const int KeyFrame = 0x10;
    private readonly ReadOnlySpan<byte> _file;
    private readonly List<long> _frames;
    private readonly List<(int Start, int Bytes)> _chunks;
    private int _movieAt;
    private int _mainSlots;
    private int _streamSlots;

    private AviReader(ReadOnlySpan<byte> file, List<long> frames)
    {
        _file = file;
        _frames = frames;
        _chunks = [];
    }

    /// <summary>Reads a whole clip.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="frames">
    /// Receives the camera's numbers of its frames; -1 for one that begins and ends as a JPEG and is not what the camera gave.
    /// </param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? Read(ReadOnlySpan<byte> file, List<long> frames)
    {
        frames.Clear();
        return new AviReader(file, frames).Read();
    }

    /// <summary>Reads as many whole frames as there are in a clip that was cut off.</summary>
    public static void ReadCut(ReadOnlySpan<byte> file, List<long> frames)
    {
        frames.Clear();
        int at = 512;
        while (at + HeadBytes <= file.Length && file.Slice(at, 4).SequenceEqual("00dc"u8))
        {
            int bytes = Number(file, at + 4);
            if (bytes < 0 || bytes > file.Length - at - HeadBytes)
            {
                return;
            }

            if (bytes > 0)
            {
                long frame = FramePattern.NumberOf(file.Slice(at + HeadBytes, bytes));
                if (frame < 0)
                {
                    return;
                }

                frames.Add(frame);
            }

            at += HeadBytes + bytes + (bytes & 1);
        }
    }

    private static int Number(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file[at..]);

    private string? Read()
    {
        if (_file.Length < ListHeadBytes || !Is(0, "RIFF"u8) || !Is(8, "AVI "u8))
        {
            return "it is no AVI file of " + _file.Length + " bytes";
        }

        if (Number(4) != _file.Length - HeadBytes)
        {
            return "its RIFF size is " + Number(4) + " in a file of " + _file.Length + " bytes";
        }

        int at = ListHeadBytes;
        return ReadHeaderList(ref at) ?? SkipJunk(ref at) ?? ReadMovie(ref at) ?? ReadIndex(ref at) ?? CheckCounts(at);
    }

    private string? ReadHeaderList(ref int at)
    {
        int end = EndOf(at, _file.Length);
        if (end < 0 || !IsList(at, "hdrl"u8))
        {
            return "it has no header list";
        }

        int main = at + ListHeadBytes;
        if (!IsChunk(main, "avih"u8, MainBytes, end) || (Number(main + HeadBytes + 12) & HasIndex) == 0 || Number(main + HeadBytes + 24) != 1
            || Number(main + HeadBytes) <= 0)
        {
            return "its main header is not one of a finished clip";
        }

        _mainSlots = Number(main + HeadBytes + 16);
        at = main + HeadBytes + MainBytes;
        string? wrong = HasSize(main + HeadBytes + 32) ? ReadStreamList(ref at, end) : "its main header tells another picture size";
        wrong ??= at == end || (at == ClipDate.ChunkAt && EndOf(at, end) == end && IsChunk(at, "IDIT"u8, ClipDate.TextBytes, end))
            ? null : "something else than its date stands behind the stream";
        at = end;
        return wrong;
    }

    private string? ReadStreamList(ref int at, int end)
    {
        int stream = at + ListHeadBytes;
        int format = stream + HeadBytes + StreamBytes;
        int listEnd = EndOf(at, end);
        if (listEnd < 0 || !IsList(at, "strl"u8)
            || !IsChunk(stream, "strh"u8, StreamBytes, end) || !Is(stream + HeadBytes, "vids"u8) || !Is(stream + HeadBytes + 4, "MJPG"u8)
            || !IsChunk(format, "strf"u8, FormatBytes, end) || !Is(format + HeadBytes + 16, "MJPG"u8))
        {
            return "it has no stream of MJPEG";
        }

        at = listEnd;
        int scale = Number(stream + HeadBytes + 20);
        int rate = Number(stream + HeadBytes + 24);
        _streamSlots = Number(stream + HeadBytes + 32);
        return scale <= 0 || rate <= 0 ? "its rate is " + rate + "/" + scale
            : HasSize(format + HeadBytes + 4) ? null : "its format tells another picture size";
    }

    private string? SkipJunk(ref int at)
    {
        int end = EndOf(at, _file.Length);
        if (end >= 0 && Is(at, "JUNK"u8))
        {
            at = end;
        }

        return null;
    }

    private string? ReadMovie(ref int at)
    {
        int end = EndOf(at, _file.Length);
        if (end < 0 || !IsList(at, "movi"u8))
        {
            return "it has no whole list of frames";
        }

        _movieAt = at + HeadBytes;
        at += ListHeadBytes;
        while (at < end)
        {
            int next = EndOf(at, end);
            if (next < 0 || !Is(at, "00dc"u8))
            {
                return "at " + at + " there is no whole frame";
            }

            int bytes = Number(at + 4);
            _chunks.Add((at, bytes));
            if (bytes > 0 && !AddFrame(at + HeadBytes, bytes))
            {
                return "the frame at " + at + " is no JPEG";
            }

            at = next;
        }

        return null;
    }

    private bool AddFrame(int at, int bytes)
    {
        ReadOnlySpan<byte> frame = _file.Slice(at, bytes);
        _frames.Add(FramePattern.NumberOf(frame));
        return bytes >= 4 && frame[0] == 0xFF && frame[1] == 0xD8 && frame[^2] == 0xFF && frame[^1] == 0xD9;
    }

    private string? ReadIndex(ref int at)
    {
        int end = EndOf(at, _file.Length);
        if (end < 0 || !Is(at, "idx1"u8) || Number(at + 4) != _chunks.Count * EntryBytes)
        {
            return "its index is not one of " + _chunks.Count + " chunks";
        }

        at += HeadBytes;
        foreach ((int start, int bytes) in _chunks)
        {
            if (!Is(at, "00dc"u8) || Number(at + 4) != KeyFrame || Number(at + 8) != start - _movieAt || Number(at + 12) != bytes)
            {
                return "its index is wrong about the chunk at " + start;
            }

            at += EntryBytes;
        }

        return null;
    }

    private readonly string? CheckCounts(int end) => end != _file.Length ? "something follows its index"
        : _mainSlots != _chunks.Count || _streamSlots != _chunks.Count
            ? "its headers tell of " + _mainSlots + " and " + _streamSlots + " chunks, and it has " + _chunks.Count
            : null;

    private readonly int Number(int at) => Number(_file, at);

    private readonly bool Is(int at, ReadOnlySpan<byte> code) => at + code.Length <= _file.Length && _file.Slice(at, code.Length).SequenceEqual(code);

    private readonly bool IsList(int at, ReadOnlySpan<byte> kind) => Is(at, at == 0 ? "RIFF"u8 : "LIST"u8) && Is(at + HeadBytes, kind);

    private readonly bool IsChunk(int at, ReadOnlySpan<byte> code, int bytes, int end) => EndOf(at, end) >= 0 && Is(at, code) && Number(at + 4) == bytes;

    private readonly bool HasSize(int at) => Number(at) == FramePattern.Width && Number(at + 4) == FramePattern.Height;

    /// <summary>Gets where a chunk ends, with its padding byte; -1 when it does not lie within its parent.</summary>
    private readonly int EndOf(int at, int parentEnd)
    {
        if (at + HeadBytes > parentEnd)
        {
            return -1;
        }

        int bytes = Number(at + 4);
        long end = (long)at + HeadBytes + bytes + (bytes & 1);
        return bytes < 0 || end > parentEnd ? -1 : (int)end;
    }
}
