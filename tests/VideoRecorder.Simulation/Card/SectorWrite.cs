namespace VideoRecorder.Simulation.Card;

/// <summary>A sector that was written and may not be on the medium.</summary>
/// <param name="Order">Its place in the order of all writes.</param>
/// <param name="Address">Where it is on the medium, in bytes.</param>
/// <param name="Offset">Where it is in the file, in bytes.</param>
/// <param name="IsAppended">Whether it was written at the end of the file, not over older bytes.</param>
internal readonly record struct SectorWrite(long Order, long Address, long Offset, bool IsAppended);
