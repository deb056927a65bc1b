using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>What becomes of one request: how far its body comes, what the server does with it, what it answers and when.</summary>
internal sealed partial class RequestFate
{
    private const long Never = long.MaxValue;

    // How long a wait goes on before it looks for what happened without being foreseen, like the loss of the link.
    private const int CheckMs = 250;

    private readonly World _world;
    private readonly Chance _chance;
    private readonly ServerModel _server;
    private readonly ServedUpload _record;
    private readonly SocketPipe _pipe;
    private ServerReply? _reply;
    private TransportError? _replyBreaks;
    private long _replyAt = Never;
    private long _breaksAt = Never;
    private long _readsAgainAt;
    private long _turnsAt = Never;
    private bool _isWhole;
    private bool _isLost;
    private bool _isSilent;
    private int _dropsAfterMs;

    public RequestFate(World world, Chance chance, ServerModel server, ServedUpload record)
    {
        _world = world;
        _chance = chance;
        _server = server;
        _record = record;
        _pipe = new SocketPipe(server.SocketBufferBytes, world.Now);
        _dropsAfterMs = server.DropsIdleAfterMs;
        Become(record.Conduct, Math.Min(server.AtByte ?? chance.Between(0, record.Head.ContentLength - 1), record.Head.ContentLength - 1));
    }

    /// <summary>Gets the bytes of the body that the recorder handed over.</summary>
    public long SentBytes => _pipe.Sent;

    public bool HasReply => _replyAt <= _world.Now && _replyBreaks is null;

    /// <summary>Gets how many bytes can be taken at once.</summary>
    public int Room
    {
        get
        {
            bool isStopped = _isSilent || _world.Now < _readsAgainAt;
            return isStopped ? 0 : (int)Math.Min(_pipe.Room, _turnsAt - _pipe.Sent);
        }
    }

    private bool IsBodySent => _pipe.Sent == _record.Head.ContentLength;

    private int Speed => _record.Conduct == ServerConduct.Slow ? Math.Max(1, _server.KilobytesPerSecond / 20) : _server.KilobytesPerSecond;

    /// <summary>From here on the request meets something else, unless its fate is sealed.</summary>
    public void Change(ServerConduct conduct)
    {
        if (_isSilent || _isLost || _replyAt <= _world.Now || (_replyAt != Never && !_isWhole))
        {
            return;
        }

        Become(conduct, _pipe.Sent);
        if (_isWhole && !_isSilent)
        {
            Answer();
        }
    }

    /// <summary>Brings it to the time.</summary>
    public void Advance()
    {
        if (!_isSilent)
        {
            _pipe.Advance(_world.Now, Speed);
        }

        if (!_isWhole && _pipe.Arrived == _record.Head.ContentLength && !_isSilent)
        {
            _isWhole = true;
            _record.WholeAt = _pipe.LastArrivalAt;
            if (_replyAt == Never)
            {
                _server.Disk.Read(_record);
                Answer();
            }
        }

        DropIfIdle();
        if (_breaksAt <= _world.Now)
        {
            _breaksAt = Never;
            _isLost = true;
            _world.Diary.Note("the connection is reset");
        }
    }

    public void Take(ReadOnlySpan<byte> piece)
    {
        _server.Disk.Receive(piece, _pipe.Sent);
        _pipe.Add(piece.Length);
        _record.SentBytes = _pipe.Sent;
        if (_pipe.Sent == _turnsAt)
        {
            Turn();
        }

        Advance();
    }

    public void ThrowIfBroken()
    {
        if (_isLost)
        {
            throw new TransportException(TransportError.Lost, "The connection was closed by the server");
        }
    }

    /// <summary>Gets the reply if it has come.</summary>
    /// <exception cref="TransportException">It is cut off, or no HTTP.</exception>
    public ServerReply? TakeReply()
    {
        if (_replyAt > _world.Now)
        {
            return null;
        }

        return _replyBreaks is { } error ? throw new TransportException(error, ServerModel.Message(error)) : _reply;
    }

    /// <summary>Tells how long there is no sense in looking for space again.</summary>
    public long MsUntilRoom(int count)
    {
        long now = _world.Now;
        long next = Math.Min(_breaksAt, _replyAt > now ? _replyAt : Never);
        next = now < _readsAgainAt ? Math.Min(next, _readsAgainAt)
            : Math.Min(next, now + (_isSilent ? CheckMs : _pipe.MsUntilRoom(count, Speed)));
        return next - now;
    }

    /// <summary>Tells how long there is no sense in looking for a reply again.</summary>
    public long MsUntilReply()
    {
        long now = _world.Now;
        long next = Math.Min(_breaksAt, Math.Min(_replyAt, now + CheckMs));
        return _isSilent || _isWhole || _pipe.InFlight == 0 ? next - now : Math.Min(next - now, _pipe.MsFor(_pipe.InFlight, Speed));
    }

    /// <summary>The connection breaks now, and the recorder hears of it or does not.</summary>
    public void Break(bool isHeard)
    {
        Advance();
        _isLost |= isHeard;
        _isSilent = true;
        _world.Diary.Note(isHeard ? "the connection breaks" : "the connection falls silent");
        _turnsAt = Never;
        if (_replyAt > _world.Now)
        {
            _replyAt = Never;
        }
    }

    /// <summary>The recorder closes. What was handed over may still get out, and the server may have it all then.</summary>
    public void CloseByRecorder()
    {
        if (IsBodySent && !_isWhole && !_isLost && !_isSilent && _chance.OneIn(2))
        {
            _pipe.Advance(_world.Now, 0);
            Advance();
        }
    }

    /// <summary>The request is over.</summary>
    public void End()
    {
        _record.ReceivedBytes = _pipe.Arrived;
        _record.ClosedAt = _world.Now;
    }

    private void Become(ServerConduct conduct, long sent)
    {
        _record.Conduct = conduct;
        if (conduct == ServerConduct.Impatient)
        {
            _dropsAfterMs = (int)_chance.Between(1000, 5000);
        }

        _turnsAt = _record.Conduct.IsAtByte() ? sent : Never;
        if (_turnsAt != _pipe.Sent)
        {
            return;
        }

        if (!IsBodySent || _record.Conduct is ServerConduct.Reset or ServerConduct.Silent)
        {
            Turn();
        }
        else
        {
            // Too late for what happens while a body is under way.
            _turnsAt = Never;
        }
    }
}
