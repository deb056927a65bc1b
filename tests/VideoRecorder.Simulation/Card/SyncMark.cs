namespace VideoRecorder.Simulation.Card;

/// <summary>A sync that was asked for and returned before it was done.</summary>
/// <param name="Order">Its place in the order of all writes.</param>
/// <param name="Due">When it is done, in milliseconds of the run.</param>
/// <param name="Size">The size that the entry gets.</param>
/// <param name="Start">The first cluster that the entry gets.</param>
/// <param name="Fails">Whether it fails, which a later call tells.</param>
internal readonly record struct SyncMark(long Order, long Due, long Size, int Start, bool Fails);
