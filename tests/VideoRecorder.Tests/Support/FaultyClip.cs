using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Tests.Support;

/// <summary>A clip on a card that fails at a chosen write, and counts what is asked of it.</summary>
internal sealed class FaultyClip(IFile file) : IFile
{
    /// <summary>Gets what was asked of the card, but for reading, in order.</summary>
    public List<string> Operations { get; } = [];

    public int Writes { get; private set; }

    public int Reads { get; private set; }

    public int LongestRead { get; private set; }

    /// <summary>Gets or sets the write (1 is the first) that fails, and all after it; 0 for none.</summary>
    public int FailAtWrite { get; init; }

    /// <summary>Gets or sets the part of the failing write that still reaches the card, 0 to 1.</summary>
    public double PartOfFailingWrite { get; init; }

    public long Length => file.Length;

    public void Append(byte[] buffer, int offset, int count)
    {
        int possible = Write(nameof(Append), count);
        file.Append(buffer, offset, possible);
        ThrowIfFailing();
    }

    public void AppendFrame(ICamera camera)
    {
        Write(nameof(AppendFrame), 0);
        ThrowIfFailing();
        file.AppendFrame(camera);
    }

    public void Overwrite(long position, byte[] buffer, int offset, int count)
    {
        int possible = Write(nameof(Overwrite), count);
        file.Overwrite(position, buffer, offset, possible);
        ThrowIfFailing();
    }

    public int Read(long position, byte[] buffer, int offset, int count)
    {
        Reads++;
        LongestRead = Math.Max(LongestRead, count);
        return file.Read(position, buffer, offset, count);
    }

    public void Truncate(long length)
    {
        Write(nameof(Truncate), 0);
        ThrowIfFailing();
        file.Truncate(length);
    }

    public void Sync()
    {
        Operations.Add(nameof(Sync));
        file.Sync();
    }

    public void Close() => file.Close();

    private int Write(string operation, int count)
    {
        Operations.Add(operation);
        Writes++;
        return FailAtWrite == 0 || Writes < FailAtWrite ? count
            : Writes == FailAtWrite ? (int)(count * PartOfFailingWrite)
            : 0;
    }

    private void ThrowIfFailing()
    {
        if (FailAtWrite != 0 && Writes >= FailAtWrite)
        {
            throw new CardException(CardError.NotPresent, "The card is gone.");
        }
    }
}
