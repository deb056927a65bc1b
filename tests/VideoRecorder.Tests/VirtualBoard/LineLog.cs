using VideoRecorder.Core.Ports;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>Keeps the lines.</summary>
internal sealed class LineLog : ILog
{
    public List<string> Lines { get; } = [];

    public void Write(LogLevel level, string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }
}
