using VideoRecorder.Core.Clips.Catalogue;

namespace VideoRecorder.Tests.Clips;

/// <summary>A catalogue, and what tests do with it. A clip is told by its folder and number, as 1-0.</summary>
public abstract class CatalogueBench
{
    protected const long TwoMinutes = 120_000;

    protected ClipCatalogue Clips { get; } = new();

    protected Clip Lease { get; } = new();

    protected static ClipName Name(int folder, int index) => new() { Folder = folder, Index = index };

    protected static string Number(Clip clip) => $"{clip.Name.Folder}-{clip.Name.Index}";

    protected void Find(int folder, int index) => Clips.Found(Name(folder, index), 1000, ClipState.Pending, false);

    protected void FindThree()
    {
        Find(1, 0);
        Find(1, 1);
        Find(1, 2);
    }

    protected void Record(int folder, int index, long startMs = 0)
    {
        Clip clip = new();
        Clips.BeginRecording(Name(folder, index), startMs, clip);
        clip.Size = 1000;
        Clips.Return(clip, ClipState.Pending);
    }

    protected bool TryTake(long nowMs)
    {
        do
        {
            if (Clips.TryLease(ClipUse.Upload, nowMs, Lease))
            {
                return true;
            }
        }
        while (Clips.IsSearching(ClipUse.Upload));

        return false;
    }

    protected void Take(long nowMs) => Assert.True(TryTake(nowMs));

    protected string Sent(long nowMs)
    {
        Take(nowMs);
        string number = Number(Lease);
        Clips.Remove(Lease);
        return number;
    }

    protected List<string> SendAll(long nowMs = 0)
    {
        List<string> sent = [];
        while (TryTake(nowMs))
        {
            sent.Add(Number(Lease));
            Clips.Remove(Lease);
        }

        return sent;
    }

    protected string Evicted() => EvictAll(1).Single();

    protected List<string> EvictAll(int most = int.MaxValue)
    {
        List<string> evicted = [];
        Clip victim = new();
        while (evicted.Count < most)
        {
            if (Clips.TryLease(ClipUse.Eviction, 0, victim))
            {
                evicted.Add(Number(victim));
                Clips.Remove(victim);
            }
            else if (!Clips.IsSearching(ClipUse.Eviction))
            {
                break;
            }
        }

        return evicted;
    }
}
