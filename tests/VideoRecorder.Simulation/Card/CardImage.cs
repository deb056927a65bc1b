namespace VideoRecorder.Simulation.Card;

/// <summary>The medium of a card at one moment. It does not change; many runs can begin with it.</summary>
internal sealed class CardImage
{
    /// <summary>Gets a number that is the same for the same content (names, marks, sizes, bytes).</summary>
    public ulong Fingerprint { get; init; }

    internal CardMedium? Medium { get; init; }

    internal int NextFile { get; init; }
}
