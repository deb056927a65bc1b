using System.Diagnostics;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Benchmarks.Upload;

/// <summary>Times uploads from the opening of the connection to the log line that says that the server has the clip.</summary>
internal sealed class UploadWatch(ITransport transport) : ITransport, ILog
{
    private readonly List<double> _times = [];
    private readonly List<string> _problems = [];
    private long _openedAt;

    /// <summary>Gets the times of the uploads in milliseconds, in their order.</summary>
    public IReadOnlyList<double> Times => _times;

    /// <summary>Gets what went wrong, in the recorder's words.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public IUploadRequest Open(RequestHead head, int timeoutMs)
    {
        _openedAt = Stopwatch.GetTimestamp();
        return transport.Open(head, timeoutMs);
    }

    public void Write(LogLevel level, string line)
    {
        if (line.StartsWith("Upload successful", StringComparison.Ordinal))
        {
            _times.Add(Stopwatch.GetElapsedTime(_openedAt).TotalMilliseconds);
        }
        else if (level >= LogLevel.Warning)
        {
            _problems.Add(line);
        }
    }
}
