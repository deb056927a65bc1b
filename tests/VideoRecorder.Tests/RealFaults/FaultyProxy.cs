using System.Net;
using System.Net.Sockets;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>A TCP proxy on loopback between a board and a server, which does to each connection what it is told.</summary>
internal sealed class FaultyProxy : IDisposable
{
    private const int SmallBuffer = 8 * 1024;
    private const int PieceBytes = 4 * 1024;
    private const int SlowPieceToServer = 3000;
    private const int SlowPieceToBoard = 7;

    private static readonly TimeSpan _slowPause = TimeSpan.FromMilliseconds(20);

    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _end = new();
    private readonly List<ProxiedConnection> _connections = [];
    private readonly int _serverPort;
    private readonly TimeSpan _stall;
    private readonly Func<ProxyFault> _nextFault;
    private readonly Func<ProxiedConnection, string> _place;

    /// <summary>Initializes a new instance of the <see cref="FaultyProxy"/> class, which listens.</summary>
    /// <param name="serverPort">Where the server listens.</param>
    /// <param name="stall">How long a stall lasts; both ends are reset then.</param>
    /// <param name="nextFault">Says what is done to the next connection.</param>
    /// <param name="place">Names the place where a fault strikes.</param>
    public FaultyProxy(int serverPort, TimeSpan stall, Func<ProxyFault> nextFault, Func<ProxiedConnection, string> place)
    {
        (_serverPort, _stall, _nextFault, _place) = (serverPort, stall, nextFault, place);

        // so that a sender feels early that no one reads
        _listener.ReceiveBufferSize = SmallBuffer;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _ = Accept();
    }

    public int Port { get; }

    /// <summary>Gets all connections so far, in their order.</summary>
    public ProxiedConnection[] Connections
    {
        get
        {
            lock (_connections)
            {
                return [.. _connections];
            }
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
    }

    private static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                Socket board = await _listener.AcceptAsync(_end.Token);
                _ = Serve(board);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task Serve(Socket board)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { SendBufferSize = SmallBuffer };
        using (board)
        using (server)
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _end.Token);
            var connection = new ProxiedConnection(_nextFault(), ((IPEndPoint)server.LocalEndPoint!).Port);
            lock (_connections)
            {
                _connections.Add(connection);
            }

            await Task.WhenAll(
                Pump(board, server, connection, isToBoard: false),
                Pump(server, board, connection, isToBoard: true));
        }
    }

    /// <summary>Carries one direction to its end.</summary>
    private async Task Pump(Socket from, Socket to, ProxiedConnection connection, bool isToBoard)
    {
        try
        {
            long left = connection.Fault.Kind != ProxyFaultKind.None && connection.Fault.IsToBoard == isToBoard ? connection.Fault.At : long.MaxValue;
            byte[] piece = new byte[PieceBytes];
            int count;
            while ((count = await from.ReceiveAsync(piece, _end.Token)) > 0)
            {
                int passing = (int)Math.Min(count, left);
                await Pass(to, piece.AsMemory(0, passing), connection, isToBoard);
                left -= passing;
                if (passing < count)
                {
                    connection.Place = _place(connection);
                    connection.HasStruck = true;
                    await Strike(from, to, connection, piece.AsMemory(passing, count - passing));
                    return;
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // an end is gone: the other one hears of it
            Reset(from);
            Reset(to);
        }
    }

    private async Task Pass(Socket to, ReadOnlyMemory<byte> bytes, ProxiedConnection connection, bool isToBoard)
    {
        if (isToBoard)
        {
            // before the board can have it
            connection.AddAnswer(bytes.Span);
        }

        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes, _end.Token)..];
        }
    }

    private async Task Strike(Socket from, Socket to, ProxiedConnection connection, ReadOnlyMemory<byte> rest)
    {
        switch (connection.Fault.Kind)
        {
            case ProxyFaultKind.Reset:
                Reset(from);
                Reset(to);
                break;
            case ProxyFaultKind.Close:
                from.Close();
                to.Close();
                break;
            case ProxyFaultKind.HalfClose:
                to.Shutdown(SocketShutdown.Send);
                await Swallow(from);
                break;
            case ProxyFaultKind.Stall:
                await Task.Delay(_stall, _end.Token);
                Reset(from);
                Reset(to);
                break;
            default:
                await Throttle(from, to, connection, rest);
                break;
        }
    }

    private async Task Swallow(Socket from)
    {
        byte[] piece = new byte[PieceBytes];
        while (await from.ReceiveAsync(piece, _end.Token) > 0)
        {
        }
    }

    private async Task Throttle(Socket from, Socket to, ProxiedConnection connection, ReadOnlyMemory<byte> rest)
    {
        bool isToBoard = connection.Fault.IsToBoard;
        byte[] piece = new byte[PieceBytes];
        while (rest.Length > 0)
        {
            int passing = Math.Min(rest.Length, isToBoard ? SlowPieceToBoard : SlowPieceToServer);
            await Pass(to, rest[..passing], connection, isToBoard);
            await Task.Delay(_slowPause, _end.Token);
            rest = passing < rest.Length ? rest[passing..] : piece.AsMemory(0, await from.ReceiveAsync(piece, _end.Token));
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
