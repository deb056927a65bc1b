namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>Why a clip may be gone from the card.</summary>
internal enum Removal
{
    /// <summary>It may not.</summary>
    None,

    /// <summary>It has no picture.</summary>
    NoPicture,

    /// <summary>The server has proved that it has it, by its size.</summary>
    Proved,

    /// <summary>It had to make space.</summary>
    Evicted,
}
