namespace VideoRecorder.Tests.Simulation;

/// <summary>A call of a card.</summary>
/// <param name="Kind">Which: a number of any size.</param>
/// <param name="First">Which file or path.</param>
/// <param name="Second">Another path, or how many bytes.</param>
public sealed record CardCall(byte Kind, byte First, ushort Second);
