using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>A connection to the server, as the recorder has it.</summary>
internal sealed class ServerConnection(World world, ServerModel server, ServedUpload record, RequestFate fate) : IUploadRequest
{
    private bool _isClosed;

    public bool HasReply
    {
        get
        {
            world.ThrowIfStopped();
            CheckUse();
            fate.Advance();
            return fate.HasReply;
        }
    }

    /// <summary>Gets a value indicating whether the recorder has not closed it yet.</summary>
    public bool IsOpen => !_isClosed;

    public RequestFate Fate => fate;

    public int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        world.ThrowIfStopped();
        CheckUse();
        CheckPiece(buffer, offset, count, waitMs);
        world.Watch.PieceBegins(record);
        bool knewReply = fate.HasReply;
        Begin("write");
        long end = world.Now + waitMs;
        for (bool isOver = false; ; isOver = !Wait(fate.MsUntilRoom(count), end))
        {
            fate.Advance();
            fate.ThrowIfBroken();
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

    public UploadReply WaitReply(int waitMs)
    {
        world.ThrowIfStopped();
        CheckUse();
        if (waitMs < 0)
        {
            Violate("A wait for a reply is below 0");
        }

        Begin("reply");
        long end = world.Now + waitMs;
        for (bool isOver = false; ; isOver = !Wait(fate.MsUntilReply(), end))
        {
            fate.Advance();
            if (fate.TakeReply() is { } reply)
            {
                return Give(reply);
            }

            fate.ThrowIfBroken();
            if (isOver)
            {
                return null!;
            }
        }
    }

    public void Close()
    {
        if (_isClosed)
        {
            return;
        }

        world.ThrowIfStopped();
        Begin("close");
        fate.Advance();
        fate.CloseByRecorder();
        _isClosed = true;
        fate.End();
        world.Watch.RequestClosed(record);
        server.Disk.Forget(record);
    }

    /// <summary>The board has no power: nothing more gets out.</summary>
    public void LosePower()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            fate.Advance();
            fate.End();
            server.Disk.Forget(record);
        }
    }

    private void Begin(string operation)
    {
        world.Call(PortKind.Network, operation, server.Subject);
        if (world.FaultOf(PortKind.Network) is not 0 and int fault)
        {
            fate.Advance();
            server.Meet((NetworkFault)fault, fate);
        }
    }

    /// <summary>Waits, at most until the end of the call.</summary>
    /// <returns>Whether the call may wait on.</returns>
    private bool Wait(long milliseconds, long end)
    {
        long left = end - world.Now;
        if (left <= 0)
        {
            return false;
        }

        long wait = Math.Clamp(milliseconds, 1, left);
        return world.Pass(wait) >= wait && world.Now < end;
    }

    private UploadReply Give(ServerReply reply)
    {
        if (record.Status == 0)
        {
            record.Status = reply.Status;
            record.IsProof = reply.IsSuccess && reply.IsAfterStore && (reply.Tells ?? record.ClipLength) == record.ClipLength;
            world.Diary.Note(Conducts.Answer(reply.Status));
            world.Watch.ReplyRead(record);
        }

        return new UploadReply(reply.Status, reply.RetryAfter, reply.Body);
    }

    private void CheckUse()
    {
        if (_isClosed)
        {
            Violate("A request is used after its end");
        }
    }

    private void CheckPiece(byte[] buffer, int offset, int count, int waitMs)
    {
        if (offset < 0 || count < 1 || count > buffer.Length - offset || waitMs < 0)
        {
            Violate("A piece of a body lies outside of its buffer, or its wait is below 0");
        }

        if (count > record.Head.ContentLength - fate.SentBytes)
        {
            Violate("A body is longer than its Content-Length");
        }
    }

    private void Violate(string promise)
    {
        world.Violate(promise);
        world.ThrowIfStopped();
    }
}
