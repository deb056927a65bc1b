namespace VideoRecorder.Simulation.Network;

/// <summary>How a server treats a request.</summary>
internal enum ServerConduct
{
    /// <summary>Stores the clip and answers 200 or 201, with or without the size.</summary>
    Good,
}
