using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Runs;

/// <summary>The scenario with one or more power cuts, each after the start that the one before it forced.</summary>
internal sealed class CutRun(Scenario scenario, params Cut[] cuts) : IRun
{
    public const string Kind = "cut";

    public string Name => Kind + ":" + scenario.Name + ":" + string.Join('+', cuts.Select(cut => cut.ToString()));

    /// <summary>
    /// Gets or sets what looks at the board at the moment after the last cut; the run ends there if it says so, and otherwise as soon as
    /// all is delivered.
    /// </summary>
    public Func<SimulatedBoard, bool>? EndsAfterCuts { get; init; }

    /// <summary>
    /// Gets the calls at which a further cut can make a difference: those of the <see cref="Scenario.LengthMs"/> after the last start.
    /// </summary>
    public List<long> Calls { get; } = [];

    public static CutRun Parse(string scenario, string cuts) => new(Scenario.Of(scenario), [.. cuts.Split('+').Select(Cut.Parse)]);

    public RunResult Execute(TextWriter? log)
    {
        SimulatedBoard board = scenario.NewBoard(log);
        Verdict verdict = new(board);
        long end = Scenario.LengthMs;
        foreach (Cut cut in cuts)
        {
            board.Card.Outcome = cut.Outcome;
            board.World.CutAtCall = cut.Call;
            board.RunUntilCut(end);
            if (board.World.IsPowered || board.World.IsViolated)
            {
                break;
            }

            end = board.World.Now + Scenario.LengthMs;
        }

        board.World.CutAtCall = 0;
        board.Card.Outcome = null;
        if (EndsAfterCuts?.Invoke(board) == true)
        {
            return new RunResult(Name, board.World.Violations, board.World.Diary.Fingerprint, new Tally());
        }

        if (EndsAfterCuts is null)
        {
            board.World.Called = (port, operation) => Note(board.World, port, operation);
            board.RunUntil(board.World.Now + Scenario.LengthMs);
            board.World.Called = null;
        }

        Scenario.RunUntilQuiet(board, 1);
        return verdict.Give(Name, [new("power cut", cuts.Length)]);
    }

    private void Note(World world, PortKind port, string operation)
    {
        // What only looks leaves the card as it was at the call before.
        if (port == PortKind.Camera || (port == PortKind.Card && operation is not ("read" or "list" or "space" or "open" or "mount")))
        {
            Calls.Add(world.Calls);
        }
    }
}
