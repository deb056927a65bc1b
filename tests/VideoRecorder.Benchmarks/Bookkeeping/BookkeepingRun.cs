using VideoRecorder.Benchmarks.Support;

namespace VideoRecorder.Benchmarks.Bookkeeping;

/// <summary>Shows that a clip costs the same with few and with many clips on the card.</summary>
internal static class BookkeepingRun
{
    private const int Intervals = 300;
    private const int WarmUp = 30;
    private const int Scans = 5;

    private static readonly int[] _sizes = [100, 1_000, 10_000];

    public static int Run()
    {
        FilledFolder[] folders = [.. _sizes.Select(size => new FilledFolder(size))];
        try
        {
            BookkeptCard[] cards = [.. folders.Select(Boot)];
            Live(cards);
            return 0;
        }
        finally
        {
            foreach (FilledFolder folder in folders)
            {
                folder.Dispose();
            }
        }
    }

    /// <summary>Boots a card some times, and goes on with the last.</summary>
    private static BookkeptCard Boot(FilledFolder folder)
    {
        var scans = new Cost[Scans];
        var steps = new double[Scans];
        for (int i = 0; ; i++)
        {
            var card = new BookkeptCard(folder);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            card.Boot();
            (scans[i], steps[i]) = card.Scan();
            long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
            if (i < Scans - 1)
            {
                card.Unboot();
                continue;
            }

            Cost looks = card.KeepHouse();
            Console.WriteLine($"{card.Clips - 1,6} clips: scan {Median.Of(scans.Select(s => s.All)) / 1000,7:F2} ms "
                + $"(own {Median.Of(scans.Select(s => s.Own)) / 1000:F2}, longest step {Median.Of(steps) / 1000:F2}), "
                + $"then a look at unfinished ones {looks.All / 1000:F1} ms (own {looks.Own / 1000:F2}); "
                + $"catalogue {bytes} bytes, {(double)bytes / card.Clips:F0} a clip");
            return card;
        }
    }

    /// <summary>Lets the cards live in turns, each as often first as the others, so that a disturbance hits all of them.</summary>
    private static void Live(BookkeptCard[] cards)
    {
        Console.WriteLine($"one clip's bookkeeping, medians of {Intervals} intervals, microseconds:");
        var costs = new Cost[cards.Length, Intervals];
        for (int interval = -WarmUp; interval < Intervals; interval++)
        {
            for (int turn = 0; turn < cards.Length; turn++)
            {
                int i = (interval + WarmUp + turn) % cards.Length;
                Cost cost = cards[i].LiveOneInterval();
                if (interval >= 0)
                {
                    costs[i, interval] = cost;
                }
            }
        }

        for (int i = 0; i < cards.Length; i++)
        {
            Console.WriteLine($"{_sizes[i],6} clips: {MedianOf(i, c => c.All),8:F1}  ({MedianOf(i, c => c.All) / MedianOf(0, c => c.All):F2} of that with {_sizes[0]}), "
                + $"own {MedianOf(i, c => c.Own),6:F1}  ({MedianOf(i, c => c.Own) / MedianOf(0, c => c.Own):F2})");
        }

        double MedianOf(int card, Func<Cost, double> part) =>
            Median.Of(Enumerable.Range(0, Intervals).Select(interval => part(costs[card, interval])));
    }
}
