using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>The network behind the link, and the upload server at its end.</summary>
internal sealed class ServerModel : IConnector
{
    private static readonly DateTime UsualStart = new(2026, 11, 22, 15, 40, 1, DateTimeKind.Utc);
    private readonly World _world;
    private readonly Chance _chance;
    private readonly LinkModel _link;
    private readonly long[] _met = new long[Enum.GetValues<ServerConduct>().Length];
    private ServerConnection? _connection;
    private int _kilobytesPerSecond = 200;
    private bool _isReachable = true;

    public ServerModel(World world, Chance chance, LinkModel link)
    {
        _world = world;
        _chance = chance;
        _link = link;
        Replies = new ReplyMaker(chance);
        Disk = new ServerDisk(world);
        WallTime = () => UsualStart.AddMilliseconds(world.Now);
        link.Lost = BreakConnection;
    }

    /// <summary>Gets or sets the speed of the network; 0 for one that takes no time.</summary>
    public int KilobytesPerSecond
    {
        get => _kilobytesPerSecond;
        set
        {
            Current?.Advance();
            _kilobytesPerSecond = value;
        }
    }

    /// <summary>Gets or sets the time of a round trip.</summary>
    public int LatencyMs { get; set; } = 20;

    /// <summary>Gets or sets what the board takes before any of it has moved; it has about 6 KB.</summary>
    public int SocketBufferBytes { get; set; } = 5760;

    /// <summary>Gets or sets how many requests meet a fault of the network or a bad server, 0 to 1; which one is left to chance.</summary>
    public double FaultRate { get; set; }

    /// <summary>Gets or sets what every request meets; null leaves it to <see cref="FaultRate"/>.</summary>
    public ServerConduct? Always { get; set; }

    /// <summary>Gets or sets the byte of the body at which something happens; null leaves it to chance.</summary>
    public long? AtByte { get; set; }

    /// <summary>Gets or sets after how long without a byte of the body the server drops a connection; 0 for never.</summary>
    public int DropsIdleAfterMs { get; set; }

    /// <summary>Gets or sets the server's time, for dates.</summary>
    public Func<DateTime> WallTime { get; set; }

    /// <summary>Gets or sets the recorder's settings, for what the head must say and where no secret may stand; null does not look.</summary>
    public RecorderSettings? Settings { get; set; }

    /// <summary>Gets or sets whether the clips are kept whole; else only their length and print, once the request is over.</summary>
    public bool KeepsClips
    {
        get => Disk.KeepsClips;
        set => Disk.KeepsClips = value;
    }

    /// <summary>Gets or sets whether anything answers at the server's address. When it goes, the connection that is open breaks.</summary>
    public bool IsReachable
    {
        get => _isReachable;
        set
        {
            _isReachable = value;
            if (!value)
            {
                BreakConnection();
            }
        }
    }

    /// <summary>Gets every request in order.</summary>
    public List<ServedUpload> Requests { get; } = [];

    /// <summary>Gets the request that is open; null for none.</summary>
    public ServedUpload? OpenRequest => Current?.Request;

    /// <summary>Gets what the last request is about, for the diary.</summary>
    internal string Subject { get; private set; } = string.Empty;

    internal ReplyMaker Replies { get; }

    internal ServerDisk Disk { get; }

    private ServerConnection? Current => _connection is { IsOpen: true } ? _connection : null;

    public static string Message(TransportError error) => error switch
    {
        TransportError.NameResolution => "The server's name cannot be resolved",
        TransportError.Connect => "No server listens there",
        TransportError.Tls => "The server's certificate is not trusted. Check CaCertificate",
        TransportError.Timeout => "The server does not answer in time",
        TransportError.BadReply => "The reply is not HTTP",
        _ => "The connection was closed by the server",
    };

    /// <summary>Gets how many requests met this.</summary>
    public long Met(ServerConduct conduct) => _met[(int)conduct];

    /// <summary>The board starts: it knows nothing of a connection that was open before.</summary>
    public void Boot()
    {
        if (OpenRequest is null)
        {
            LosePower();
        }
    }

    /// <summary>The board's power goes: open connections break. What the server has whole by then it stores.</summary>
    public void LosePower()
    {
        _connection?.LosePower();
        _connection = null;
    }

    public IConnection Connect(string host, int port, bool isSecure, int timeoutMs)
    {
        _world.ThrowIfStopped();
        CheckConnect(host, port, isSecure, timeoutMs);
        _world.Call(PortKind.Network, "open", host);
        NetworkFault planned = (NetworkFault)_world.FaultOf(PortKind.Network);
        if (planned == NetworkFault.LinkLost)
        {
            _link.Lose();
        }

        if (!_link.Carries)
        {
            throw new TransportException(TransportError.Connect, "There is no network");
        }

        int losses = _link.Losses;
        ServerConduct conduct = ConductOf(planned);
        Note(conduct);
        long began = _world.Now;
        Connect(conduct, timeoutMs);
        if (_link.Losses != losses)
        {
            throw new TransportException(TransportError.Connect, "The network went down");
        }

        _connection = new ServerConnection(_world, _chance, this, conduct, (int)(_world.Now - began));
        return _connection;
    }

    /// <summary>A planned fault meets a connection.</summary>
    internal void Meet(NetworkFault fault, ServerConnection connection)
    {
        if (fault == NetworkFault.LinkLost)
        {
            _link.Lose();
            return;
        }

        ServerConduct conduct = Conducts.Of(fault);
        Note(conduct);
        connection.Meet(conduct);
    }

    /// <summary>Decides what a further request on a connection meets.</summary>
    /// <param name="stale">What it meets because the connection is of no use any more; null where it still is.</param>
    internal ServerConduct NextConduct(ServerConduct? stale)
    {
        ServerConduct conduct = stale ?? ConductOf(NetworkFault.None);
        Note(conduct);
        return conduct;
    }

    /// <summary>Takes a request.</summary>
    internal ServedUpload Enter(SimulatedHead head, ServerConduct conduct)
    {
        Disk.Begin(head.ContentLength);
        Subject = head.FileName;
        ServedUpload record = new(Requests.Count + 1, head, _world.Now) { Conduct = conduct };
        Requests.Add(record);
        return record;
    }

    private void CheckConnect(string host, int port, bool isSecure, int timeoutMs)
    {
        string? error = timeoutMs <= 0 ? "A connection is made without any time for it"
            : Current is not null ? "A connection is made while another one is open"
            : Settings is null || HeadCheck.IsAddress(host, port, isSecure, Settings) ? null
            : "A connection goes to another address than the one that was set";
        if (error is not null)
        {
            _world.Violate(error);
            _world.ThrowIfStopped();
        }
    }

    private ServerConduct ConductOf(NetworkFault planned) =>
        planned != NetworkFault.None ? Conducts.Of(planned)
            : Always ?? (_chance.Happens(FaultRate) ? Conducts.Faults[_chance.Below(Conducts.Faults.Length)] : ServerConduct.Good);

    private void Note(ServerConduct conduct)
    {
        _met[(int)conduct]++;
        if (conduct != ServerConduct.Good)
        {
            _world.Diary.Note(conduct.Note());
        }
    }

    private void Connect(ServerConduct conduct, int timeoutMs)
    {
        if (!_isReachable)
        {
            conduct = _chance.OneIn(2) ? ServerConduct.Refused : ServerConduct.NoAnswer;
        }

        long neededMs = (LatencyMs * _chance.Between(2, 4)) + (conduct == ServerConduct.Slow ? _chance.Between(1000, 10_000) : 0);
        if (conduct == ServerConduct.NoAnswer)
        {
            neededMs = (long)timeoutMs + 1;
        }

        long wait = Math.Min(neededMs, timeoutMs);
        bool isCutShort = _world.Pass(wait) < wait;
        TransportError? error = conduct switch
        {
            ServerConduct.NoName => TransportError.NameResolution,
            ServerConduct.NoTrust => TransportError.Tls,
            ServerConduct.Refused => TransportError.Connect,
            _ when !_isReachable => TransportError.Connect,
            _ when neededMs > timeoutMs => isCutShort ? TransportError.Connect : TransportError.Timeout,
            _ => null,
        };
        if (error is { } how)
        {
            throw new TransportException(how, Message(how));
        }
    }

    private void BreakConnection() => Current?.Break(_chance.OneIn(2));
}
