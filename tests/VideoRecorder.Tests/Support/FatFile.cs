using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Recording;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.Support;

/// <summary>An open file of a <see cref="FatCard"/>: its clusters are taken at once, its size reaches the card at a sync.</summary>
internal sealed class FatFile(FatCard card, FatCard.Entry entry) : IClipFile
{
    private int _size = entry.Size;

    public long Length => _size;

    public void Append(byte[] buffer, int offset, int count) => Append(buffer.AsSpan(offset, count));

    public void AppendFrame(ICamera camera) => Append(((IFrameHolder)camera).HeldFrame);

    public void Overwrite(long position, byte[] buffer, int offset, int count) =>
        card.Write(() => card.WriteAt(entry, position, buffer.AsSpan(offset, count)));

    public int Read(long position, byte[] buffer, int offset, int count) =>
        card.ReadAt(entry, _size, position, buffer.AsSpan(offset, count));

    public void Truncate(long length)
    {
        card.Cut(entry, length);
        _size = (int)length;
    }

    public void Sync()
    {
        if (entry.Size != _size)
        {
            card.Write(() => entry.Size = _size);
        }
    }

    public void Close() => Sync();

    private void Append(ReadOnlySpan<byte> bytes)
    {
        card.WriteAt(entry, _size, bytes);
        _size += bytes.Length;
    }
}
