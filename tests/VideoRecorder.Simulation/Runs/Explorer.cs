using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Runs;

/// <summary>Finds all runs of a kind: each seed of a day, each power cut, each pair of cuts, each fault at each call.</summary>
internal static class Explorer
{
    private const int InARow = 30;
    private const int NetworkStride = 30;
    private const int FurtherStride = 3;
    private static readonly CutOutcome[] Outcomes = Enum.GetValues<CutOutcome>();

    public static IEnumerable<IRun> Days(ulong first, int count) =>
        Enumerable.Range(0, count).Select(i => new DayRun(first + (ulong)i));

    /// <summary>Every single cut, with every outcome.</summary>
    public static IEnumerable<IRun> Cuts() =>
        from scenario in Scenario.All
        from call in CallsAfter(scenario)
        from outcome in Outcomes
        select new CutRun(scenario, new Cut(call, outcome));

    /// <summary>
    /// Every pair of cuts. The first ones are those that leave different cards; a second one that leaves the same card as
    /// another one of its first, with the same clips promised, is not run to its end again.
    /// </summary>
    public static IEnumerable<IRun> PairsOfCuts(int everyNth) =>
        from scenario in Scenario.All
        from first in FirstCuts(scenario).Where((_, i) => i % everyNth == 0)
        select new SecondCuts(scenario, first);

    /// <summary>
    /// A fault at every call of every port; and at many calls in a row, from every call of card and camera on, and from each so
    /// many-th of the network: between two pieces of a body nothing else happens. For the same reason only the first scenario
    /// takes every call of the network.
    /// </summary>
    public static IEnumerable<IRun> Faults() =>
        from scenario in Scenario.All
        from calls in CallsOfPorts(scenario)
        from code in FaultRun.Codes(calls.Key)
        from call in Enumerable.Range(1, (int)calls.Value)
        where calls.Key != PortKind.Network || scenario == Scenario.All[0] || call % FurtherStride == 0
        from length in calls.Key == PortKind.Network && call % NetworkStride != 0 ? [1] : new[] { 1, InARow }
        select new FaultRun(scenario, new PlannedFault(calls.Key, call, length, code));

    /// <summary>A few pairs of cuts, spread over all.</summary>
    public static IEnumerable<IRun> SomePairsOfCuts(int everyNth)
    {
        foreach (Scenario scenario in Scenario.All)
        {
            List<long> calls = CallsAfter(scenario);
            for (int i = 0; i < calls.Count; i += everyNth)
            {
                Cut first = new(calls[i], Outcomes[i / everyNth % Outcomes.Length]);
                List<long> after = CallsAfter(scenario, first);
                yield return new CutRun(scenario, first, new Cut(after[i * everyNth % after.Count], Outcomes[i % Outcomes.Length]));
            }
        }
    }

    /// <summary>Tells what the card holds and what is promised of it, as a number.</summary>
    public static (ulong Card, long Promises) StateOf(SimulatedBoard board) => (board.Card.Image().Fingerprint, board.World.Watch.Promises);

    private static List<long> CallsAfter(Scenario scenario, params Cut[] cuts)
    {
        CutRun run = new(scenario, cuts);
        run.Execute(null);
        return run.Calls;
    }

    private static IEnumerable<Cut> FirstCuts(Scenario scenario)
    {
        HashSet<(ulong, long)> seen = [];
        foreach (long call in CallsAfter(scenario))
        {
            foreach (CutOutcome outcome in Outcomes)
            {
                bool isNew = false;
                Cut cut = new(call, outcome);
                new CutRun(scenario, cut) { EndsAfterCuts = board => (isNew = seen.Add(StateOf(board))) || true }.Execute(null);
                if (isNew)
                {
                    yield return cut;
                }
            }
        }
    }

    private static Dictionary<PortKind, long> CallsOfPorts(Scenario scenario)
    {
        FaultRun run = new(scenario, null);
        run.Execute(null);
        return run.Calls;
    }
}
