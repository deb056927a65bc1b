using System.Net.Sockets;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>A connection without encryption: what the socket takes is what counts as sent, to the byte.</summary>
internal sealed class PlainConnection : Connection
{
    // not on every system does closing a socket end a wait for it
    private const int SliceMs = 100;

    /// <summary>Initializes a new instance of the <see cref="PlainConnection"/> class.</summary>
    /// <param name="socket">The connected socket; closed with this.</param>
    /// <param name="connectMs">How long that took in milliseconds.</param>
    /// <param name="link">Cancelled when the link goes down.</param>
    public PlainConnection(Socket socket, int connectMs, CancellationToken link)
        : base(Unblocked(socket), connectMs, link)
    {
    }

    /// <inheritdoc/>
    public override bool HasData(int waitMs) => IsReady(SelectMode.SelectRead, Environment.TickCount64 + waitMs);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count, int limitMs)
    {
        try
        {
            int received = Socket.Receive(buffer, offset, count, SocketFlags.None, out SocketError error);
            return IsNotNow(error) ? 0 : received > 0 ? received : End();
        }
        catch (ObjectDisposedException e)
        {
            throw Broken(e);
        }
    }

    /// <inheritdoc/>
    public override int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        long end = Environment.TickCount64 + waitMs;
        try
        {
            while (true)
            {
                int sent = Socket.Send(buffer, offset, count, SocketFlags.None, out SocketError error);
                if (!IsNotNow(error))
                {
                    return sent;
                }

                if (Environment.TickCount64 >= end || !IsReady(SelectMode.SelectWrite, end))
                {
                    return 0;
                }
            }
        }
        catch (ObjectDisposedException e)
        {
            throw Broken(e);
        }
    }

    /// <summary>Makes a socket that takes a part of what is written rather than wait until it has room for the rest.</summary>
    private static Socket Unblocked(Socket socket)
    {
        socket.Blocking = false;
        return socket;
    }

    private bool IsNotNow(SocketError error) => error switch
    {
        SocketError.Success => false,
        SocketError.WouldBlock or SocketError.TryAgain or SocketError.IOPending or SocketError.NoBufferSpaceAvailable => true,
        _ => throw Broken(new SocketException((int)error)),
    };

    private bool IsReady(SelectMode mode, long end)
    {
        try
        {
            while (true)
            {
                long left = Math.Max(0, end - Environment.TickCount64);
                if (Socket.Poll(TimeSpan.FromMilliseconds(Math.Min(left, SliceMs)), mode))
                {
                    return true;
                }

                if (left <= SliceMs)
                {
                    return false;
                }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            throw Broken(e);
        }
    }
}
