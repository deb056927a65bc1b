using VideoRecorder.Core.Network;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>
/// The PC's own network in the place of WiFi: it is in reach but for the outages that the user asked for. Like a
/// real one it is not joined again by itself after an outage.
/// </summary>
public sealed class VirtualLink : ILink
{
    private const int PlausibleSignalDbm = -52;

    private readonly IReadOnlyList<LinkOutage> _outages;
    private readonly TimeProvider _time;
    private readonly long _start;
    private volatile CancellationTokenSource? _connection;

    /// <summary>Initializes a new instance of the <see cref="VirtualLink"/> class; the time of the outages starts now.</summary>
    /// <param name="outages">The times without a network.</param>
    /// <param name="time">The time.</param>
    public VirtualLink(IReadOnlyList<LinkOutage> outages, TimeProvider time)
    {
        _outages = outages;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public bool IsConnected => !Connection.IsCancellationRequested && CurrentOutage() == null;

    /// <summary>Gets what is cancelled when the link goes down; cancelled already while it is down.</summary>
    public CancellationToken Connection => _connection?.Token ?? new CancellationToken(canceled: true);

    /// <inheritdoc/>
    public string LastError { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public bool Connect(int timeoutMs)
    {
        LinkOutage? outage = CurrentOutage();
        if (outage is { } now)
        {
            LastError = $"network not found (--link-down {now.From.TotalSeconds}-{now.To.TotalSeconds}).";
            return false;
        }

        LastError = string.Empty;
        if (!IsConnected)
        {
            TimeSpan elapsed = _time.GetElapsedTime(_start);
            TimeSpan[] next = _outages.Where(o => o.From > elapsed).Select(o => o.From - elapsed).ToArray();
            _connection = next.Length == 0 ? new CancellationTokenSource() : new CancellationTokenSource(next.Min(), _time);
        }

        return true;
    }

    /// <inheritdoc/>
    public LinkInfo GetInfo() => IsConnected
        ? new LinkInfo { Address = "127.0.0.1", Gateway = "127.0.0.1", Dns = "127.0.0.1", SignalDbm = PlausibleSignalDbm }
        : new LinkInfo { Address = string.Empty, Gateway = string.Empty, Dns = string.Empty };

    private LinkOutage? CurrentOutage()
    {
        TimeSpan elapsed = _time.GetElapsedTime(_start);
        foreach (LinkOutage outage in _outages)
        {
            if (outage.From <= elapsed && elapsed < outage.To)
            {
                return outage;
            }
        }

        return null;
    }
}
