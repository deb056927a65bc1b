using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>How much of the card is taken. Recorder and uploader change it at once.</summary>
internal sealed class CardUsage
{
    private long _used;

    /// <summary>Initializes a new instance of the <see cref="CardUsage"/> class.</summary>
    /// <param name="capacity">The size of the card in bytes.</param>
    public CardUsage(long capacity)
    {
        Capacity = capacity;
    }

    /// <summary>Gets the size of the card in bytes.</summary>
    public long Capacity { get; }

    /// <summary>Gets the bytes that are free.</summary>
    public long Free => Math.Max(0, Capacity - Interlocked.Read(ref _used));

    /// <summary>Sets the bytes taken, after the card was counted.</summary>
    /// <param name="bytes">All files together.</param>
    public void Reset(long bytes) => Interlocked.Exchange(ref _used, bytes);

    /// <summary>Takes space.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="path">For which file of the card.</param>
    /// <exception cref="CardException">There is not that much; nothing is taken then.</exception>
    public void Take(long bytes, string path)
    {
        if (Interlocked.Add(ref _used, bytes) > Capacity)
        {
            Interlocked.Add(ref _used, -bytes);
            throw CardErrors.Full(path);
        }
    }

    /// <summary>Gives space back, or corrects what was taken.</summary>
    /// <param name="bytes">How much; negative takes it without a check of the capacity.</param>
    public void Give(long bytes) => Interlocked.Add(ref _used, -bytes);
}
