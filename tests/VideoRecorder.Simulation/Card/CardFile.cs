namespace VideoRecorder.Simulation.Card;

/// <summary>
/// A file on the card, whatever its name: a chain of clusters. After a cut in a rename two names can lead to the same one.
/// </summary>
internal sealed class CardFile(int number, string path)
{
    /// <summary>Gets the number of the file: files are numbered in the order in which they were made, over the whole run.</summary>
    public int Number { get; } = number;

    /// <summary>Gets or sets the path by which it was last made, opened or renamed.</summary>
    public string Path { get; set; } = path;

    /// <summary>Gets whether somebody else put it on the card: the recorder must not touch it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Gets a number that grows with each change of its bytes, also one that a cut makes: what watches need not compare anew.</summary>
    public int Version { get; private set; }

    /// <summary>Gets what the recorder reads from it: with all that is not on the medium yet.</summary>
    public ReadOnlySpan<byte> Content => throw new NotImplementedException();

    /// <summary>Gets what is on the medium, as far as its size there says.</summary>
    public ReadOnlySpan<byte> Durable => throw new NotImplementedException();
}
