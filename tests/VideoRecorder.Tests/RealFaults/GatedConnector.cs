using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>Real connections over a way that takes no more of a body than so much, until it is opened.</summary>
internal sealed class GatedConnector(int bytes)
{
    private volatile bool _isOpen;
    private volatile bool _isWaiting;

    /// <summary>Gets a value indicating whether a body stands still in its middle.</summary>
    public bool IsWaiting => _isWaiting;

    private int Bytes { get; } = bytes;

    public IConnector Over(IConnector inner) => new Connector(this, inner);

    public void Open() => _isOpen = true;

    private sealed class Connector(GatedConnector gate, IConnector inner) : IConnector
    {
        public IConnection Connect(string host, int port, bool isSecure, int timeoutMs) =>
            new Connection(gate, inner.Connect(host, port, isSecure, timeoutMs));
    }

    private sealed class Connection(GatedConnector gate, IConnection inner) : IConnection
    {
        private int _sent;

        public int ConnectMs => inner.ConnectMs;

        public bool HasData(int waitMs) => inner.HasData(waitMs);

        public int Read(byte[] buffer, int offset, int count, int limitMs) => inner.Read(buffer, offset, count, limitMs);

        public int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            if (gate._isOpen || IsHead(buffer.AsSpan(offset, count)))
            {
                _sent = 0;
                return inner.Write(buffer, offset, count, waitMs);
            }

            if (_sent >= gate.Bytes)
            {
                gate._isWaiting = true;
                Thread.Sleep(Math.Min(waitMs, 10));
                return 0;
            }

            int taken = inner.Write(buffer, offset, Math.Min(count, gate.Bytes - _sent), waitMs);
            _sent += taken;
            return taken;
        }

        public void Close() => inner.Close();

        /// <summary>Tells whether these bytes are the head of a request, or what is left of it: each is written on its own.</summary>
        private static bool IsHead(ReadOnlySpan<byte> bytes) => bytes.EndsWith("\r\n\r\n"u8) && bytes.IndexOf("HTTP/1.1\r\n"u8) >= 0;
    }
}
