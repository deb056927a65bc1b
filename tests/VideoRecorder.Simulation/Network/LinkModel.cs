using VideoRecorder.Core.Network;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>The WiFi link of the board.</summary>
internal sealed class LinkModel(World world, Chance chance) : ILink
{
    /// <summary>Gets or sets whether an access point is in reach.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Gets or sets how many tries to connect fail, 0 to 1.</summary>
    public double FaultRate { get; set; }

    public bool IsConnected => throw new NotImplementedException();

    public string LastError => throw new NotImplementedException();

    /// <summary>The board starts: there is no connection.</summary>
    public void Boot() => throw new NotImplementedException();

    public bool Connect(int timeoutMs)
    {
        world.Call(PortKind.Network, "join", chance.Below(1).ToString());
        throw new NotImplementedException();
    }

    public LinkInfo GetInfo() => throw new NotImplementedException();
}
