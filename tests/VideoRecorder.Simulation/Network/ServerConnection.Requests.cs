namespace VideoRecorder.Simulation.Network;

// One request after the other: where one begins, and where it is over.
internal sealed partial class ServerConnection
{
    private int WriteHead(ReadOnlySpan<byte> piece)
    {
        if (!_head.IsBegun)
        {
            CheckMayBegin();
        }

        Begin("write");
        Advance();
        ThrowIfBroken();
        int taken = _head.Add(piece);
        if (_head.IsWhole)
        {
            BeginRequest();
        }

        return taken;
    }

    /// <summary>A connection that was used before must still be of use, as far as one can know.</summary>
    private void CheckMayBegin()
    {
        if (_last is { KeepsConnection: false })
        {
            Violate("A connection is used again that the last reply has ended");
        }

        if (!_isKnownToBeFree)
        {
            Violate("A connection is used again without a look at what has come on it");
        }
    }

    private void BeginRequest()
    {
        SimulatedHead head = _head.Read();
        string? error = _head.Error ?? HeadCheck.Error(head, _server.Settings);
        _head = new HeadReader();
        if (error is not null)
        {
            Violate("A request is not in order: " + error);
        }

        ServerConduct? stale = _nextConduct is null ? _kept.Wake(_world.Now) : null;
        ServerConduct conduct = _nextConduct ?? _server.NextConduct(stale);
        _nextConduct = null;
        Request = _server.Enter(head, conduct);
        _fate = new RequestFate(_world, _chance, _server, _wire, Request, stale is null ? _server.AtByte : 0);
        _world.Watch.RequestOpened(Request);
        if (conduct.IsAtOpen())
        {
            _fate.Break(conduct != ServerConduct.NoAnswer);
        }
    }

    private void EndIfAnswered()
    {
        if (_fate?.EndedWith is { } reply)
        {
            _last = reply;
            _kept.Rest(reply, _world.Now);
            EndRequest(true);
        }
    }

    private void EndRequest(bool isTold)
    {
        if (_fate is null)
        {
            return;
        }

        ServedUpload request = Request!;
        _fate.End();
        _fate = null;
        Request = null;
        _isKnownToBeFree = false;
        if (isTold)
        {
            _world.Watch.RequestClosed(request);
        }

        _server.Disk.Forget(request);
    }
}
