namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>What can keep the recorder from recording, as its log tells it.</summary>
internal enum Problem
{
    None,
    Card,
    Camera,
    Room,
}
