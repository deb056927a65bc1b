using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Benchmarks.Support;

/// <summary>A clip that only counts its bytes.</summary>
internal sealed class DiscardedClip : IFile
{
    public long Length { get; private set; }

    public void Append(byte[] buffer, int offset, int count) => Length += count;

    public void AppendFrame(ICamera camera) => Length += ((IFrameBytes)camera).HeldFrame.Length;

    public void Overwrite(long position, byte[] buffer, int offset, int count)
    {
    }

    public int Read(long position, byte[] buffer, int offset, int count) => 0;

    public void Truncate(long length) => Length = length;

    public void Sync()
    {
    }

    public void Close()
    {
    }
}
