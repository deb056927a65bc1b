namespace VideoRecorder.Simulation.Network;

/// <summary>A reply on its way to the recorder.</summary>
/// <param name="Status">The status; 0 for bytes that are no HTTP.</param>
/// <param name="Body">The body; one character a byte where it is compressed.</param>
/// <param name="RetryAfter">The field.</param>
internal sealed record ServerReply(int Status, string Body = "", string RetryAfter = "")
{
    /// <summary>Gets the size that it tells; null for none, or for one that no server means.</summary>
    public long? Tells { get; init; }

    /// <summary>Gets what it is worth when it comes after the last byte.</summary>
    public ReplyWorth Worth { get; init; }

    public ReplyEnd End { get; init; }

    public string ContentType { get; init; } = string.Empty;

    public string ContentEncoding { get; init; } = string.Empty;

    /// <summary>Gets whether the server stores the clip before it says so.</summary>
    public bool IsStored { get; init; }

    /// <summary>Gets whether it was sent after the last byte of the body had come.</summary>
    public bool IsAfterBody { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Gets whether the recorder can know that it has all of it.</summary>
    public bool HasEnd => End is not (ReplyEnd.Never or ReplyEnd.Cut);

    /// <summary>Gets whether the next request may go over the same connection.</summary>
    public bool KeepsConnection => End is ReplyEnd.Length or ReplyEnd.Chunks;
}
