using System.Buffers.Binary;
using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>
/// The frames of the first video stream of an MJPEG AVI, again and again from its start. Reads the chunks themselves
/// and neither index nor header sizes, so unfinished and damaged files serve as well.
/// </summary>
public sealed class MjpegAviSource : IFrameSource
{
    private const int ChunkHead = 8;
    private const int ListHead = 12;
    private const int HeaderBytes = 8192;

    private readonly string _path;
    private readonly byte[] _head = new byte[ListHead];
    private FileStream? _file;
    private ushort _stream;
    private bool _hasFrames;

    /// <summary>Initializes a new instance of the <see cref="MjpegAviSource"/> class.</summary>
    /// <param name="path">The file.</param>
    public MjpegAviSource(string path)
    {
        _path = path;
    }

    /// <inheritdoc/>
    public bool PacesItself => false;

    /// <inheritdoc/>
    public bool FollowsSettings => false;

    /// <summary>Tells an MJPEG AVI by the start of the file.</summary>
    /// <param name="start">The first bytes, up to 8 KB.</param>
    /// <returns>Whether this class can read it.</returns>
    public static bool CanRead(ReadOnlySpan<byte> start)
    {
        return start.Length > ListHead
            && start[..4].SequenceEqual("RIFF"u8)
            && start[8..12].SequenceEqual("AVI "u8)
            && (start.IndexOf("vidsMJPG"u8) > 0 || start.IndexOf("vidsmjpg"u8) > 0);
    }

    /// <summary>Reads as much of a file as <see cref="CanRead"/> wants to see.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its first bytes.</returns>
    /// <exception cref="CameraException">It cannot be opened.</exception>
    public static byte[] ReadStart(string path)
    {
        using FileStream file = SourceFile.Open(path);
        byte[] start = new byte[HeaderBytes];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    /// <inheritdoc/>
    public void Open(CameraMode mode)
    {
        Close();
        _file = SourceFile.Open(_path);
        _stream = 0;
        _hasFrames = false;
    }

    /// <inheritdoc/>
    public void Read(FrameBuffer frame)
    {
        while (!ReadNext(frame))
        {
            if (!_hasFrames)
            {
                throw new CameraException($"The camera file holds no frame: {_path}");
            }

            _file!.Position = 0;
            _hasFrames = false;
        }

        _hasFrames = true;
    }

    /// <inheritdoc/>
    public void Close() => _file?.Dispose();

    private bool ReadNext(FrameBuffer frame)
    {
        FileStream file = _file!;
        while (file.ReadAtLeast(_head.AsSpan(0, ChunkHead), ChunkHead, throwOnEndOfStream: false) == ChunkHead)
        {
            long size = BinaryPrimitives.ReadUInt32LittleEndian(_head.AsSpan(4));
            long next = file.Position + size + (size & 1);
            if (IsFrame(_head))
            {
                int length = (int)Math.Min(Math.Min(size, file.Length - file.Position), FrameBuffer.MaxBytes);
                file.ReadExactly(frame.Resize(length));
                file.Position = Math.Min(next, file.Length);
                return true;
            }

            file.Position = IsListOfChunks() ? file.Position : Math.Min(next, file.Length);
        }

        return false;
    }

    /// <summary>Tells the lists whose chunks are checked one by one; leaves the file behind the list's type.</summary>
    private bool IsListOfChunks()
    {
        bool isRiff = _head.AsSpan(0, 4).SequenceEqual("RIFF"u8);
        if (!isRiff && !_head.AsSpan(0, 4).SequenceEqual("LIST"u8))
        {
            return false;
        }

        Span<byte> type = _head.AsSpan(ChunkHead, 4);
        return _file!.ReadAtLeast(type, 4, throwOnEndOfStream: false) == 4
            && (isRiff || type.SequenceEqual("movi"u8) || type.SequenceEqual("rec "u8));
    }

    /// <summary>Tells a video chunk (two digits, then dc or db) of the stream that the first such chunk belongs to.</summary>
    private bool IsFrame(ReadOnlySpan<byte> id)
    {
        if (!char.IsAsciiDigit((char)id[0]) || !char.IsAsciiDigit((char)id[1]) || id[2] != 'd' || id[3] is not ((byte)'c' or (byte)'b'))
        {
            return false;
        }

        ushort stream = BinaryPrimitives.ReadUInt16LittleEndian(id);
        _stream = _stream == 0 ? stream : _stream;
        return stream == _stream;
    }
}
