namespace VideoRecorder.Simulation.Engine;

/// <summary>The board has no power: whatever was under way ends here. No part of the recorder knows it.</summary>
internal sealed class PowerCutException : Exception
{
}
