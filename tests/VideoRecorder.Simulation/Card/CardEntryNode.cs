namespace VideoRecorder.Simulation.Card;

/// <summary>A name in a folder on the medium: a file's or a folder's.</summary>
internal sealed class CardEntryNode(string path, CardFolder? parent)
{
    public string Path { get; } = path;

    /// <summary>Gets the name without its path.</summary>
    public string Name { get; } = path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Gets the folder that it is in; null for the root.</summary>
    public CardFolder? Parent { get; } = parent;

    /// <summary>Gets or sets the file; null for a folder.</summary>
    public CardFile? File { get; set; }

    /// <summary>Gets or sets the folder; null for a file.</summary>
    public CardFolder? Folder { get; set; }

    /// <summary>Gets or sets the size that the entry tells, in bytes.</summary>
    public long Size { get; set; }

    /// <summary>Gets or sets the first cluster that the entry tells; 0 for none.</summary>
    public int Start { get; set; }

    /// <summary>Gets or sets its first place in the folder.</summary>
    public int Place { get; set; }

    /// <summary>Gets or sets how many places it takes: one, and more for a long name.</summary>
    public int Places { get; set; } = 1;

    /// <summary>Gets or sets whether the attribute archive is cleared, which marks a file as delivered.</summary>
    public bool IsDelivered { get; set; }

    /// <summary>Gets or sets the short name that stands behind a long one; its path where there is none.</summary>
    public string Alias { get; set; } = path;

    public bool IsForeign { get; set; }

    /// <summary>Gets whether it is no name at all, but old bytes in a cluster that the folder took and that was not emptied.</summary>
    public bool IsJunk { get; init; }

    /// <summary>Gets whether its places lie in two sectors of the folder, which are written one after the other.</summary>
    public bool Straddles => Place / CardFolder.PlacesOfSector != (Place + Places - 1) / CardFolder.PlacesOfSector;
}
