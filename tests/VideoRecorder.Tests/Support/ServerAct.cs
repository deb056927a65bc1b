using VideoRecorder.Core.Http;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.Support;

/// <summary>How the model server behaves towards one request.</summary>
internal sealed record ServerAct
{
    /// <summary>The connection fails so.</summary>
    public TransportError? Refuses { get; init; }

    /// <summary>How long the connection takes to make.</summary>
    public int ConnectMs { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>The answer's body; null says the size that was stored.</summary>
    public string? Body { get; init; }

    public string RetryAfter { get; init; } = string.Empty;

    /// <summary>How long after the body's end the answer comes.</summary>
    public int DelayMs { get; init; }

    /// <summary>No answer ever comes.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The answer comes after so many bytes of the body.</summary>
    public int? AnswersAfter { get; init; }

    /// <summary>With <see cref="AnswersAfter"/>: the connection is closed then, and the client sees that first.</summary>
    public bool ClosesToo { get; init; }

    /// <summary>The connection breaks after so many bytes.</summary>
    public int? BreaksAfter { get; init; }

    /// <summary>The server takes no more bytes after so many.</summary>
    public int? StallsAfter { get; init; }

    /// <summary>With <see cref="StallsAfter"/>: the connection does not outlive a wait in vain.</summary>
    public bool BreaksWhenStalled { get; init; }

    /// <summary>With <see cref="StallsAfter"/>: the server takes bytes again from this time on.</summary>
    public long GoesOnAt { get; init; } = long.MaxValue;
}
