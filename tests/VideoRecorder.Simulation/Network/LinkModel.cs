using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>The WiFi link of the board.</summary>
internal sealed class LinkModel(World world, Chance chance) : ILink
{
    private static readonly string[] Failures =
        ["the access point was not found", "the password was refused", "no address was given (DHCP)", string.Empty];

    private static readonly LinkInfo Nothing = new() { Address = string.Empty, Gateway = string.Empty, Dns = string.Empty };
    private static readonly LinkInfo Figures =
        new() { Address = "192.168.1.50", Gateway = "192.168.1.1", Dns = "192.168.1.1", SignalDbm = -61 };

    private bool _isUp = true;
    private bool _isConnected;

    /// <summary>Gets or sets whether an access point is in reach. When it goes, the link is lost.</summary>
    public bool IsUp
    {
        get => _isUp;
        set
        {
            _isUp = value;
            if (!value)
            {
                Lose();
            }
        }
    }

    /// <summary>Gets or sets how many tries to connect fail, 0 to 1.</summary>
    public double FaultRate { get; set; }

    /// <summary>Gets or sets how long a connect takes at most, in milliseconds.</summary>
    public int ConnectMs { get; set; } = 4000;

    /// <summary>Gets or sets what happens at the moment in which the link is lost.</summary>
    public Action? Lost { get; set; }

    /// <summary>Gets how often the link was lost.</summary>
    public int Losses { get; private set; }

    /// <summary>Gets when a connect failed the last time, whatever the cause; -1 for never.</summary>
    public long FailedAt { get; private set; } = -1;

    /// <summary>Gets a value indicating whether there is a connection. A look, no counted call.</summary>
    public bool IsConnected
    {
        get
        {
            world.ThrowIfStopped();
            return _isConnected;
        }
    }

    public string LastError { get; private set; } = string.Empty;

    /// <summary>Gets a value indicating whether bytes get through, without asking for the board's power.</summary>
    internal bool Carries => _isConnected;

    /// <summary>The board starts: there is no connection.</summary>
    public void Boot()
    {
        _isConnected = false;
        LastError = string.Empty;
    }

    /// <summary>The link is lost for this moment; it can be made again at once if the access point is in reach.</summary>
    public void Lose()
    {
        if (_isConnected)
        {
            _isConnected = false;
            Losses++;
            world.Diary.Note("the link is lost");
            Lost?.Invoke();
        }
    }

    public bool Connect(int timeoutMs)
    {
        world.ThrowIfStopped();
        if (timeoutMs <= 0)
        {
            world.Violate("The network is joined without any time for it");
            world.ThrowIfStopped();
        }

        world.Call(PortKind.Network, "join", string.Empty);
        bool fails = world.FaultOf(PortKind.Network) != 0 || chance.Happens(FaultRate);
        long neededMs = _isUp ? chance.Between(ConnectMs / 4, ConnectMs) : timeoutMs;
        world.Pass(Math.Min(neededMs, timeoutMs));
        if (fails || !_isUp || neededMs > timeoutMs)
        {
            FailedAt = world.Now;
            LastError = _isUp ? Failures[chance.Below(Failures.Length)] : Failures[0];
            return false;
        }

        LastError = string.Empty;
        _isConnected = true;
        return true;
    }

    /// <summary>Gets the figures; at times the board does not know them.</summary>
    public LinkInfo GetInfo()
    {
        world.ThrowIfStopped();
        return _isConnected && !chance.OneIn(10) ? Figures : Nothing;
    }
}
