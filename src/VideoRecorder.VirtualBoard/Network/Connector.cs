using System.Net;
using System.Net.Sockets;
using VideoRecorder.Core.Http;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>Connects over the PC's own network.</summary>
public sealed class Connector : IConnector
{
    private readonly VirtualLink _link;
    private readonly ServerTrust _trust;

    /// <summary>Initializes a new instance of the <see cref="Connector"/> class.</summary>
    /// <param name="link">The network; connections end with it.</param>
    /// <param name="caCertificate">The CA certificate (PEM) that servers' certificates must come from; empty: those that the PC trusts.</param>
    public Connector(VirtualLink link, string caCertificate)
    {
        _link = link;
        _trust = new ServerTrust(caCertificate);
    }

    /// <inheritdoc/>
    public IConnection Connect(string host, int port, bool isSecure, int timeoutMs)
    {
        CancellationToken link = _link.Connection;
        if (!_link.IsConnected)
        {
            throw TransportFaults.NoNetwork();
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(link);
        limit.CancelAfter(timeoutMs);
        try
        {
            return ConnectAsync(host, port, isSecure, link, limit.Token).GetAwaiter().GetResult();
        }
        catch (SocketException e)
        {
            throw Translate(e, host, port);
        }
        catch (OperationCanceledException)
        {
            throw link.IsCancellationRequested
                ? TransportFaults.NotConnected(host, port, Connection.LinkLost)
                : TransportFaults.Silent(host, port, timeoutMs);
        }
    }

    private static TransportException Translate(SocketException error, string host, int port) => error.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => TransportFaults.NotResolved(host),
        SocketError.ConnectionRefused => TransportFaults.Refused(host, port),
        _ => TransportFaults.NotConnected(host, port, Reason.Of(error)),
    };

    private async Task<IConnection> ConnectAsync(string host, int port, bool isSecure, CancellationToken link, CancellationToken limit)
    {
        IPAddress[] addresses = await Dialer.ResolveAsync(host, limit).ConfigureAwait(false);
        (Socket socket, int connectMs) = await Dialer.DialAsync(addresses, port, limit).ConfigureAwait(false);
        try
        {
            return isSecure
                ? new SecureConnection(await _trust.SecureAsync(socket, host, port, limit).ConfigureAwait(false), socket, connectMs, link)
                : new PlainConnection(socket, connectMs, link);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
