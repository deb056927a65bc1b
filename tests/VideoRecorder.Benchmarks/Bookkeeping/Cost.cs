namespace VideoRecorder.Benchmarks.Bookkeeping;

/// <summary>How long a piece of work took, in microseconds.</summary>
/// <param name="All">In all.</param>
/// <param name="Card">Of it, in the card.</param>
internal readonly record struct Cost(double All, double Card)
{
    /// <summary>Gets the recorder's own part of it.</summary>
    public double Own => All - Card;
}
