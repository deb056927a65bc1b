using System.Collections.Concurrent;
using System.Diagnostics;

namespace VideoRecorder.Simulation.Runs;

/// <summary>Many runs, on all cores, and their sum.</summary>
internal sealed class Campaign(string name, TextWriter output)
{
    private const int MostFailuresShown = 20;
    private readonly Tally _tally = new();
    private readonly List<RunResult> _failures = [];
    private readonly Lock _lock = new();

    /// <summary>Gets how many runs did not keep a promise.</summary>
    public int Failures => _failures.Count;

    /// <summary>Gets the sum.</summary>
    public Tally Tally => _tally;

    /// <summary>Runs them all; stops early when many fail.</summary>
    /// <param name="runs">The runs; they are asked for one after the other.</param>
    /// <param name="cores">How many run at once.</param>
    public void Execute(IEnumerable<IRun> runs, int cores)
    {
        Stopwatch watch = Stopwatch.StartNew();
        OrderablePartitioner<IRun> oneByOne = Partitioner.Create(runs, EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(oneByOne, new ParallelOptions { MaxDegreeOfParallelism = cores }, (run, state) =>
        {
            Take(run.Execute(null));
            if (Failures >= MostFailuresShown)
            {
                state.Stop();
            }
        });
        Report(watch.Elapsed);
    }

    private void Take(RunResult result)
    {
        lock (_lock)
        {
            _tally.Add(result.Tally);
            if (result.Violations.Count == 0)
            {
                return;
            }

            _failures.Add(result);
            output.WriteLine($"FAILED {result.Name}: {result.Violations[0]}");
            output.WriteLine($"  again, with the full log: dotnet run -c Release --project tests/VideoRecorder.Simulation -- replay {result.Name}");
        }
    }

    private void Report(TimeSpan elapsed)
    {
        output.WriteLine($"== {name}: {_tally.Counts.Runs} runs, {Failures} failed, {elapsed.TotalSeconds:F0} s");
        output.WriteLine($"   starts of the board {_tally.Counts.Boots}, restarts by its supervision {_tally.Counts.Restarts}, calls of card, camera and network {_tally.Counts.Calls}");
        foreach ((string trouble, long count) in _tally.Troubles)
        {
            output.WriteLine($"   {count,9}  {trouble}");
        }

        output.WriteLine(_tally.Clips.ToString());
        output.WriteLine(_tally.Conduct.ToString());
        output.Flush();
    }
}
