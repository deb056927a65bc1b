using VideoRecorder.Core.Supervision;

namespace VideoRecorder.Simulation.Engine;

/// <summary>A part of the recorder and when it wants to run.</summary>
internal sealed class PartSlot(int number, Func<int> step)
{
    /// <summary>Gets the number of the slot that looks after the board, as its main thread does.</summary>
    public const int Guard = PartNumbers.Count;

    /// <summary>Gets the part's number, as in <see cref="PartNumbers"/>, or <see cref="Guard"/>.</summary>
    public int Number { get; } = number;

    public Func<int> Step { get; } = step;

    /// <summary>Gets whether it may run within a call of another part. The guard may stop them all, so it may not.</summary>
    public bool IsPart => Number != Guard;

    /// <summary>Gets or sets when the next step is due.</summary>
    public long Due { get; set; }

    /// <summary>Gets or sets whether a step is under way.</summary>
    public bool IsBusy { get; set; }
}
