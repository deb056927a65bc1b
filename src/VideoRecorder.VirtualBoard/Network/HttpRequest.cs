using VideoRecorder.Core.Upload;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>An open request. A thread of its own listens for the reply from the first byte of the body on.</summary>
internal sealed class HttpRequest : IUploadRequest
{
    // how long a reply may lag behind the reset that a server sends when it wants no more of the body
    private const int LateReplyMs = 1000;

    private readonly Stream _stream;
    private readonly int _timeoutMs;
    private readonly ReplyReader _reader;
    private readonly object _gate = new();
    private UploadReply? _reply;
    private TransportException? _failure;
    private bool _hasReply;
    private long _waitedMs;
    private int _arrivalsSeen;

    /// <summary>Initializes a new instance of the <see cref="HttpRequest"/> class and starts to listen.</summary>
    /// <param name="stream">The connection, with the head sent.</param>
    /// <param name="timeoutMs">The longest time without progress in milliseconds.</param>
    public HttpRequest(Stream stream, int timeoutMs)
    {
        _stream = stream;
        _timeoutMs = timeoutMs;
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
    public void Write(byte[] buffer, int offset, int count)
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
            _stream.Write(buffer, offset, count);
            lock (_gate)
            {
                _waitedMs = 0;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            TransportException error = TransportIOException.Unwrap(e);
            if (error.Error == TransportError.Timeout || !AwaitLateReply())
            {
                throw error;
            }
        }
    }

    /// <inheritdoc/>
    public UploadReply WaitReply(int waitMs)
    {
        long start = Environment.TickCount64;
        lock (_gate)
        {
            long limit = Math.Max(0, Math.Min(waitMs, _timeoutMs - _waitedMs));
            long left = limit;
            while (_reply == null && _failure == null && left > 0)
            {
                Monitor.Wait(_gate, (int)left);
                left = limit - (Environment.TickCount64 - start);
            }

            if (_reply != null)
            {
                return _reply;
            }

            if (_failure != null)
            {
                throw _failure;
            }

            CountWait(Environment.TickCount64 - start);
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

    /// <summary>Adds up the time waited for a byte of the reply; time between the calls does not count.</summary>
    private void CountWait(long ms)
    {
        int arrivals = _reader.Arrivals;
        _waitedMs = arrivals == _arrivalsSeen ? _waitedMs + ms : 0;
        _arrivalsSeen = arrivals;
        if (_waitedMs >= _timeoutMs)
        {
            throw new TransportException(TransportError.Timeout, $"The server does not answer within {_timeoutMs / 1000.0:0.#} s");
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
