using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Benchmarks.Bookkeeping;

/// <summary>An open file of a <see cref="TimedCard"/>.</summary>
internal sealed class TimedFile(TimedCard card, IFile file) : IFile
{
    public long Length => file.Length;

    public void Append(byte[] buffer, int offset, int count) => card.Time(() => file.Append(buffer, offset, count));

    public void AppendFrame(ICamera camera) => card.Time(() => file.AppendFrame(camera));

    public void Overwrite(long position, byte[] buffer, int offset, int count) =>
        card.Time(() => file.Overwrite(position, buffer, offset, count));

    public int Read(long position, byte[] buffer, int offset, int count) => card.Time(() => file.Read(position, buffer, offset, count));

    public void Truncate(long length) => card.Time(() => file.Truncate(length));

    public void Sync() => card.Time(file.Sync);

    public void Close() => card.Time(file.Close);
}
