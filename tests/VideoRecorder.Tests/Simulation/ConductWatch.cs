using VideoRecorder.Core;
using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants;
using VideoRecorder.Simulation.Invariants.Conduct;

namespace VideoRecorder.Tests.Simulation;

/// <summary>Makes runs in which one promise about conduct is watched.</summary>
internal static class ConductWatch
{
    public delegate Invariant Maker(SimulatedBoard board, RunHistory history);

    /// <summary>A history that the test makes up.</summary>
    public static ForgedRun Forged(Maker maker, RecorderSettings? settings = null) => new(settings, board => Add(board, maker));

    /// <summary>A recorder at work, a clip of 2 s each minute.</summary>
    public static SimulatedBoard Board(Maker maker, Action<RecorderSettings>? change = null)
    {
        SimulatedBoard board = Board(change);
        Add(board, maker);
        return board;
    }

    public static SimulatedBoard Board(Action<RecorderSettings>? change = null)
    {
        RecorderSettings settings = new()
        {
            WifiSsid = "garden",
            WifiPassword = "password1",
            UploadUrl = "http://server/upload",
            CaptureDurationSec = 2,
            FramesPerSecond = 2,
            MaxStorageMB = 1,
            MinFreeSpaceMB = 1,
            JpegQuality = 63,
        };
        change?.Invoke(settings);
        return new SimulatedBoard(1, settings);
    }

    public static string Violation(SimulatedBoard board) => board.World.Violations.Count == 0 ? string.Empty : board.World.Violations[0];

    private static void Add(SimulatedBoard board, Maker maker)
    {
        RunHistory history = new(board.World, board.Settings);
        board.World.Watch.Add(history, maker(board, history));
    }
}
