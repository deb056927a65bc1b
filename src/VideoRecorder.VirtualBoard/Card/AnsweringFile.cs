using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>An open file of an <see cref="AnsweringCard"/>. Bytes go through memory of its own, as a call may end after its caller went on.</summary>
internal sealed class AnsweringFile : IFile
{
    private readonly IFile _file;
    private readonly CardThread _thread;
    private byte[] _bytes = [];

    /// <summary>Initializes a new instance of the <see cref="AnsweringFile"/> class.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="thread">Makes its calls.</param>
    public AnsweringFile(IFile file, CardThread thread)
    {
        _file = file;
        _thread = thread;
        Length = file.Length;
    }

    /// <inheritdoc/>
    public long Length { get; private set; }

    /// <inheritdoc/>
    public void Append(byte[] buffer, int offset, int count) => Append(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public void AppendFrame(ICamera camera)
    {
        if (camera is not IFrameHolder holder)
        {
            throw new ArgumentException("not a camera of this board", nameof(camera));
        }

        Append(holder.HeldFrame);
    }

    /// <inheritdoc/>
    public void Overwrite(long position, byte[] buffer, int offset, int count)
    {
        byte[] bytes = Copy(buffer.AsSpan(offset, count));
        Run(() => _file.Overwrite(position, bytes, 0, count));
    }

    /// <inheritdoc/>
    public int Read(long position, byte[] buffer, int offset, int count)
    {
        byte[] bytes = Space(count);
        int read = _thread.Run(() => _file.Read(position, bytes, 0, count));
        bytes.AsSpan(0, read).CopyTo(buffer.AsSpan(offset, count));
        return read;
    }

    /// <inheritdoc/>
    public void Truncate(long length) => Run(() => _file.Truncate(length));

    /// <inheritdoc/>
    public void Sync() => Run(_file.Sync);

    /// <inheritdoc/>
    public void Close()
    {
        _thread.Run(
            () =>
            {
                _file.Close();
                return true;
            },
            isOwed: true);
    }

    /// <summary>Closes the file on the card's own thread, after it was opened too late.</summary>
    public void Drop() => _file.Close();

    private void Append(ReadOnlySpan<byte> frame)
    {
        int count = frame.Length;
        byte[] bytes = Copy(frame);
        Run(() => _file.Append(bytes, 0, count));
    }

    private byte[] Copy(ReadOnlySpan<byte> from)
    {
        byte[] bytes = Space(from.Length);
        from.CopyTo(bytes);
        return bytes;
    }

    private byte[] Space(int count)
    {
        if (_bytes.Length < count)
        {
            _bytes = new byte[count + (count / 4)];
        }

        return _bytes;
    }

    // the length is asked for on the same thread, and kept: it costs no call of its own
    private void Run(Action work)
    {
        Length = _thread.Run(() =>
        {
            work();
            return _file.Length;
        });
    }
}
