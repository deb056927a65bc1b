using VideoRecorder.Core.Ports;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// No part ends a step in an exception: what a port may throw is dealt with. So the board never starts again by
/// itself, and no part works without a pause.
/// </summary>
internal sealed class NeverFaults(World world, ConductReport report) : Invariant
{
    /// <summary>
    /// A quiet recorder takes some 20 steps a second: five by the recorder, four by the network, ten by the LED. A
    /// frame, a slice of an upload and a piece of housekeeping are one more each.
    /// </summary>
    public const int MostStepsPerSecond = 100;

    private long _poweredSince;
    private long _poweredMs;
    private bool _isOn;

    /// <summary>Gets or sets whether a restart by the supervision is expected, as a call of a port was planned to never end.</summary>
    public bool MayRestart { get; set; }

    public override void Booted()
    {
        EndOfPower();
        _poweredSince = world.Now;
        _isOn = true;
    }

    public override void PowerLost() => EndOfPower();

    public override void Logged(LogLevel level, string line)
    {
        if (line.StartsWith("A fault in the ", StringComparison.Ordinal)
            || line.Contains(" part did not stop in order: ", StringComparison.Ordinal)
            || line.Contains(" part could not drop what was under way: ", StringComparison.Ordinal))
        {
            world.Violate(line);
        }
        else if (!MayRestart && line.StartsWith("The board starts again, because", StringComparison.Ordinal))
        {
            world.Violate(line);
        }
    }

    public override void AtTheEnd()
    {
        EndOfPower();
        report.Steps = world.Scheduler.Steps.All;
        if (_poweredMs > 60_000 && report.Steps > _poweredMs / 1000 * MostStepsPerSecond)
        {
            world.Violate("The parts took " + report.Steps + " steps in " + (_poweredMs / 1000) + " s");
        }
    }

    private void EndOfPower()
    {
        _poweredMs += _isOn ? world.Now - _poweredSince : 0;
        _isOn = false;
    }
}
