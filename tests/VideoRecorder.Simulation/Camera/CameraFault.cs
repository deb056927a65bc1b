namespace VideoRecorder.Simulation.Camera;

/// <summary>What a call of the camera can meet.</summary>
internal enum CameraFault
{
    None,

    /// <summary>The sensor fails and must be started again.</summary>
    Failed,

    /// <summary>No frame comes in time.</summary>
    Missing,

    /// <summary>The frame is broken: cut off, without a start, without a picture, or empty.</summary>
    Broken,

    /// <summary>The frame comes late.</summary>
    Late,

    /// <summary>The frame is many times as large as others.</summary>
    Oversized,
}
