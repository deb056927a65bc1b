using System.Net.Sockets;
using VideoRecorder.Core.Http;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>A connected socket. It is closed when the link goes down, which ends all waiting for it.</summary>
internal abstract class Connection : IConnection
{
    /// <summary>Why a connection broke that ended with the link.</summary>
    public const string LinkLost = "the network went down";

    private readonly CancellationToken _link;
    private readonly CancellationTokenRegistration _linkLost;

    /// <summary>Initializes a new instance of the <see cref="Connection"/> class.</summary>
    /// <param name="socket">The connected socket; closed with this.</param>
    /// <param name="connectMs">How long that took in milliseconds.</param>
    /// <param name="link">Cancelled when the link goes down.</param>
    protected Connection(Socket socket, int connectMs, CancellationToken link)
    {
        Socket = socket;
        ConnectMs = connectMs;
        _link = link;
        _linkLost = link.Register(socket.Dispose);
    }

    /// <inheritdoc/>
    public int ConnectMs { get; }

    /// <summary>Gets the socket.</summary>
    protected Socket Socket { get; }

    /// <inheritdoc/>
    public abstract bool HasData(int waitMs);

    /// <inheritdoc/>
    public abstract int Read(byte[] buffer, int offset, int count, int limitMs);

    /// <inheritdoc/>
    public abstract int Write(byte[] buffer, int offset, int count, int waitMs);

    /// <inheritdoc/>
    public virtual void Close()
    {
        _linkLost.Dispose();
        Socket.Dispose();
    }

    /// <summary>Tells the caller that the connection broke.</summary>
    /// <param name="error">How.</param>
    /// <returns>The error.</returns>
    protected TransportException Broken(Exception error) => TransportFaults.Broken(
        _link.IsCancellationRequested ? LinkLost
        : error is ObjectDisposedException ? "it was closed"
        : Reason.Of(error.GetBaseException()));

    /// <summary>Gives what <see cref="Read"/> returns at the end. Closing the socket can look like one, and a reply could then count as whole.</summary>
    /// <returns>The mark of the end.</returns>
    /// <exception cref="TransportException">It was the link that ended it.</exception>
    protected int End() => _link.IsCancellationRequested ? throw TransportFaults.Broken(LinkLost) : -1;
}
