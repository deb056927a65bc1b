using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Tests.Support;

/// <summary>A clip in a plain file, written through at once so that its bytes can be looked at any time.</summary>
internal sealed class FileClip : IFile, IDisposable
{
    private readonly FileStream _stream;

    private FileClip(FileStream stream) => _stream = stream;

    public long Length => _stream.Length;

    public static FileClip Create(string path) =>
        new(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));

    public static FileClip Open(string path) =>
        new(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));

    /// <summary>Makes a file of a given length whose bytes are 0 and, where the system can, take no space.</summary>
    public static FileClip CreateWithHoles(string path, long length)
    {
        FileClip clip = Create(path);
        clip._stream.SetLength(length);
        return clip;
    }

    public void Append(byte[] buffer, int offset, int count)
    {
        _stream.Seek(0, SeekOrigin.End);
        _stream.Write(buffer, offset, count);
    }

    public void AppendFrame(ICamera camera)
    {
        _stream.Seek(0, SeekOrigin.End);
        _stream.Write(((JpegListCamera)camera).HeldFrame);
    }

    public void Overwrite(long position, byte[] buffer, int offset, int count)
    {
        if (position + count > Length)
        {
            throw new CardException(CardError.Failed, "Overwriting must not make a file longer.");
        }

        _stream.Seek(position, SeekOrigin.Begin);
        _stream.Write(buffer, offset, count);
    }

    public int Read(long position, byte[] buffer, int offset, int count)
    {
        _stream.Seek(position, SeekOrigin.Begin);
        return _stream.ReadAtLeast(buffer.AsSpan(offset, count), count, throwOnEndOfStream: false);
    }

    public void Truncate(long length)
    {
        if (length > Length)
        {
            throw new CardException(CardError.Failed, "Truncating must not make a file longer.");
        }

        _stream.SetLength(length);
    }

    public void Sync()
    {
    }

    public void Close() => _stream.Dispose();

    public void Dispose() => Close();
}
