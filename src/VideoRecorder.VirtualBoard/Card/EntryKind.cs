namespace VideoRecorder.VirtualBoard.Card;

/// <summary>What stands at a path of the PC.</summary>
internal enum EntryKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link, or a mount point of Windows.</summary>
    Link,

    /// <summary>A pipe, a device or a socket: opening or reading it may never end.</summary>
    Special,
}
