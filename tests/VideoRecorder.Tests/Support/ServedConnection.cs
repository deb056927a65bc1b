using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Support;

/// <summary>A connection to the model server. It stays open from one request to the next.</summary>
/// <param name="server">The server.</param>
/// <param name="firstAct">How the first request is treated.</param>
internal sealed class ServedConnection(ModelServer server, ServerAct firstAct) : IConnection
{
    private ServerAct? _nextAct = firstAct;
    private HeadReader _head = new();
    private ServedRequest? _request;

    public bool IsClosed { get; private set; }

    public int ConnectMs { get; } = firstAct.ConnectMs;

    public bool HasData(int waitMs)
    {
        Assert.False(IsClosed);
        return _request?.HasData(waitMs) ?? !server.KeepsConnection;
    }

    public int Read(byte[] buffer, int offset, int count, int limitMs)
    {
        Assert.False(IsClosed);
        Assert.InRange(limitMs, 1, int.MaxValue);
        if (_request is null)
        {
            return server.KeepsConnection ? 0 : -1;
        }

        int read = _request.Read(buffer.AsSpan(offset, count));
        if (_request.IsOver)
        {
            _request.Close();
            _request = null;
        }

        return read;
    }

    public int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        Assert.False(IsClosed);
        Assert.InRange(count, 1, buffer.Length - offset);
        server.CheckMayWork();
        server.CheckMayWaitFor(waitMs);
        return _request?.Write(buffer, offset, count, waitMs) ?? WriteHead(buffer.AsSpan(offset, count));
    }

    public void Close()
    {
        IsClosed = true;
        _request?.Close();
    }

    private int WriteHead(ReadOnlySpan<byte> piece)
    {
        int taken = _head.Add(piece);
        if (_head.IsWhole)
        {
            SimulatedHead head = _head.Read();
            Assert.Null(_head.Error);
            _request = server.Begin(head, _nextAct);
            _nextAct = null;
            _head = new HeadReader();
        }

        return taken;
    }
}
