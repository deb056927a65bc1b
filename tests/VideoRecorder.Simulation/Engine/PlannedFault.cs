namespace VideoRecorder.Simulation.Engine;

/// <summary>A fault at chosen calls of a port.</summary>
/// <param name="Port">The port.</param>
/// <param name="FirstCall">The first call that it meets, counted from 1 over the whole run.</param>
/// <param name="Calls">How many calls it meets.</param>
/// <param name="Code">What happens: a value of the port's own list of faults (CardFault, CameraFault, NetworkFault).</param>
internal sealed record PlannedFault(PortKind Port, long FirstCall, long Calls, int Code);
