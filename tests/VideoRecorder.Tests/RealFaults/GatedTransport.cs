using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>Real connections over a way that takes no more of a body than so much, until it is opened.</summary>
internal sealed class GatedTransport(int bytes)
{
    private volatile bool _isOpen;
    private volatile bool _isWaiting;

    /// <summary>Gets a value indicating whether a body stands still in its middle.</summary>
    public bool IsWaiting => _isWaiting;

    public ITransport Over(ITransport inner) => new Transport(this, inner);

    public void Open() => _isOpen = true;

    private sealed class Transport(GatedTransport gate, ITransport inner) : ITransport
    {
        public IUploadRequest Open(RequestHead head, int timeoutMs) => new Request(gate, inner.Open(head, timeoutMs));
    }

    private sealed class Request(GatedTransport gate, IUploadRequest inner) : IUploadRequest
    {
        private int _sent;

        public bool HasReply => inner.HasReply;

        public int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            if (!gate._isOpen && _sent >= gate.Bytes)
            {
                gate._isWaiting = true;
                Thread.Sleep(Math.Min(waitMs, 10));
                return 0;
            }

            int taken = inner.Write(buffer, offset, gate._isOpen ? count : Math.Min(count, gate.Bytes - _sent), waitMs);
            _sent += taken;
            return taken;
        }

        public UploadReply WaitReply(int waitMs) => inner.WaitReply(waitMs);

        public void Close() => inner.Close();
    }

    private int Bytes { get; } = bytes;
}
