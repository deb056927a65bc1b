namespace VideoRecorder.Simulation.Card;

/// <summary>A change of the FAT that may not be on the medium.</summary>
/// <param name="Order">Its place in the order of all writes.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Value">What followed it before.</param>
internal readonly record struct FatWrite(long Order, int Cluster, int Value);
