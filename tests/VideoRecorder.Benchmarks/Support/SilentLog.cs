using VideoRecorder.Core.Ports;

namespace VideoRecorder.Benchmarks.Support;

/// <summary>A log that no one reads, as that of a camera on a wall.</summary>
internal sealed class SilentLog : ILog
{
    public void Write(LogLevel level, string line)
    {
    }
}
