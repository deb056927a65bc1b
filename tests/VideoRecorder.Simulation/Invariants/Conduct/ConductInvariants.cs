using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>All promises about what the recorder does and when, in its recordings, its uploads, its log and its memory.</summary>
internal static class ConductInvariants
{
    /// <summary>Has a run watched for them.</summary>
    /// <param name="board">The board, before its first start.</param>
    /// <returns>What the recorder did; it is complete when the watch was told of the end.</returns>
    public static ConductReport AddTo(SimulatedBoard board)
    {
        World world = board.World;
        ConductReport report = new();
        RunHistory history = new(world, board.Settings);
        world.Watch.Add(
            history,
            new NothingSentNearARecording(world, board.Settings, history, report),
            new StartsOnTheGrid(world, history, report),
            new EndsOnTime(world, board.Settings, history),
            new StaysInBounds(world, board.Card, board.Settings, history, () => board.Parts is { Clips.IsComplete: true }, () => board.Parts?.Clips.UsedBytes ?? 0),
            new KeepsUploadOrder(world, board.Card, report),
            new TouchesNothingForeign(world, board.Card),
            new CatalogueIsRight(world, board.Card, () => board.Parts?.Clips),
            new LogStaysSmall(world, board.Card, board.Settings, history, report),
            new SaysNoSecrets(world, board.Card, board.Settings),
            new SaysWhatToDo(world),
            new SaysWhatTheNetworkDoes(world, board),
            new ShowsItsState(world, board, history),
            new NeverFaults(world, report));
        return report;
    }
}
