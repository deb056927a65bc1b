using VideoRecorder.Simulation.Card;

namespace VideoRecorder.Simulation.Runs;

/// <summary>All second power cuts after a first one.</summary>
internal sealed class SecondCuts(Scenario scenario, Cut first) : IRun
{
    public string Name => new CutRun(scenario, first).Name + "+*";

    public RunResult Execute(TextWriter? log)
    {
        Tally tally = new();
        HashSet<(ulong, long)> seen = [];
        CutRun alone = new(scenario, first);
        RunResult result = alone.Execute(log);
        if (result.Violations.Count > 0)
        {
            return result;
        }

        foreach (long call in alone.Calls)
        {
            foreach (CutOutcome outcome in Enum.GetValues<CutOutcome>())
            {
                CutRun run = new(scenario, first, new Cut(call, outcome)) { EndsAfterCuts = board => !seen.Add(Explorer.StateOf(board)) };
                result = run.Execute(log);
                tally.Add(result.Tally);
                tally.Trouble("pair of power cuts");
                if (result.Violations.Count > 0)
                {
                    return result;
                }
            }
        }

        return new RunResult(Name, [], result.Fingerprint, tally);
    }
}
