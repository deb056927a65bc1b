using System.Net.Sockets;
using VideoRecorder.Core.Upload;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>
/// A connected socket as a stream whose time-outs count from the last byte that moved. One thread may read while
/// another writes. It ends with the link.
/// </summary>
internal sealed class SocketStream : Stream
{
    private const int SliceMs = 100;

    private readonly Socket _socket;
    private readonly CancellationToken _link;
    private readonly CancellationTokenRegistration _linkLost;

    /// <summary>Initializes a new instance of the <see cref="SocketStream"/> class.</summary>
    /// <param name="socket">The connected socket; closed with this stream.</param>
    /// <param name="timeoutMs">The longest time without progress in milliseconds, for both directions.</param>
    /// <param name="link">Cancelled when the link goes down.</param>
    public SocketStream(Socket socket, int timeoutMs, CancellationToken link)
    {
        _socket = socket;
        _link = link;
        ReadTimeout = timeoutMs;
        WriteTimeout = timeoutMs;
        socket.NoDelay = true;
        socket.Blocking = false;
        _linkLost = link.Register(socket.Dispose);
    }

    /// <summary>Gets the first byte that came, or -1.</summary>
    public int FirstByte { get; private set; } = -1;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanTimeout => true;

    /// <inheritdoc/>
    public override int ReadTimeout { get; set; }

    /// <inheritdoc/>
    public override int WriteTimeout { get; set; }

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        long start = Environment.TickCount64;
        while (true)
        {
            SocketError error;
            int count;
            try
            {
                count = _socket.Receive(buffer, SocketFlags.None, out error);
            }
            catch (ObjectDisposedException)
            {
                throw Closed();
            }

            if (error == SocketError.Success)
            {
                FirstByte = FirstByte < 0 && count > 0 ? buffer[0] : FirstByte;
                return count;
            }

            WaitOrThrow(error, SelectMode.SelectRead, start, ReadTimeout);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        long progress = Environment.TickCount64;
        while (!buffer.IsEmpty)
        {
            SocketError error;
            int count;
            try
            {
                count = _socket.Send(buffer, SocketFlags.None, out error);
            }
            catch (ObjectDisposedException)
            {
                throw Closed();
            }

            if (error == SocketError.Success)
            {
                buffer = buffer[count..];
                progress = Environment.TickCount64;
            }
            else
            {
                WaitOrThrow(error, SelectMode.SelectWrite, progress, WriteTimeout);
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _linkLost.Dispose();
            _socket.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WaitOrThrow(SocketError error, SelectMode mode, long since, int timeoutMs)
    {
        if (error is not (SocketError.WouldBlock or SocketError.TryAgain or SocketError.IOPending or SocketError.NoBufferSpaceAvailable))
        {
            throw _link.IsCancellationRequested
                ? Closed()
                : new TransportIOException(TransportError.Lost, "The connection broke: " + Reason.Of(new SocketException((int)error)));
        }

        if (timeoutMs != Timeout.Infinite && Environment.TickCount64 - since >= timeoutMs)
        {
            throw new TransportIOException(TransportError.Timeout, $"Nothing moved for {timeoutMs / 1000.0:0.#} s");
        }

        try
        {
            _socket.Poll(TimeSpan.FromMilliseconds(SliceMs), mode);
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            throw Closed();
        }
    }

    private TransportIOException Closed() => new(
        TransportError.Lost,
        _link.IsCancellationRequested ? "The network went down" : "The connection was closed");
}
