using VideoRecorder.Core.Storage;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Card;

/// <summary>Makes changes of names on a medium, whole or up to one of the small writes that FatFs makes for them.</summary>
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
            case FolderChangeKind.Rename:
                return medium.Names.FindParent(change.NewPath) is null ? CardError.NotFound
                    : medium.Names.Find(change.NewPath) is not null ? CardError.AlreadyExists
                    : entry?.File is null ? CardError.NotFound : null;
            case FolderChangeKind.Delete:
                return entry?.File is null ? CardError.NotFound : null;
            default:
                return entry?.Folder is not { Count: 0 } || entry == medium.Root.Entry ? CardError.NotFound : null;
        }
    }

    /// <summary>Gets in how many steps a change is made, which <see cref="Check"/> allows.</summary>
    /// <param name="change">The change.</param>
    /// <param name="straddles">Whether the name counts as one that lies in two sectors.</param>
    public int StepsOf(FolderChange change, bool straddles)
    {
        int parts = (straddles ? 1 : 0) + (Grows(change) ? 1 : 0);
        return change.Kind switch
        {
            FolderChangeKind.Create => 1 + parts,
            FolderChangeKind.Rename => (IsOneWrite(change) ? 1 : 2) + parts,
            _ => 2 + parts,
        };
    }

    /// <summary>Makes the first steps of a change.</summary>
    /// <param name="change">The change, which <see cref="Check"/> allows.</param>
    /// <param name="steps">How many.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="straddles">As for <see cref="StepsOf"/>.</param>
    /// <returns>Whether there was room on the card.</returns>
    public bool Make(FolderChange change, int steps, int all, bool straddles)
    {
        if (steps == 0)
        {
            return true;
        }

        if (Grows(change))
        {
            if (steps == 1)
            {
                LeaveJunk(medium.Names.FindParent(NewName(change))!);
                return true;
            }

            // The room was made in the first step; what follows is as without it.
            steps--;
            all--;
        }

        switch (change.Kind)
        {
            case FolderChangeKind.Create:
                return Create(change.Path);
            case FolderChangeKind.CreateFolder:
                return CreateFolder(change.Path, steps == all);
            case FolderChangeKind.Rename:
                return Rename(change, steps == all, straddles && steps == all - 1);
            case FolderChangeKind.Delete:
                Delete(medium.Names.Find(change.Path)!, straddles && steps == 1, steps == all);
                return true;
            default:
                DeleteFolder(medium.Names.Find(change.Path)!, steps == all);
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
        int start = medium.Table.Extend(0, 0);
        CardEntryNode? entry = isWhole && start > 0 ? medium.Names.Add(path, medium.Names.FindParent(path)!) : null;
        if (entry is not null)
        {
            entry.Start = start;
            entry.Folder = new CardFolder(entry);
        }
        else if (isWhole && start > 0)
        {
            medium.Table.Release(start, 0, 0, false);
        }

        return start > 0 && (entry is not null || !isWhole);
    }

    private bool Rename(FolderChange change, bool isWhole, bool leavesAlias)
    {
        CardEntryNode old = medium.Names.Find(change.Path)!;
        CardEntryNode? entry = medium.Names.Add(change.NewPath, medium.Names.FindParent(change.NewPath)!);
        if (entry is null)
        {
            return false;
        }

        entry.Size = old.Size;
        entry.Start = old.Start;
        CardFile file = old.File!;
        if (isWhole)
        {
            medium.Names.Remove(old);
        }
        else if (leavesAlias)
        {
            medium.Names.LeaveAlias(old);
        }

        file.NameComes(entry);
        return true;
    }

    private void Delete(CardEntryNode entry, bool leavesAlias, bool isWhole)
    {
        if (leavesAlias)
        {
            medium.Names.LeaveAlias(entry);
            return;
        }

        CardFile file = entry.File!;
        medium.Names.Remove(entry);
        if (isWhole && entry.Start != 0)
        {
            medium.Table.Release(entry.Start, 0, file.Number, file.Names > 0);
        }

        medium.Changed(file);
    }

    private void DeleteFolder(CardEntryNode entry, bool isWhole)
    {
        medium.Names.Remove(entry);
        if (isWhole)
        {
            medium.Table.Release(entry.Start, 0, 0, false);
        }
    }

    private static string NewName(FolderChange change) => change.Kind == FolderChangeKind.Rename ? change.NewPath : change.Path;

    private bool Grows(FolderChange change) =>
        change.Kind is not (FolderChangeKind.Delete or FolderChangeKind.DeleteFolder)
        && medium.Names.MustGrow(NewName(change), medium.Names.FindParent(NewName(change))!);

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

    /// <summary>Tells whether the new name's last sector is the one in which the old name begins: both are written at once.</summary>
    private bool IsOneWrite(FolderChange change)
    {
        CardEntryNode old = medium.Names.Find(change.Path)!;
        CardFolder parent = medium.Names.FindParent(change.NewPath)!;
        int places = CardFolder.PlacesFor(change.NewPath[(change.NewPath.LastIndexOf('/') + 1)..]);
        int last = parent.Find(places) + places - 1;
        return parent == old.Parent && last / CardFolder.PlacesOfSector == old.Place / CardFolder.PlacesOfSector;
    }
}
