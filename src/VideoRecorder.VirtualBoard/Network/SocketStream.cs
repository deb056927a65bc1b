using System.Net.Sockets;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>
/// A connected socket as a stream. Until <see cref="IsOpening"/> is cleared all reads and writes share one time limit;
/// after that they wait for as long as it takes. One thread may read while another writes. It ends with the link.
/// </summary>
internal sealed class SocketStream : Stream
{
    private const int SliceMs = 100;

    private readonly Socket _socket;
    private readonly long _openBy;
    private readonly int _timeoutMs;
    private readonly CancellationToken _link;
    private readonly CancellationTokenRegistration _linkLost;
    private readonly byte[] _first = new byte[HandshakeProblem.Bytes];
    private int _firstCount;

    /// <summary>Initializes a new instance of the <see cref="SocketStream"/> class.</summary>
    /// <param name="socket">The connected socket; closed with this stream.</param>
    /// <param name="openBy">The end of the limit for opening, as <see cref="Environment.TickCount64"/>.</param>
    /// <param name="timeoutMs">The whole of that limit in milliseconds, for messages.</param>
    /// <param name="link">Cancelled when the link goes down.</param>
    public SocketStream(Socket socket, long openBy, int timeoutMs, CancellationToken link)
    {
        _socket = socket;
        _openBy = openBy;
        _timeoutMs = timeoutMs;
        _link = link;
        socket.NoDelay = true;
        socket.Blocking = false;
        _linkLost = link.Register(socket.Dispose);
    }

    /// <summary>Gets or sets a value indicating whether the limit for opening holds.</summary>
    public bool IsOpening { get; set; } = true;

    /// <summary>Gets the first bytes that came, up to <see cref="HandshakeProblem.Bytes"/>.</summary>
    public ReadOnlySpan<byte> FirstBytes => _first.AsSpan(0, _firstCount);

    /// <summary>Gets a value indicating whether the link went down, and the connection with it.</summary>
    public bool IsLinkLost => _link.IsCancellationRequested;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

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
                KeepFirst(buffer[..count]);
                return count;
            }

            WaitOrThrow(error, SelectMode.SelectRead, SliceMs);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[WriteSome(buffer, SliceMs)..];
        }
    }

    /// <summary>Writes what the connection takes now.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="waitMs">The longest wait in milliseconds.</param>
    /// <returns>How many were taken; 0 when that was none in all the time.</returns>
    /// <exception cref="IOException">The connection broke.</exception>
    public int WriteSome(ReadOnlySpan<byte> buffer, int waitMs)
    {
        long end = Environment.TickCount64 + waitMs;
        while (true)
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
                return count;
            }

            long left = end - Environment.TickCount64;
            WaitOrThrow(error, SelectMode.SelectWrite, (int)Math.Clamp(left, 0, SliceMs));
            if (left <= 0)
            {
                return 0;
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

    private void KeepFirst(ReadOnlySpan<byte> received)
    {
        int count = Math.Min(received.Length, _first.Length - _firstCount);
        received[..count].CopyTo(_first.AsSpan(_firstCount));
        _firstCount += count;
    }

    private void WaitOrThrow(SocketError error, SelectMode mode, int waitMs)
    {
        if (error is not (SocketError.WouldBlock or SocketError.TryAgain or SocketError.IOPending or SocketError.NoBufferSpaceAvailable))
        {
            throw _link.IsCancellationRequested
                ? Closed()
                : new TransportIOException(TransportError.Lost, "The connection broke: " + Reason.Of(new SocketException((int)error)));
        }

        long left = IsOpening ? _openBy - Environment.TickCount64 : waitMs;
        if (IsOpening && left <= 0)
        {
            throw new TransportIOException(TransportError.Timeout, $"The server does not answer within {_timeoutMs / 1000.0:0.#} s");
        }

        try
        {
            _socket.Poll(TimeSpan.FromMilliseconds(Math.Min(left, waitMs)), mode);
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
