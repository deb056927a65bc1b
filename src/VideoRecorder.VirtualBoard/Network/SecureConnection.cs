using System.Net.Sockets;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>
/// A connection with TLS. Its stream reads and writes only whole records and cannot stop in their middle: both go on in the
/// background, one record at a time, while the caller does other things.
/// </summary>
internal sealed class SecureConnection : Connection
{
    /// <summary>The most that a record holds (RFC 8446, 5.1).</summary>
    private const int RecordBytes = 16 * 1024;

    private readonly Stream _tls;
    private readonly byte[] _incoming = new byte[RecordBytes];
    private readonly byte[] _outgoing = new byte[RecordBytes];
    private Task<Exception?>? _reading;
    private Task<Exception?> _writing = Task.FromResult<Exception?>(null);
    private int _received;
    private int _read;
    private int _untold;

    /// <summary>Initializes a new instance of the <see cref="SecureConnection"/> class.</summary>
    /// <param name="tls">The encrypted stream; closed with this.</param>
    /// <param name="socket">The connected socket below it; closed with this.</param>
    /// <param name="connectMs">How long that took in milliseconds.</param>
    /// <param name="link">Cancelled when the link goes down.</param>
    public SecureConnection(Stream tls, Socket socket, int connectMs, CancellationToken link)
        : base(socket, connectMs, link)
    {
        _tls = tls;
    }

    /// <inheritdoc/>
    public override bool HasData(int waitMs)
    {
        _reading ??= ReceiveAsync();
        return _reading.Wait(waitMs);
    }

    /// <inheritdoc/>
    /// <remarks>A record whose end does not come keeps no one waiting: there is no data until it is whole.</remarks>
    public override int Read(byte[] buffer, int offset, int count, int limitMs)
    {
        if (!HasData(0))
        {
            return 0;
        }

        ThrowIfBroken(_reading!);
        if (_received == 0)
        {
            return End();
        }

        int taken = Math.Min(count, _received - _read);
        Array.Copy(_incoming, _read, buffer, offset, taken);
        _read += taken;
        if (_read == _received)
        {
            _reading = null;
        }

        return taken;
    }

    /// <inheritdoc/>
    /// <remarks>Bytes count as taken when their record has gone out. Until then they are offered again, and not written again.</remarks>
    public override int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        if (_untold == 0)
        {
            _untold = Math.Min(count, RecordBytes);
            Array.Copy(buffer, offset, _outgoing, 0, _untold);
            _writing = SendAsync(_untold);
        }

        if (!_writing.Wait(waitMs))
        {
            return 0;
        }

        ThrowIfBroken(_writing);
        int taken = Math.Min(count, _untold);
        _untold -= taken;
        return taken;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        base.Close();
        try
        {
            _tls.Dispose();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // the connection is gone, as it should be
        }
    }

    private void ThrowIfBroken(Task<Exception?> ended)
    {
        if (ended.Result is { } error)
        {
            throw Broken(error);
        }
    }

    /// <summary>Reads a record.</summary>
    /// <returns>How the connection broke, if it did: when that happens no one may be there to catch it.</returns>
    private async Task<Exception?> ReceiveAsync()
    {
        try
        {
            _read = 0;
            _received = await _tls.ReadAsync(_incoming).ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>Writes a record.</summary>
    /// <returns>How the connection broke, if it did.</returns>
    private async Task<Exception?> SendAsync(int count)
    {
        try
        {
            await _tls.WriteAsync(_outgoing.AsMemory(0, count)).ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
