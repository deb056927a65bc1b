using VideoRecorder.Core.Http;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>An open request. A thread of its own listens for the reply from the first byte of the body on.</summary>
internal sealed class HttpRequest : IUploadRequest
{
    // how long what the listening thread learns may lag behind a write that breaks
    private const int LateReasonMs = 250;

    private readonly Stream _stream;
    private readonly ReplyReader _reader;
    private readonly object _gate = new();
    private Task _writing = Task.CompletedTask;
    private UploadReply? _reply;
    private TransportException? _failure;
    private bool _hasReply;
    private long _taken;

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
    /// <remarks>
    /// A connection that breaks is an error even when a reply has come: bytes that went nowhere never count as sent.
    /// <see cref="WaitReply"/> then gives that reply.
    /// </remarks>
    public int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        lock (_gate)
        {
            if (_failure != null)
            {
                throw _failure;
            }
        }

        try
        {
            int taken = _stream is SocketStream socket
                ? socket.WriteSome(buffer.AsSpan(offset, count), waitMs)
                : WriteWhole(buffer.AsSpan(offset, count), waitMs);
            Interlocked.Add(ref _taken, taken);
            return taken;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw AwaitReason() ?? TransportIOException.Unwrap(e);
        }
    }

    /// <inheritdoc/>
    public UploadReply WaitReply(int waitMs)
    {
        long start = Environment.TickCount64;
        UploadReply? reply;
        lock (_gate)
        {
            long left = waitMs;
            while (_reply == null && _failure == null && left > 0)
            {
                Monitor.Wait(_gate, (int)left);
                left = waitMs - (Environment.TickCount64 - start);
            }

            reply = _reply ?? (_failure != null ? throw _failure : null);
        }

        return reply == null || reply.Status >= ReplyReader.FirstRefusal ? reply! : AfterLastPiece(reply, start + waitMs);
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

    /// <summary>A success counts only when the last piece has gone out, as it could answer less than the whole.</summary>
    private UploadReply AfterLastPiece(UploadReply reply, long end)
    {
        try
        {
            return IsWritten((int)Math.Max(0, end - Environment.TickCount64)) ? reply : null!;
        }
        catch (IOException e)
        {
            throw TransportIOException.Unwrap(e);
        }
    }

    /// <summary>Waits a moment for what the listening thread knows of a broken connection; it may know better.</summary>
    private TransportException? AwaitReason()
    {
        long end = Environment.TickCount64 + LateReasonMs;
        lock (_gate)
        {
            for (long left = LateReasonMs; !_hasReply && _failure == null && left > 0; left = end - Environment.TickCount64)
            {
                Monitor.Wait(_gate, (int)left);
            }

            return _hasReply ? null : _failure;
        }
    }

    private TransportException Explain(Exception error)
    {
        TransportException known = TransportIOException.Unwrap(error);
        bool mayBeTls = known.Error == TransportError.Lost && !_reader.HasBytes
            && _stream is SocketStream { IsLinkLost: false } && Interlocked.Read(ref _taken) <= TlsHint.MostTakenBytes;
        return mayBeTls ? TlsHint.AddTo(known) : known;
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
                _failure = Explain(e);
                Monitor.PulseAll(_gate);
            }
        }
    }
}
