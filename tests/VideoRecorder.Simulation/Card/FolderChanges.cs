using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Card;

/// <summary>Makes changes of directory entries on a medium, whole or up to one of the small writes that FatFs makes for them.</summary>
internal sealed class FolderChanges(CardMedium medium, Chance chance)
{
    private const int MostJunk = 20;

    /// <summary>Gets or sets the number that the next file gets.</summary>
    public int NextFile { get; set; } = 1;

    /// <summary>Says why a change cannot be made; null if it can.</summary>
    public CardError? Check(FolderChange change)
    {
        CardEntryNode? entry = medium.Names.Find(change.Path);
        switch (change.Kind)
        {
            case FolderChangeKind.Create:
            case FolderChangeKind.CreateFolder:
                return medium.Names.FindParent(change.Path) is null ? CardError.NotFound
                    : entry is not null ? CardError.AlreadyExists : null;
            case FolderChangeKind.DeleteFolder:
                return entry?.Folder is not { Count: 0 } || entry == medium.Root.Entry ? CardError.NotFound : null;
            default:
                return entry?.File is null ? CardError.NotFound : null;
        }
    }

    /// <summary>Gets in how many steps a change is made, which <see cref="Check"/> allows.</summary>
    public int StepsOf(FolderChange change) => change.Kind switch
    {
        FolderChangeKind.Create => Grows(change) ? 2 : 1,
        FolderChangeKind.CreateFolder => Grows(change) ? 3 : 2,
        FolderChangeKind.Delete => medium.Names.Find(change.Path)!.Straddles ? 3 : 2,
        FolderChangeKind.DeleteFolder => 2,
        _ => 1,
    };

    /// <summary>Makes the first steps of a change.</summary>
    /// <param name="change">The change, which <see cref="Check"/> allows.</param>
    /// <param name="steps">How many.</param>
    /// <returns>Whether there was space on the card.</returns>
    public bool Make(FolderChange change, int steps)
    {
        if (steps == 0)
        {
            return true;
        }

        int all = StepsOf(change);
        switch (change.Kind)
        {
            case FolderChangeKind.Create or FolderChangeKind.CreateFolder when steps == 1 && Grows(change):
                LeaveJunk(medium.Names.FindParent(change.Path)!);
                return true;
            case FolderChangeKind.Create:
                return Create(change.Path);
            case FolderChangeKind.CreateFolder:
                return CreateFolder(change.Path, steps == all);
            case FolderChangeKind.Delete:
                Delete(medium.Names.Find(change.Path)!, steps < all - 1, steps == all);
                return true;
            case FolderChangeKind.DeleteFolder:
                DeleteFolder(medium.Names.Find(change.Path)!, steps == all);
                return true;
            default:
                medium.Names.Find(change.Path)!.IsDelivered = change.Kind == FolderChangeKind.SetDelivered;
                return true;
        }
    }

    private bool Create(string path)
    {
        CardEntryNode? entry = medium.Names.Add(path, medium.Names.FindParent(path)!);
        if (entry is not null)
        {
            CardFile file = new(NextFile++, path);
            file.Bind(medium);
            file.NameComes(entry);
        }

        return entry is not null;
    }

    private bool CreateFolder(string path, bool isWhole)
    {
        int start = medium.Table.Extend(0);
        CardEntryNode? entry = isWhole && start > 0 ? medium.Names.Add(path, medium.Names.FindParent(path)!) : null;
        if (entry is not null)
        {
            entry.Start = start;
            entry.Folder = new CardFolder(entry);
        }
        else if (isWhole && start > 0)
        {
            medium.Table.Release(start, 0);
        }

        return start > 0 && (entry is not null || !isWhole);
    }

    private void Delete(CardEntryNode entry, bool leavesAlias, bool isWhole)
    {
        if (leavesAlias)
        {
            medium.Names.LeaveAlias(entry);
            return;
        }

        medium.Names.Remove(entry);
        if (isWhole && entry.Start != 0)
        {
            medium.Table.Release(entry.Start, 0);
        }

        entry.File!.Changed();
    }

    private void DeleteFolder(CardEntryNode entry, bool isWhole)
    {
        medium.Names.Remove(entry);
        if (isWhole)
        {
            medium.Table.Release(entry.Start, 0);
        }
    }

    private bool Grows(FolderChange change) => medium.Names.MustGrow(change.Path, medium.Names.FindParent(change.Path)!);

    /// <summary>The folder has one more cluster that is not emptied yet: the old bytes in it are taken for names.</summary>
    private void LeaveJunk(CardFolder folder)
    {
        int place = medium.Names.Enlarge(folder);
        Span<char> name = stackalloc char[12];
        for (int i = place < 0 ? 0 : chance.Below(MostJunk + 1); i > 0; i--)
        {
            for (int at = 0; at < name.Length; at++)
            {
                name[at] = at == 8 ? '.' : (char)chance.Between(1, 254);
            }

            folder.Add(new CardEntryNode("/" + name.ToString().Replace('/', '?'), folder) { Size = (uint)chance.Bits(), IsJunk = true }, place++);
        }
    }
}
