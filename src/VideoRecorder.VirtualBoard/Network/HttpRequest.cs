using VideoRecorder.Core.Upload;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>An open request. A thread of its own listens for the reply from the first byte of the body on.</summary>
internal sealed class HttpRequest : IUploadRequest
{
    // how long a reply may lag behind the reset that a server sends when it wants no more of the body
    private const int LateReplyMs = 1000;

    private readonly Stream _stream;
    private readonly ReplyReader _reader;
    private readonly object _gate = new();
    private Task _writing = Task.CompletedTask;
    private UploadReply? _reply;
    private TransportException? _failure;
    private bool _hasReply;

    /// <summary>Initializes a new instance of the <see cref="HttpRequest"/> class and starts to listen.</summary>
    /// <param name="stream">The connection, with the head sent.</param>
    public HttpRequest(Stream stream)
    {
        _stream = stream;
        _reader = new ReplyReader(stream);
        new Thread(Listen) { IsBackground = true, Name = "reply" }.Start();
    }

    /// <inheritdoc/>
    public bool HasReply
    {
        get
        {
            lock (_gate)
            {
                return _hasReply;
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Once a reply has come, a connection that takes no more bytes is no error: the reply says why.</remarks>
    public int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        lock (_gate)
        {
            if (_failure != null && !_hasReply)
            {
                throw _failure;
            }
        }

        try
        {
            return _stream is SocketStream socket
                ? socket.WriteSome(buffer.AsSpan(offset, count), waitMs)
                : WriteWhole(buffer.AsSpan(offset, count), waitMs);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            if (!AwaitLateReply())
            {
                throw TransportIOException.Unwrap(e);
            }

            return count;
        }
    }

    /// <inheritdoc/>
    public UploadReply WaitReply(int waitMs)
    {
        long start = Environment.TickCount64;
        lock (_gate)
        {
            long left = waitMs;
            while (_reply == null && _failure == null && left > 0)
            {
                Monitor.Wait(_gate, (int)left);
                left = waitMs - (Environment.TickCount64 - start);
            }

            if (_reply != null)
            {
                return _reply;
            }

            if (_failure != null)
            {
                throw _failure;
            }
        }

        return null!;
    }

    /// <inheritdoc/>
    public void Close()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // the connection is gone, as it should be
        }
    }

    /// <summary>
    /// Hands a piece to the encrypted stream, which can only write it whole: it is copied, and written while the caller
    /// goes on. The next one is taken when it has gone out.
    /// </summary>
    private int WriteWhole(ReadOnlySpan<byte> piece, int waitMs)
    {
        if (!IsWritten(waitMs))
        {
            return 0;
        }

        byte[] copy = piece.ToArray();
        _writing = Task.Run(() => _stream.Write(copy));
        return copy.Length;
    }

    private bool IsWritten(int waitMs)
    {
        try
        {
            return _writing.Wait(waitMs);
        }
        catch (AggregateException e)
        {
            throw new IOException(e.InnerException!.Message, e.InnerException);
        }
    }

    private bool AwaitLateReply()
    {
        long end = Environment.TickCount64 + LateReplyMs;
        lock (_gate)
        {
            for (long left = LateReplyMs; !_hasReply && _failure == null && left > 0; left = end - Environment.TickCount64)
            {
                Monitor.Wait(_gate, (int)left);
            }

            return _hasReply;
        }
    }

    private void Listen()
    {
        try
        {
            _reader.ReadHead();
            lock (_gate)
            {
                _hasReply = true;
                Monitor.PulseAll(_gate);
            }

            UploadReply reply = _reader.ReadBody();
            lock (_gate)
            {
                _reply = reply;
                Monitor.PulseAll(_gate);
            }
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _failure = TransportIOException.Unwrap(e);
                Monitor.PulseAll(_gate);
            }
        }
    }
}
