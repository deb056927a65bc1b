using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.Support;

/// <summary>A WiFi link that is there, or not, as the test says.</summary>
internal sealed class ScriptedLink(VirtualTimeClock clock) : ILink
{
    /// <summary>Whether an access point is in reach.</summary>
    public bool IsReachable { get; set; } = true;

    public bool IsConnected { get; private set; }

    public string LastError { get; private set; } = string.Empty;

    /// <summary>What a failing connection says.</summary>
    public string Error { get; set; } = "no such network is in reach.";

    public LinkInfo Info { get; } = new() { Address = "192.168.1.100", Gateway = "192.168.1.1", Dns = "192.168.1.2", SignalDbm = -45 };

    /// <summary>What throws what the port does not promise.</summary>
    public LinkFaults Faults { get; set; }

    /// <summary>When a connection was tried, and with which time-out.</summary>
    public List<(long Time, int TimeoutMs)> Attempts { get; } = [];

    public bool Connect(int timeoutMs)
    {
        Attempts.Add((clock.Milliseconds, timeoutMs));
        if (Faults.HasFlag(LinkFaults.Connect))
        {
            throw new InvalidOperationException("The radio is stuck.");
        }

        IsConnected = IsReachable;
        LastError = IsReachable ? string.Empty : Error;
        clock.Advance(IsReachable ? 800 : timeoutMs);
        return IsConnected;
    }

    public LinkInfo GetInfo() => Faults.HasFlag(LinkFaults.Info) ? throw new InvalidOperationException("No figures.") : Info;

    public void Drop()
    {
        IsReachable = false;
        IsConnected = false;
    }
}
