namespace VideoRecorder.Tests.RealFaults;

/// <summary>What a proxy does to one connection.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="IsToBoard">Whether in the direction of the answer, or in that of the body.</param>
/// <param name="At">The byte of this direction at which it strikes: so many have come through before.</param>
internal sealed record ProxyFault(ProxyFaultKind Kind, bool IsToBoard, int At)
{
    /// <summary>No fault.</summary>
    public static readonly ProxyFault None = new(ProxyFaultKind.None, false, 0);
}
