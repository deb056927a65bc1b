using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Tests.Support;

/// <summary>A file that tells of each call before it is made; what hears of it may throw.</summary>
internal sealed class HookedFile(IFile inner, Action<CardCall> before, bool forWriting) : IFile
{
    public long Length => inner.Length;

    public void Append(byte[] buffer, int offset, int count)
    {
        before(CardCall.Append);
        inner.Append(buffer, offset, count);
    }

    public void AppendFrame(ICamera camera)
    {
        before(CardCall.AppendFrame);
        inner.AppendFrame(camera);
    }

    public void Overwrite(long position, byte[] buffer, int offset, int count)
    {
        before(CardCall.Overwrite);
        inner.Overwrite(position, buffer, offset, count);
    }

    public int Read(long position, byte[] buffer, int offset, int count)
    {
        before(forWriting ? CardCall.ReadToWrite : CardCall.Read);
        return inner.Read(position, buffer, offset, count);
    }

    public void Truncate(long length)
    {
        before(CardCall.Truncate);
        inner.Truncate(length);
    }

    public void Sync()
    {
        before(CardCall.Sync);
        inner.Sync();
    }

    public void Close()
    {
        // what is closed is closed, whatever it says
        try
        {
            before(CardCall.Close);
        }
        finally
        {
            inner.Close();
        }
    }
}
