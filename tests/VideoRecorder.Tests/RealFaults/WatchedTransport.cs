using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>The board's own transport, and a word to the watch at each try to open a request.</summary>
internal sealed class WatchedTransport(ITransport transport, Action<string> opening) : ITransport
{
    public IUploadRequest Open(RequestHead head, int timeoutMs)
    {
        opening(head.FileName);
        return transport.Open(head, timeoutMs);
    }
}
