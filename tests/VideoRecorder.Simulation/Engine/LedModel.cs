using VideoRecorder.Core.Ports;

namespace VideoRecorder.Simulation.Engine;

/// <summary>The status LED.</summary>
internal sealed class LedModel(World world) : ILed
{
    public bool IsLit { get; private set; }

    public void Set(bool on)
    {
        world.ThrowIfStopped();
        IsLit = on;
    }
}
