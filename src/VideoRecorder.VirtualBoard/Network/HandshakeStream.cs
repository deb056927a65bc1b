using System.Net.Sockets;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>A connected socket as TLS sees it. It remembers the first bytes that came: they tell why there is no TLS.</summary>
internal sealed class HandshakeStream : NetworkStream
{
    private readonly byte[] _first = new byte[HandshakeProblem.Bytes];
    private int _firstCount;

    /// <summary>Initializes a new instance of the <see cref="HandshakeStream"/> class.</summary>
    /// <param name="socket">The connected socket; closed with this stream.</param>
    public HandshakeStream(Socket socket)
        : base(socket, ownsSocket: true)
    {
    }

    /// <summary>Gets the first bytes that came, up to <see cref="HandshakeProblem.Bytes"/>.</summary>
    public ReadOnlySpan<byte> FirstBytes => _first.AsSpan(0, _firstCount);

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ValueTask<int> reading = base.ReadAsync(buffer, cancellationToken);
        return _firstCount == _first.Length ? reading : KeepFirstAsync(reading, buffer);
    }

    private async ValueTask<int> KeepFirstAsync(ValueTask<int> reading, Memory<byte> buffer)
    {
        int received = await reading.ConfigureAwait(false);
        int kept = Math.Min(received, _first.Length - _firstCount);
        buffer.Span[..kept].CopyTo(_first.AsSpan(_firstCount));
        _firstCount += kept;
        return received;
    }
}
