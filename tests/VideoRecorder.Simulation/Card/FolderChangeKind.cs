namespace VideoRecorder.Simulation.Card;

/// <summary>The changes of directory entries.</summary>
internal enum FolderChangeKind
{
    Create,
    CreateFolder,
    SetDelivered,
    SetPending,
    Delete,
    DeleteFolder,
}
