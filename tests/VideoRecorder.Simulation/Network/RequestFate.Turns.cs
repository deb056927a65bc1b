using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Simulation.Network;

// What happens at its byte, at the end of the body, and when nothing comes.
internal sealed partial class RequestFate
{
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
        int limit = _dropsAfterMs;
        if (limit <= 0 || IsBodySent || _isSilent || _isLost || _replyAt != Never || _world.Now - _pipe.LastArrivalAt <= limit)
        {
            return;
        }

        _isSilent = true;
        _isLost = true;
        _world.Diary.Note("the server drops an idle connection");
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
                _server.Disk.Store(_record);
                BreakAt(at);
                return;
            case ServerConduct.StoredButSilent:
                _server.Disk.Store(_record);
                _isSilent = true;
                return;
        }

        _reply = _server.Replies.ToWhole(conduct, _server.Disk.ClipLength, _record.Head.ContentLength, _server.WallTime());
        _replyBreaks = conduct switch
        {
            ServerConduct.CutReply => TransportError.Lost,
            ServerConduct.BadReply => TransportError.BadReply,
            _ => null,
        };
        if (conduct == ServerConduct.StoredButFailed || (_reply.IsSuccess && !(_reply.Tells < _server.Disk.ClipLength)))
        {
            _server.Disk.Store(_record);
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
