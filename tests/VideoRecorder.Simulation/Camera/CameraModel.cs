using VideoRecorder.Core.Recording;
using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Camera;

/// <summary>A camera whose frames are numbered, with all that can be wrong with one.</summary>
internal sealed class CameraModel(World world, Chance chance) : ICamera
{
    /// <summary>Gets or sets whether a sensor answers.</summary>
    public bool IsPresent { get; set; } = true;

    /// <summary>Gets or sets the time from one frame to the next in milliseconds.</summary>
    public int FrameMs { get; set; } = 50;

    /// <summary>Gets or sets the size of a frame in bytes, as the least and the most.</summary>
    public (int Least, int Most) FrameBytes { get; set; } = (600, 1500);

    /// <summary>Gets or sets how many frames are bad, 0 to 1; in what way is left to chance.</summary>
    public double FaultRate { get; set; }

    /// <summary>Gets or sets until when no frame comes.</summary>
    public long StallsUntil { get; set; }

    /// <summary>Gets the number of the held frame; it is in the frame's bytes too.</summary>
    public long HeldNumber { get; private set; }

    /// <summary>Gets the bytes of the held frame.</summary>
    public ReadOnlySpan<byte> Held => throw new NotImplementedException();

    /// <summary>The board starts.</summary>
    public void Boot() => throw new NotImplementedException();

    public void Start(RecorderSettings settings) => world.Call(PortKind.Camera, "start", chance.Below(1).ToString());

    public bool TakeFrame(int timeoutMs, CameraFrame frame) => throw new NotImplementedException();

    public void ReleaseFrame() => throw new NotImplementedException();

    public void Stop() => throw new NotImplementedException();
}
