using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.BadInput;

/// <summary>A clip in memory that counts what is asked of it. It takes no memory of its own while it is used.</summary>
internal sealed class MemoryClip : IFile
{
    private readonly byte[] _bytes;
    private int _length;

    /// <summary>Initializes a new instance of the <see cref="MemoryClip"/> class.</summary>
    /// <param name="bytes">What is in it.</param>
    /// <param name="space">How far it can grow.</param>
    public MemoryClip(ReadOnlySpan<byte> bytes, int space)
    {
        _bytes = new byte[bytes.Length + space];
        bytes.CopyTo(_bytes);
        _length = bytes.Length;
    }

    public long Length => _length;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public int Reads { get; private set; }

    public long BytesRead { get; private set; }

    public int Changes { get; private set; }

    public void Append(byte[] buffer, int offset, int count)
    {
        Changes++;
        buffer.AsSpan(offset, count).CopyTo(_bytes.AsSpan(_length));
        _length += count;
    }

    public void AppendFrame(ICamera camera)
    {
        Changes++;
        ReadOnlySpan<byte> frame = ((JpegListCamera)camera).HeldFrame;
        frame.CopyTo(_bytes.AsSpan(_length));
        _length += frame.Length;
    }

    public void Overwrite(long position, byte[] buffer, int offset, int count)
    {
        Changes++;
        if (position < 0 || position + count > _length)
        {
            throw new InvalidOperationException("Overwriting must not make a file longer.");
        }

        buffer.AsSpan(offset, count).CopyTo(_bytes.AsSpan((int)position));
    }

    public int Read(long position, byte[] buffer, int offset, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        int read = (int)Math.Clamp(_length - position, 0, count);
        _bytes.AsSpan((int)Math.Min(position, _length), read).CopyTo(buffer.AsSpan(offset));
        Reads++;
        BytesRead += read;
        return read;
    }

    public void Truncate(long length)
    {
        Changes++;
        if (length < 0 || length > _length)
        {
            throw new CardException(CardError.Failed, "Truncating must not make a file longer.");
        }

        _bytes.AsSpan((int)length, _length - (int)length).Clear();
        _length = (int)length;
    }

    public void Sync()
    {
    }

    public void Close()
    {
    }
}
