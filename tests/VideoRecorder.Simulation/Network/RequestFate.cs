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
    private readonly Wire _wire;
    private readonly SocketPipe _pipe;
    private ServerReply? _reply;
    private long _replyAt = Never;

    // How much the recorder has read on this connection when it has begun to read the reply, has its head, enough of it, and all.
    private long _replyFrom = Never;
    private long _replyHead = Never;
    private long _replyEnough = Never;
    private long _replyEnd = Never;
    private long _readsAgainAt;
    private long _turnsAt = Never;
    private bool _isWhole;
    private bool _isReplyRead;
    private int _dropsAfterMs;

    /// <param name="world">What all share.</param>
    /// <param name="chance">The chance of the server.</param>
    /// <param name="server">The server.</param>
    /// <param name="wire">The connection.</param>
    /// <param name="record">The request; its conduct is what it meets.</param>
    /// <param name="atByte">The byte of the body at which something happens; null leaves it to chance.</param>
    public RequestFate(World world, Chance chance, ServerModel server, Wire wire, ServedUpload record, long? atByte)
    {
        _world = world;
        _chance = chance;
        _server = server;
        _wire = wire;
        _record = record;
        _pipe = new SocketPipe(server.SocketBufferBytes, world.Now);
        _dropsAfterMs = server.DropsIdleAfterMs;
        Become(record.Conduct, Math.Min(atByte ?? chance.Between(0, record.Head.ContentLength - 1), record.Head.ContentLength - 1));
    }

    /// <summary>Gets the bytes of the body that the recorder handed over.</summary>
    public long SentBytes => _pipe.Sent;

    /// <summary>Gets whether the answer has begun to come.</summary>
    public bool HasReply => _replyAt <= _world.Now;

    /// <summary>Gets the reply once the recorder has all of it and has handed over all of the body; null before.</summary>
    public ServerReply? EndedWith => IsBodySent && _wire.Given >= _replyEnd && _reply is { HasEnd: true } ? _reply : null;

    /// <summary>Gets how many bytes can be taken at once.</summary>
    public int Room
    {
        get
        {
            bool isStopped = _wire.IsSilent || _world.Now < _readsAgainAt;
            return isStopped ? 0 : (int)Math.Min(_pipe.Room, _turnsAt - _pipe.Sent);
        }
    }

    public bool IsBodySent => _pipe.Sent == _record.Head.ContentLength;

    private int Speed => _record.Conduct == ServerConduct.Slow ? Math.Max(1, _server.KilobytesPerSecond / 20) : _server.KilobytesPerSecond;

    /// <summary>From here on the request meets something else, unless its fate is sealed.</summary>
    public void Change(ServerConduct conduct)
    {
        if (_wire.IsSilent || _wire.IsLost || _replyAt <= _world.Now || (_replyAt != Never && !_isWhole))
        {
            return;
        }

        Become(conduct, _pipe.Sent);
        if (_isWhole && !_wire.IsSilent)
        {
            _wire.DropComing();
            Answer();
        }
    }

    /// <summary>Brings it to the time.</summary>
    public void Advance()
    {
        if (!_wire.IsSilent)
        {
            _pipe.Advance(_world.Now, Speed);
        }

        if (!_isWhole && _pipe.Arrived == _record.Head.ContentLength && !_wire.IsSilent)
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
        _wire.Advance();
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

    /// <summary>The recorder has read something.</summary>
    /// <param name="isEnd">Whether it was the end of the connection.</param>
    public void Given(bool isEnd)
    {
        if (_reply is not { Status: > 0 } reply || _wire.Given <= _replyFrom)
        {
            return;
        }

        _record.IsTooEarly |= reply is { IsSuccess: true, IsAfterBody: false };

        // A success that ends with its connection may have a rest up to then.
        bool isAll = _wire.Given >= _replyEnough && (isEnd || !reply.IsSuccess || reply.End != ReplyEnd.Close);
        _record.IsUnendedProof = _wire.Given >= _replyEnough && !isAll && reply is { IsAfterBody: true, Worth: ReplyWorth.Proof };
        _record.IsHalfRead = reply is { IsSuccess: true, IsAfterBody: true } && _wire.Given >= _replyHead && !isAll;
        if (!_isReplyRead && isAll)
        {
            _isReplyRead = true;
            _record.Status = reply.Status;
            _record.HasWholeReply = reply.HasEnd;
            _record.Worth = reply.IsAfterBody ? reply.Worth : ReplyWorth.Failure;
            _world.Diary.Note(Conducts.Answer(reply.Status));
            _world.Watch.ReplyRead(_record);
        }
    }

    /// <summary>Tells how long there is no sense in looking for space again.</summary>
    public long MsUntilRoom(int count)
    {
        long now = _world.Now;
        long next = Math.Min(_wire.BreaksAt, _replyAt > now ? _replyAt : Never);
        next = now < _readsAgainAt ? Math.Min(next, _readsAgainAt)
            : Math.Min(next, now + (_wire.IsSilent ? CheckMs : _pipe.MsUntilRoom(count, Speed)));
        return next - now;
    }

    /// <summary>Tells how long there is no sense in looking for a reply again.</summary>
    public long MsUntilReply()
    {
        long now = _world.Now;
        long next = Math.Min(_wire.Next, now + CheckMs) - now;
        return _wire.IsSilent || _isWhole || _pipe.InFlight == 0 ? next : Math.Min(next, _pipe.MsFor(_pipe.InFlight, Speed));
    }

    /// <summary>The connection breaks now, and the recorder hears of it or does not.</summary>
    public void Break(bool isHeard)
    {
        Advance();
        _turnsAt = Never;
        if (_replyAt > _world.Now)
        {
            _replyAt = Never;
        }

        _wire.BreakNow(isHeard);
    }

    /// <summary>The recorder closes. What was handed over may still get out, and the server may have it all then.</summary>
    public void CloseByRecorder()
    {
        if (IsBodySent && !_isWhole && !_wire.IsLost && !_wire.IsSilent && _chance.OneIn(2))
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
