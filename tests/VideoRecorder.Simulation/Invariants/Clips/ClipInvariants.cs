using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>All promises about clips.</summary>
internal static class ClipInvariants
{
    /// <summary>Has a run watched for them.</summary>
    /// <param name="board">The board, before its first start.</param>
    /// <returns>What becomes of the clips; it is complete when the watch was told of the end.</returns>
    public static ClipReport AddTo(SimulatedBoard board)
    {
        World world = board.World;
        ClipReport report = new();
        ClipLedger ledger = new(world, board.Card, report);
        world.Watch.Add(
            ledger,
            new ProofFirst(world, board.Clock, ledger, report),
            new DeletionByRule(world, ledger, new EvictionRules(world, board.Card, board.Settings, ledger), report),
            new ClosedClipsStay(world, ledger, report),
            new DatesAreRight(world, board.Clock, board.Settings, ledger),
            new SyncedFramesStay(world, ledger, report),
            new SyncsInTime(world, board.Card, board.Settings, ledger, report),
            new NoDoubles(world, ledger, report),
            new NamesInOrder(world, ledger),
            new AllDelivered(world, board.Settings, ledger, report));
        return report;
    }
}
