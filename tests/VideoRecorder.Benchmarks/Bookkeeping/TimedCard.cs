using System.Diagnostics;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Benchmarks.Bookkeeping;

/// <summary>Passes all calls on to a card and adds up how long they take: the rest is the recorder's own time.</summary>
internal sealed class TimedCard(ICard card) : ICard
{
    /// <summary>Gets the time that the card has taken so far.</summary>
    public TimeSpan Elapsed { get; private set; }

    public void Mount() => Time(card.Mount);

    public void GetSpace(CardSpace space) => Time(() => card.GetSpace(space));

    public CardEntry[] List(string folder) => Time(() => card.List(folder));

    public void CreateFolder(string folder) => Time(() => card.CreateFolder(folder));

    public bool DeleteFolder(string folder) => Time(() => card.DeleteFolder(folder));

    public IFile Create(string path) => new TimedFile(this, Time(() => card.Create(path)));

    public IFile Open(string path, bool forWriting) => new TimedFile(this, Time(() => card.Open(path, forWriting)));

    public void SetDelivered(string path, bool isDelivered) => Time(() => card.SetDelivered(path, isDelivered));

    public bool Delete(string path) => Time(() => card.Delete(path));

    public void Time(Action work) => Time(() =>
    {
        work();
        return true;
    });

    public T Time<T>(Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            Elapsed += Stopwatch.GetElapsedTime(start);
        }
    }
}
