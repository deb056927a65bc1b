using VideoRecorder.Simulation.Invariants.Clips;
using VideoRecorder.Simulation.Invariants.Conduct;

namespace VideoRecorder.Simulation.Runs;

/// <summary>What was counted in one run, or in many.</summary>
internal sealed class Tally
{
    /// <summary>Gets what was cut or broken, and how often.</summary>
    public SortedDictionary<string, long> Troubles { get; } = new(StringComparer.Ordinal);

    public ClipReport Clips { get; init; } = new();

    public ConductReport Conduct { get; init; } = new();

    /// <summary>Gets or sets the number of runs, of starts of the board, of restarts by its supervision, of calls of ports.</summary>
    public (long Runs, long Boots, long Restarts, long Calls) Counts { get; set; }

    public void Trouble(string name, long count = 1) => Troubles[name] = Troubles.GetValueOrDefault(name) + count;

    public void Add(Tally other)
    {
        foreach ((string name, long count) in other.Troubles)
        {
            Trouble(name, count);
        }

        Clips.Add(other.Clips);
        Conduct.Add(other.Conduct);
        Counts = (Counts.Runs + other.Counts.Runs, Counts.Boots + other.Counts.Boots, Counts.Restarts + other.Counts.Restarts, Counts.Calls + other.Counts.Calls);
    }
}
