namespace VideoRecorder.Tests.RealFaults;

/// <summary>How far a request has come at the server.</summary>
internal enum UploadStage
{
    /// <summary>Its head has come.</summary>
    Begun,

    /// <summary>It broke off, and what came of it was thrown away.</summary>
    Broken,

    /// <summary>The whole clip was stored.</summary>
    Stored,

    /// <summary>The whole clip was stored, and 200 was sent.</summary>
    Answered,
}
