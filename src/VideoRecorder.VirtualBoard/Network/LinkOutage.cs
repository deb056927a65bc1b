namespace VideoRecorder.VirtualBoard.Network;

/// <summary>A time without a network.</summary>
/// <param name="From">Its start, counted from the start of the board.</param>
/// <param name="To">Its end.</param>
public readonly record struct LinkOutage(TimeSpan From, TimeSpan To);
