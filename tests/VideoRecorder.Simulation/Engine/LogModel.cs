using VideoRecorder.Core.Ports;

namespace VideoRecorder.Simulation.Engine;

/// <summary>The serial output of the board.</summary>
internal sealed class LogModel(World world) : ILog
{
    public void Write(LogLevel level, string line)
    {
        world.ThrowIfStopped();
        world.Diary.Log(line);
        world.Watch.Logged(level, line);
    }
}
