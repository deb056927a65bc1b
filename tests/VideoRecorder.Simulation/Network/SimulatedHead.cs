namespace VideoRecorder.Simulation.Network;

/// <summary>The head of a request, as the server read it.</summary>
internal sealed class SimulatedHead
{
    public string Method { get; init; } = "POST";

    /// <summary>Gets the path and the query.</summary>
    public string Target { get; init; } = string.Empty;

    public string Host { get; init; } = string.Empty;

    public string UserAgent { get; init; } = string.Empty;

    public string AcceptEncoding { get; init; } = string.Empty;

    public string ContentType { get; init; } = string.Empty;

    /// <summary>Gets the exact length of the body in bytes; -1 where the field is no number.</summary>
    public long ContentLength { get; init; } = -1;

    /// <summary>Gets the <c>X-Filename</c>.</summary>
    public string FileName { get; init; } = string.Empty;

    /// <summary>Gets the <c>X-Device</c>.</summary>
    public string Device { get; init; } = string.Empty;

    /// <summary>Gets the whole <c>Authorization</c>; null where there is none.</summary>
    public string? Authorization { get; init; }

    /// <summary>Gets the bearer key in it; empty for none.</summary>
    public string ApiKey => Authorization?["Bearer ".Length..] ?? string.Empty;

    /// <summary>Gets the absolute URL, of a connection without TLS.</summary>
    public string Url => "http://" + Host + Target;
}
