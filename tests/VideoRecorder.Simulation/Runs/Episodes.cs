using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Runs;

/// <summary>Strews bad times over a stretch of a run: each begins, lasts, and ends, and the next one of its kind comes after it.</summary>
internal sealed class Episodes(World world, Chance chance, long from, long to)
{
    /// <summary>Gets how many were planned, by name.</summary>
    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Plans bad times of one kind.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="meanGapMin">Minutes from the end of one to the begin of the next, in the mean.</param>
    /// <param name="longestMin">Minutes that one lasts at most.</param>
    /// <param name="begin">What happens then; gets the number of the episode.</param>
    /// <param name="end">What ends it.</param>
    public void Plan(string name, double meanGapMin, double longestMin, Action begin, Action? end = null)
    {
        for (long at = from + Gap(meanGapMin); at < to; at += Gap(meanGapMin))
        {
            Counts[name] = Counts.GetValueOrDefault(name) + 1;
            world.Scheduler.Timeline.At(at, () =>
            {
                world.Diary.Note(name);
                begin();
            });
            if (end is not null)
            {
                // Most are short; few last as long as they may.
                double part = chance.Below(1000) / 1000.0;
                at = Math.Min(to, at + 1000 + (long)(longestMin * 60_000 * part * part));
                world.Scheduler.Timeline.At(at, () =>
                {
                    world.Diary.Note(name + ": over");
                    end();
                });
            }
        }
    }

    private long Gap(double meanMin)
    {
        double uniform = (chance.Below(1_000_000) + 1) / 1_000_001.0;
        return 1 + (long)(-Math.Log(uniform) * meanMin * 60_000);
    }
}
