using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>
/// The PC's own network in the place of WiFi: it is in reach but for the outages that the user asked for. Like a
/// real one it is not joined again by itself after an outage.
/// </summary>
public sealed class VirtualLink : ILink
{
    private const int PlausibleSignalDbm = -52;
    private const int MinLookMs = 1;

    private readonly IReadOnlyList<LinkOutage> _outages;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _look;
    private volatile Joined? _joined;

    /// <summary>Initializes a new instance of the <see cref="VirtualLink"/> class; the time of the outages starts now.</summary>
    /// <param name="outages">The times without a network.</param>
    /// <param name="time">The time.</param>
    public VirtualLink(IReadOnlyList<LinkOutage> outages, TimeProvider time)
    {
        _outages = outages;
        _time = time;
        _start = time.GetTimestamp();
        _look = time.CreateTimer(_ => LookAndArm(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public bool IsConnected
    {
        get
        {
            Check();
            return !Connection.IsCancellationRequested;
        }
    }

    /// <summary>Gets what is cancelled when the link goes down; cancelled already while it is down.</summary>
    public CancellationToken Connection => _joined?.Connection.Token ?? new CancellationToken(canceled: true);

    /// <inheritdoc/>
    public string LastError { get; private set; } = string.Empty;

    private TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <inheritdoc/>
    public bool Connect(int timeoutMs)
    {
        TimeSpan now = Elapsed;
        foreach (LinkOutage outage in _outages)
        {
            if (outage.From <= now && now < outage.To)
            {
                Check();
                LastError = $"network not found (--link-down {outage.From.TotalSeconds}-{outage.To.TotalSeconds}).";
                return false;
            }
        }

        LastError = string.Empty;
        if (!IsConnected)
        {
            _joined = new Joined(new CancellationTokenSource(), now);
            LookAndArm();
        }

        return true;
    }

    /// <inheritdoc/>
    public LinkInfo GetInfo() => IsConnected
        ? new LinkInfo { Address = "127.0.0.1", Gateway = "127.0.0.1", Dns = "127.0.0.1", SignalDbm = PlausibleSignalDbm }
        : new LinkInfo { Address = string.Empty, Gateway = string.Empty, Dns = string.Empty };

    /// <summary>
    /// Breaks the connection when an outage has begun since it was made. Only the time decides that, whoever asks: a
    /// timer that fires a moment early breaks nothing.
    /// </summary>
    private void Check()
    {
        TimeSpan now = Elapsed;
        if (_joined is { } joined && _outages.Any(o => joined.At < o.From && o.From <= now))
        {
            joined.Connection.Cancel();
        }
    }

    private void LookAndArm()
    {
        Check();
        TimeSpan now = Elapsed;
        TimeSpan[] next = _outages.Where(o => o.From > now).Select(o => o.From - now).ToArray();
        if (next.Length > 0)
        {
            double wait = Math.Max(MinLookMs, Math.Ceiling(next.Min().TotalMilliseconds));
            _look.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The network as it was joined.</summary>
    /// <param name="Connection">Cancelled when it goes down.</param>
    /// <param name="At">When it was joined.</param>
    private sealed record Joined(CancellationTokenSource Connection, TimeSpan At);
}
