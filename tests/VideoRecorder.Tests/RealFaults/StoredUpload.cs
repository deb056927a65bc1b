namespace VideoRecorder.Tests.RealFaults;

/// <summary>What the server knows of one request.</summary>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="Port">The port that it came from.</param>
internal sealed record StoredUpload(int Number, int Port)
{
    private volatile UploadStage _stage = UploadStage.Begun;

    /// <summary>Gets or sets the name of the clip, as the recorder sent it.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the date in the header of the clip; empty for none.</summary>
    public string Date { get; set; } = string.Empty;

    /// <summary>Gets or sets the digest of the clip, once it was whole: of all but its date.</summary>
    public string Digest { get; set; } = string.Empty;

    /// <summary>Gets or sets where it was stored, once it was whole.</summary>
    public string File { get; set; } = string.Empty;

    /// <summary>Gets or sets how far it has come.</summary>
    public UploadStage Stage
    {
        get => _stage;
        set => _stage = value;
    }

    /// <summary>Gets a value indicating whether the whole clip was stored.</summary>
    public bool IsStored => Stage >= UploadStage.Stored;
}
