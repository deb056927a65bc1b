using Microsoft.Win32.SafeHandles;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Benchmarks.Support;

/// <summary>A clip in a file, appended in large blocks as a board does. Its bytes are left to the system's cache.</summary>
internal sealed class ClipFile : IFile, IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly byte[] _block = new byte[256 * 1024];
    private long _written;
    private int _filled;

    private ClipFile(SafeFileHandle handle)
    {
        _handle = handle;
        _written = RandomAccess.GetLength(handle);
    }

    public long Length => _written + _filled;

    public static ClipFile Create(string path) => new(File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite));

    public static ClipFile Open(string path) => new(File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite));

    public void Append(byte[] buffer, int offset, int count) => Append(buffer.AsSpan(offset, count));

    public void AppendFrame(ICamera camera) => Append(((IFrameBytes)camera).HeldFrame);

    public void Overwrite(long position, byte[] buffer, int offset, int count)
    {
        Sync();
        RandomAccess.Write(_handle, buffer.AsSpan(offset, count), position);
    }

    public int Read(long position, byte[] buffer, int offset, int count)
    {
        Sync();
        return RandomAccess.Read(_handle, buffer.AsSpan(offset, count), position);
    }

    public void Truncate(long length)
    {
        Sync();
        RandomAccess.SetLength(_handle, length);
        _written = length;
    }

    public void Sync()
    {
        RandomAccess.Write(_handle, _block.AsSpan(0, _filled), _written);
        _written += _filled;
        _filled = 0;
    }

    public void Close()
    {
        if (!_handle.IsClosed)
        {
            Sync();
            _handle.Dispose();
        }
    }

    public void Dispose() => Close();

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _block.Length - _filled)
        {
            Sync();
        }

        if (bytes.Length > _block.Length)
        {
            RandomAccess.Write(_handle, bytes, _written);
            _written += bytes.Length;
            return;
        }

        bytes.CopyTo(_block.AsSpan(_filled));
        _filled += bytes.Length;
    }
}
