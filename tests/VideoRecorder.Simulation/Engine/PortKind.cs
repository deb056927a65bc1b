namespace VideoRecorder.Simulation.Engine;

/// <summary>The ports whose calls are counted: power can be cut and a fault can be planned at each call of them.</summary>
internal enum PortKind
{
    Card,
    Camera,
    Network,
}
