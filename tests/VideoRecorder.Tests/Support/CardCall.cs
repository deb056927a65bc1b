namespace VideoRecorder.Tests.Support;

/// <summary>A call of a card or of a file on it.</summary>
internal enum CardCall
{
    Mount,
    GetSpace,
    List,
    CreateFolder,
    DeleteFolder,
    Create,
    Open,
    OpenToWrite,
    SetDelivered,
    Delete,
    Append,
    AppendFrame,
    Overwrite,
    Read,
    ReadToWrite,
    Truncate,
    Sync,
    Close,
}
