using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Benchmarks.Upload;

/// <summary>A connection, and a word before each write to it.</summary>
internal sealed class WatchedConnection(IConnection connection, Action writing) : IConnection
{
    public int ConnectMs => connection.ConnectMs;

    public bool HasData(int waitMs) => connection.HasData(waitMs);

    public int Read(byte[] buffer, int offset, int count, int limitMs) => connection.Read(buffer, offset, count, limitMs);

    public int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        writing();
        return connection.Write(buffer, offset, count, waitMs);
    }

    public void Close() => connection.Close();
}
