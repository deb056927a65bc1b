using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants.Clips;
using VideoRecorder.Simulation.Invariants.Conduct;

namespace VideoRecorder.Simulation.Runs;

/// <summary>Has all invariants watch a board, and sums up at the end.</summary>
internal sealed class Verdict
{
    private readonly SimulatedBoard _board;
    private readonly ClipReport _clips;
    private readonly ConductReport _conduct;

    public Verdict(SimulatedBoard board)
    {
        _board = board;
        _clips = ClipInvariants.AddTo(board);
        _conduct = ConductInvariants.AddTo(board);
    }

    /// <summary>Has the last promises checked.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="troubles">What was done to the board, and how often.</param>
    public RunResult Give(string name, IEnumerable<KeyValuePair<string, int>> troubles)
    {
        World world = _board.World;
        if (!world.IsViolated)
        {
            world.Watch.AtTheEnd();
        }

        Tally tally = new() { Clips = _clips, Conduct = _conduct, Counts = (1, _board.Boots, _board.Restarts, world.Calls) };
        foreach ((string trouble, int count) in troubles)
        {
            tally.Trouble(trouble, count);
        }

        return new RunResult(name, world.Violations, world.Diary.Fingerprint, tally);
    }
}
