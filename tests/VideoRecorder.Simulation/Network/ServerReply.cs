namespace VideoRecorder.Simulation.Network;

/// <summary>A reply on its way to the recorder.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The start of the body, as the transport hands it over.</param>
/// <param name="RetryAfter">The field.</param>
internal sealed record ServerReply(int Status, string Body = "", string RetryAfter = "")
{
    /// <summary>Gets the size that it tells by the rules: an integer <c>size</c> of the outermost object. Null for none.</summary>
    public long? Tells { get; init; }

    /// <summary>Gets whether it was sent after the clip was stored.</summary>
    public bool IsAfterStore { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;
}
