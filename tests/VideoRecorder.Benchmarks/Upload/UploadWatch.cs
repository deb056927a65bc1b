using System.Diagnostics;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Benchmarks.Upload;

/// <summary>
/// Times uploads from the opening of the connection, or from the first byte where one is used again, to the log line that
/// says that the server has the clip.
/// </summary>
internal sealed class UploadWatch(IConnector connector) : IConnector, ILog
{
    private readonly List<double> _times = [];
    private readonly List<string> _problems = [];
    private long _begunAt;
    private bool _hasBegun;

    /// <summary>Gets the times of the uploads in milliseconds, in their order.</summary>
    public IReadOnlyList<double> Times => _times;

    /// <summary>Gets what went wrong, in the recorder's words.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public IConnection Connect(string host, int port, bool isSecure, int timeoutMs)
    {
        _hasBegun = false;
        Begin();
        return new WatchedConnection(connector.Connect(host, port, isSecure, timeoutMs), Begin);
    }

    public void Write(LogLevel level, string line)
    {
        if (line.StartsWith("Upload successful", StringComparison.Ordinal))
        {
            _times.Add(Stopwatch.GetElapsedTime(_begunAt).TotalMilliseconds);
            _hasBegun = false;
        }
        else if (level >= LogLevel.Warning)
        {
            _problems.Add(line);
        }
    }

    private void Begin()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            _begunAt = Stopwatch.GetTimestamp();
        }
    }
}
