using VideoRecorder.Core.Upload;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>The network behind the link, and the upload server at its end.</summary>
internal sealed class ServerModel(World world, Chance chance, LinkModel link) : ITransport
{
    /// <summary>Gets or sets the speed of the network.</summary>
    public int KilobytesPerSecond { get; set; } = 200;

    public int LatencyMs { get; set; } = 20;

    /// <summary>Gets or sets how many requests meet a fault of the network or a bad server, 0 to 1; which one is left to chance.</summary>
    public double FaultRate { get; set; }

    /// <summary>Gets or sets whether anything answers at the server's address.</summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>Gets every request in order.</summary>
    public List<ServedUpload> Requests { get; } = [];

    /// <summary>The board's power goes: open connections break.</summary>
    public void LosePower() => throw new NotImplementedException();

    public IUploadRequest Open(RequestHead head, int timeoutMs)
    {
        world.Call(PortKind.Network, "open", head.FileName + chance.Below(1) + link.IsUp);
        throw new NotImplementedException();
    }
}
