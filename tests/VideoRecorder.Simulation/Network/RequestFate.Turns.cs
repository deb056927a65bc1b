using System.Text;

namespace VideoRecorder.Simulation.Network;

// What happens at its byte, at the end of the body, and when nothing comes.
internal sealed partial class RequestFate
{
    // In pieces, an answer takes longer; mostly by the time of a packet.
    private const int PacketMs = 50;
    private const int LongMs = 3000;

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
            case ServerConduct.Interim:
                _wire.Send(Encoding.ASCII.GetBytes(ReplyBytes.Continue), _world.Now + _server.LatencyMs);
                break;
            case ServerConduct.Refusal or ServerConduct.RefusalReads:
                AnswerEarly(_server.Replies.Refusal(), _record.Conduct == ServerConduct.Refusal);
                break;
            case ServerConduct.EarlySuccess or ServerConduct.EarlySuccessReads:
                AnswerEarly(_server.Replies.EarlySuccess(_record.Head.ContentLength), _record.Conduct == ServerConduct.EarlySuccess);
                break;
            default:
                _wire.BreakAt(_world.Now + 1);
                break;
        }
    }

    private void AnswerEarly(ServerReply reply, bool closes)
    {
        long at = _world.Now + _pipe.MsFor(_pipe.InFlight, Speed) + Math.Max(1, _server.LatencyMs);
        _readsAgainAt = at;

        // A reset can overtake the answer.
        if (!closes || !_chance.OneIn(4))
        {
            Send(reply, ReplyBytes.Of(reply), at, at);
        }

        if (closes)
        {
            _wire.ResetAt(at);
        }
    }

    private void DropIfIdle()
    {
        int limit = _dropsAfterMs;
        if (limit <= 0 || IsBodySent || _wire.IsSilent || _wire.IsLost || _replyAt != Never || _world.Now - _pipe.LastArrivalAt <= limit)
        {
            return;
        }

        _wire.IsSilent = true;
        _world.Diary.Note("the server drops an idle connection");
        if (_chance.OneIn(2))
        {
            ServerReply reply = new(408, "idle");
            long at = _pipe.LastArrivalAt + limit;
            Send(reply, ReplyBytes.Of(reply), at, at);
        }

        _wire.IsLost = true;
    }

    /// <summary>The body came whole.</summary>
    private void Answer()
    {
        ServerConduct conduct = _record.Conduct;
        long at = _record.WholeAt!.Value + _server.LatencyMs + _chance.Between(0, 20) + conduct.ExtraReplyMs(_chance);
        switch (conduct)
        {
            case ServerConduct.ResetAfterBody:
                _wire.BreakAt(at);
                return;
            case ServerConduct.SilentAfterBody:
                _wire.IsSilent = true;
                return;
            case ServerConduct.StoredButReset:
                _server.Disk.Store(_record);
                _wire.BreakAt(at);
                return;
            case ServerConduct.StoredButSilent:
                _server.Disk.Store(_record);
                _wire.IsSilent = true;
                return;
            case ServerConduct.Interim:
                _wire.Send(Encoding.ASCII.GetBytes(ReplyBytes.Processing), _chance.Between(_record.WholeAt.Value + _server.LatencyMs, at));
                break;
        }

        AnswerWhole(_server.Replies.ToWhole(conduct, _server.Disk.ClipLength, _record.Head.ContentLength, _server.WallTime()), at);
    }

    private void AnswerWhole(ServerReply reply, long at)
    {
        if (reply.IsStored)
        {
            _server.Disk.Store(_record);
        }

        ReplyBytes bytes = ReplyBytes.Of(reply);
        if (reply.End == ReplyEnd.Cut)
        {
            bytes = bytes.CutAt((int)_chance.Between(1, bytes.Bytes.Length - 1));
            bool hasHead = bytes.Bytes.Length > bytes.HeadBytes;
            reply = reply with { Worth = hasHead ? ReplyWorth.Unclear : ReplyWorth.Failure };
        }

        long last = _chance.OneIn(4) ? at + _chance.Between(1, _chance.OneIn(4) ? LongMs : PacketMs) : at;
        Send(reply with { IsAfterBody = true }, bytes, at, last);
        if (reply.End == ReplyEnd.Cut && _chance.OneIn(2))
        {
            _wire.ResetAt(last + 1);
        }
        else if (reply.Status == 0 || reply.End is ReplyEnd.Close or ReplyEnd.Cut)
        {
            _wire.EndAt(last + 1);
        }
    }

    /// <summary>An answer begins to come at a time, and its last bytes at another one.</summary>
    private void Send(ServerReply reply, ReplyBytes bytes, long at, long last)
    {
        int first = last > at ? (int)_chance.Between(1, bytes.Bytes.Length) : bytes.Bytes.Length;
        _reply = reply;
        _replyAt = at;
        _replyFrom = _wire.Sent;
        _replyHead = _replyFrom + bytes.HeadBytes;
        _replyEnough = _replyFrom + bytes.Enough;
        _wire.Send(bytes.Bytes[..first], at);
        _wire.Send(bytes.Bytes[first..], last);
        _replyEnd = _wire.Sent;
    }
}
