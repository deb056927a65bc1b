namespace VideoRecorder.Simulation.Card;

/// <summary>A change of directory entries: made in a few small writes, after each of which the power can go.</summary>
internal sealed record FolderChange(FolderChangeKind Kind, string Path);
