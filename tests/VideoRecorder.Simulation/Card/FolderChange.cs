namespace VideoRecorder.Simulation.Card;

/// <summary>A change of names: made in a few small writes, after each of which the power can go.</summary>
/// <param name="kind">What is done.</param>
/// <param name="path">The name.</param>
/// <param name="newPath">The name that it gets, for a rename.</param>
internal sealed class FolderChange(FolderChangeKind kind, string path, string newPath = "")
{
    public FolderChangeKind Kind { get; } = kind;

    public string Path { get; } = path;

    public string NewPath { get; } = newPath;
}
