using VideoRecorder.Core.Upload;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>What becomes of one request: how far its body comes, what the server does with it, what it answers and when.</summary>
internal sealed class RequestFate
{
    private const long Never = long.MaxValue;

    // How long a wait goes on before it looks for what happened without being foreseen, like the loss of the link.
    private const int LookMs = 250;

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

    public RequestFate(World world, Chance chance, ServerModel server, ServedUpload record)
    {
        _world = world;
        _chance = chance;
        _server = server;
        _record = record;
        _pipe = new SocketPipe(server.SocketBufferBytes, world.Now);
        TurnAt(server.AtByte ?? chance.Between(0, record.Head.ContentLength - 1));
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

        _record.Conduct = conduct;
        TurnAt(_pipe.Sent);
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
                _server.Read(_record);
                Answer();
            }
        }

        DropIfIdle();
        if (_breaksAt <= _world.Now)
        {
            _breaksAt = Never;
            _isLost = true;
        }
    }

    public void Take(ReadOnlySpan<byte> piece)
    {
        _server.Receive(piece, _pipe.Sent);
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

    /// <summary>Tells how long there is no sense in looking for room again.</summary>
    public long MsUntilRoom(int count)
    {
        long now = _world.Now;
        long next = Math.Min(_breaksAt, _replyAt > now ? _replyAt : Never);
        next = now < _readsAgainAt ? Math.Min(next, _readsAgainAt)
            : Math.Min(next, now + (_isSilent ? LookMs : _pipe.MsUntilRoom(count, Speed)));
        return next - now;
    }

    /// <summary>Tells how long there is no sense in looking for a reply again.</summary>
    public long MsUntilReply()
    {
        long now = _world.Now;
        long next = Math.Min(_breaksAt, Math.Min(_replyAt, now + LookMs));
        return _isSilent || _isWhole || _pipe.InFlight == 0 ? next - now : Math.Min(next - now, _pipe.MsFor(_pipe.InFlight, Speed));
    }

    /// <summary>The connection breaks now, and the recorder hears of it or does not.</summary>
    public void Break(bool isHeard)
    {
        Advance();
        _isLost |= isHeard;
        _isSilent = true;
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

    public void NoteReceived() => _record.ReceivedBytes = _pipe.Arrived;

    private void TurnAt(long sent)
    {
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

    /// <summary>The body has come to the byte at which something happens.</summary>
    private void Turn()
    {
        _turnsAt = Never;
        switch (_record.Conduct)
        {
            case ServerConduct.Silent:
                Break(false);
                break;
            case ServerConduct.Stall:
                _readsAgainAt = _world.Now + _chance.Between(1000, 40_000);
                break;
            case ServerConduct.Refusal or ServerConduct.RefusalReads:
                AnswerEarly(_server.Replies.Refusal(), _record.Conduct == ServerConduct.Refusal);
                break;
            case ServerConduct.EarlySuccess or ServerConduct.EarlySuccessReads:
                AnswerEarly(_server.Replies.EarlySuccess(_record.Head.ContentLength), _record.Conduct == ServerConduct.EarlySuccess);
                break;
            default:
                BreakAt(_world.Now + 1);
                break;
        }
    }

    private void AnswerEarly(ServerReply reply, bool closes)
    {
        _reply = reply;
        _replyAt = _world.Now + _pipe.MsFor(_pipe.InFlight, Speed) + Math.Max(1, _server.LatencyMs);
        _readsAgainAt = _replyAt;
        if (closes)
        {
            _breaksAt = _replyAt;

            // A reset can overtake the answer.
            _replyAt = _chance.OneIn(4) ? Never : _replyAt;
        }
    }

    private void DropIfIdle()
    {
        int limit = _server.DropsIdleAfterMs;
        if (limit <= 0 || IsBodySent || _isSilent || _isLost || _replyAt != Never || _world.Now - _pipe.LastArrivalAt <= limit)
        {
            return;
        }

        _isSilent = true;
        _isLost = true;
        if (_chance.OneIn(2))
        {
            _reply = new ServerReply(408, "idle");
            _replyAt = _pipe.LastArrivalAt + limit;
        }
    }

    /// <summary>The body came whole.</summary>
    private void Answer()
    {
        ServerConduct conduct = _record.Conduct;
        long at = _record.WholeAt!.Value + _server.LatencyMs + _chance.Between(0, 20) + conduct.ExtraReplyMs(_chance);
        switch (conduct)
        {
            case ServerConduct.ResetAfterBody:
                BreakAt(at);
                return;
            case ServerConduct.SilentAfterBody:
                _isSilent = true;
                return;
            case ServerConduct.StoredButReset:
                _server.Store(_record);
                BreakAt(at);
                return;
            case ServerConduct.StoredButSilent:
                _server.Store(_record);
                _isSilent = true;
                return;
        }

        _reply = _server.Replies.ToWhole(conduct, _server.ReadClipLength, _record.Head.ContentLength, _server.WallTime());
        _replyBreaks = conduct switch
        {
            ServerConduct.CutReply => TransportError.Lost,
            ServerConduct.BadReply => TransportError.BadReply,
            _ => null,
        };
        if (conduct == ServerConduct.StoredButFailed || (_reply.IsSuccess && !(_reply.Tells < _server.ReadClipLength)))
        {
            _server.Store(_record);
            _reply = _reply with { IsAfterStore = true };
        }

        _replyAt = at;
    }

    private void BreakAt(long time)
    {
        _isSilent = true;
        _breaksAt = time;
    }
}
