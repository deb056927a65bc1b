namespace VideoRecorder.Simulation.Card;

/// <summary>The changes of names.</summary>
internal enum FolderChangeKind
{
    Create,
    CreateFolder,
    Rename,
    Delete,
    DeleteFolder,
}
