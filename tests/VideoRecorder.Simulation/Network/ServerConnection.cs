using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>
/// A connection to the server, as the recorder has it: bytes in both directions. The requests on it come one after the other, each
/// with its own <see cref="RequestFate"/>.
/// </summary>
internal sealed partial class ServerConnection : IConnection
{
    // How long a wait goes on before it looks for what happened without being foreseen.
    private const int CheckMs = 250;

    private readonly World _world;
    private readonly Chance _chance;
    private readonly ServerModel _server;
    private readonly Wire _wire;
    private readonly KeptConnection _kept;
    private HeadReader _head = new();
    private RequestFate? _fate;
    private ServerReply? _last;
    private ServerConduct? _nextConduct;
    private bool _isClosed;
    private bool _isKnownToBeFree = true;

    public ServerConnection(World world, Chance chance, ServerModel server, ServerConduct conduct, int connectMs)
    {
        _world = world;
        _chance = chance;
        _server = server;
        _wire = new Wire(world);
        _kept = new KeptConnection(chance, _wire);
        _nextConduct = conduct;
        ConnectMs = connectMs;
    }

    public int ConnectMs { get; }

    /// <summary>Gets a value indicating whether the recorder has not closed it yet.</summary>
    public bool IsOpen => !_isClosed;

    /// <summary>Gets the request that is open; null between two of them.</summary>
    public ServedUpload? Request { get; private set; }

    public bool HasData(int waitMs)
    {
        CheckUse(waitMs >= 0, "A wait for data is below 0");
        if (waitMs > 0)
        {
            Begin("wait");
        }

        long end = _world.Now + waitMs;
        for (bool isOver = false; ; isOver = !Wait(_fate?.MsUntilReply() ?? Math.Min(_wire.Next - _world.Now, CheckMs), end))
        {
            Advance();
            if (_wire.HasAnything || isOver || waitMs == 0)
            {
                break;
            }
        }

        _isKnownToBeFree = !_wire.HasAnything;
        bool isOnlyBroken = _wire.IsLost && !_wire.HasBytes && !_wire.HasEnd;
        return isOnlyBroken && _chance.OneIn(2) ? throw Lost() : _wire.HasAnything;
    }

    public int Read(byte[] buffer, int offset, int count, int limitMs)
    {
        CheckUse(limitMs > 0 && offset >= 0 && count > 0 && count <= buffer.Length - offset, "A read has no space or no time");
        Advance();
        if (_wire.HasAnything)
        {
            Begin("read");
            Advance();
        }

        int read = _wire.Read(buffer.AsSpan(offset, count));
        if (read > 0)
        {
            _fate?.Given(false);
            EndIfAnswered();
            return read;
        }

        if (_wire.HasEnd)
        {
            _fate?.Given(true);
            return -1;
        }

        return _wire.IsLost ? throw Lost() : 0;
    }

    public int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        CheckUse(offset >= 0 && count > 0 && count <= buffer.Length - offset && waitMs >= 0, "A piece lies outside of its buffer, or its wait is below 0");
        EndIfAnswered();
        return _fate is null ? WriteHead(buffer.AsSpan(offset, count)) : WriteBody(_fate, buffer, offset, count, waitMs);
    }

    public void Close()
    {
        if (_isClosed)
        {
            return;
        }

        _world.ThrowIfStopped();
        Begin("close");
        Advance();
        _fate?.CloseByRecorder();
        _isClosed = true;
        EndRequest(true);
    }

    /// <summary>The board has no power: nothing more gets out.</summary>
    public void LosePower()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            Advance();
            EndRequest(false);
        }
    }

    /// <summary>Brings it to the time.</summary>
    public void Advance()
    {
        if (_fate is null)
        {
            _wire.Advance();
        }
        else
        {
            _fate.Advance();
        }
    }

    /// <summary>It breaks now, and the recorder hears of it or does not.</summary>
    public void Break(bool isHeard)
    {
        if (_fate is null)
        {
            _wire.BreakNow(isHeard);
        }
        else
        {
            _fate.Break(isHeard);
        }
    }

    /// <summary>From here on the request that is open meets something else; between two requests it is for the next one.</summary>
    public void Meet(ServerConduct conduct)
    {
        if (conduct.IsAtOpen())
        {
            Break(conduct != ServerConduct.NoAnswer);
        }
        else if (_fate is not null)
        {
            _fate.Change(conduct);
        }
        else
        {
            _nextConduct = conduct;
        }
    }

    private static TransportException Lost() => new(TransportError.Lost, ServerModel.Message(TransportError.Lost));

    private int WriteBody(RequestFate fate, byte[] buffer, int offset, int count, int waitMs)
    {
        if (count > Request!.Head.ContentLength - fate.SentBytes)
        {
            Violate("A body is longer than its Content-Length");
        }

        _world.Watch.PieceBegins(Request);
        bool knewReply = fate.HasReply;
        Begin("write");
        long end = _world.Now + waitMs;
        for (bool isOver = false; ; isOver = !Wait(fate.MsUntilRoom(count), end))
        {
            fate.Advance();
            ThrowIfBroken();
            if (fate.HasReply && !knewReply)
            {
                // What comes after an early answer is not taken unseen: no one could tell then that it was early.
                return 0;
            }

            if (fate.Room > 0)
            {
                int taken = Math.Min(count, fate.Room);
                fate.Take(buffer.AsSpan(offset, taken));
                return taken;
            }

            if (isOver)
            {
                return 0;
            }
        }
    }

    private void Begin(string operation)
    {
        _world.Call(PortKind.Network, operation, _server.Subject);
        if (_world.FaultOf(PortKind.Network) is not 0 and int fault)
        {
            Advance();
            _server.Meet((NetworkFault)fault, this);
        }
    }

    /// <summary>Waits, at most until the end of the call.</summary>
    /// <returns>Whether the call may wait on.</returns>
    private bool Wait(long milliseconds, long end)
    {
        long left = end - _world.Now;
        if (left <= 0)
        {
            return false;
        }

        long wait = Math.Clamp(milliseconds, 1, left);
        return _world.Pass(wait) >= wait && _world.Now < end;
    }

    private void ThrowIfBroken()
    {
        if (_wire.IsLost)
        {
            throw Lost();
        }
    }

    private void CheckUse(bool isRight, string promise)
    {
        _world.ThrowIfStopped();
        if (_isClosed)
        {
            Violate("A connection is used after its end");
        }

        if (!isRight)
        {
            Violate(promise);
        }
    }

    private void Violate(string promise)
    {
        _world.Violate(promise);
        _world.ThrowIfStopped();
    }
}
