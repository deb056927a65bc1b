using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Simulation.Card;

/// <summary>What becomes of the medium: by syncs, cuts, others, and copies.</summary>
internal sealed partial class CardModel
{
    private static readonly CutOutcome[] Outcomes = Enum.GetValues<CutOutcome>();

    /// <summary>Puts a file of somebody else on the card, and the folders that it needs.</summary>
    public void AddForeign(string path, long size)
    {
        CardFolder parent = ParentFor(path);
        CardEntryNode entry = Medium.Names.Find(path) is null ? Medium.Names.Add(path, parent)! : throw new ArgumentException("it is there: " + path);
        CardFile file = new(Changes.NextFile++, path) { IsForeign = true };
        file.Bind(Medium);
        file.NameComes(entry);
        entry.IsForeign = true;
        entry.Size = size;
        entry.Start = Medium.Allocate(size);
        if (entry.Start < 0)
        {
            throw new ArgumentException("there is no space for it: " + path);
        }

        file.Seal = CardPrint.OfContent(Medium, entry.Start, size);
        Flush();
    }

    /// <summary>Puts a folder of somebody else on the card.</summary>
    public void AddForeignFolder(string path)
    {
        ParentFor(path + "/.");
        Medium.Names.Find(path)!.IsForeign = true;
        Flush();
    }

    /// <summary>Takes a file or an empty folder away again, as its owner does.</summary>
    public void RemoveForeign(string path)
    {
        CardEntryNode entry = Medium.Names.Find(path)!;
        FolderChange change = new(entry.Folder is null ? FolderChangeKind.Delete : FolderChangeKind.DeleteFolder, path);
        if (Changes.Check(change) is not null || !Changes.Make(change, Changes.StepsOf(change)))
        {
            throw new ArgumentException("it cannot be removed: " + path);
        }

        Flush();
    }

    /// <summary>Leaves a file under its short name, as a deletion does that is cut off between two sectors.</summary>
    public void LeaveShortName(string path)
    {
        Medium.Names.LeaveAlias(Medium.Names.Find(path)!);
        Flush();
    }

    /// <summary>Tells whether a foreign file still holds what its owner put there.</summary>
    public bool IsUntouched(CardFile file) =>
        file.Entry is { } entry && CardPrint.OfContent(Medium, entry.Start, entry.Size) == file.Seal;

    /// <summary>The power goes: decides what is left of what was pending.</summary>
    public void LosePower() => Lose();

    /// <summary>The board restarts without a power cut: what was pending is written.</summary>
    public void Settle()
    {
        FinishSyncs(true);
        foreach (OpenFile file in _writers)
        {
            file.Publish(file.Length, file.Start);
            file.Pending.DoneUpTo(long.MaxValue);
        }

        Flush();
    }

    /// <summary>The board starts: nothing is mounted or open.</summary>
    public void Boot()
    {
        Settle();
        Die();
        _isMounted = false;
    }

    /// <summary>Takes a copy of the medium, to begin other runs with.</summary>
    public CardImage Image()
    {
        CardMedium medium = Medium;
        Resolver.Undo(_writers);
        CardMedium copy = new(medium, null);
        Resolver.Redo();
        return new CardImage { Medium = copy, NextFile = Changes.NextFile, Fingerprint = CardPrint.Of(copy) };
    }

    /// <summary>Begins with the medium of another run.</summary>
    public void Restore(CardImage image)
    {
        Die();
        _isMounted = false;
        _table.Clear();
        _underWay.Clear();
        CapacityBytes = (long)image.Medium!.Table.Count * image.Medium.ClusterBytes;
        ClusterBytes = image.Medium.ClusterBytes;
        Use(new CardMedium(image.Medium, NoteTable), image.NextFile);
    }

    /// <summary>Reads what of a file is on the medium.</summary>
    internal ReadOnlySpan<byte> ReadDurable(OpenFile file)
    {
        if (file.Pending.Creation != 0)
        {
            return [];
        }

        bool isPending = file.Pending.Count > 0 || _table.Count > 0;
        if (!isPending)
        {
            return file.File.Gather(file.Entry.Start, file.Entry.Size);
        }

        Resolver.Undo(_writers);
        ReadOnlySpan<byte> bytes = file.File.GatherCopy(file.Entry.Start, file.Entry.Size);
        Resolver.Redo();
        return bytes;
    }

    private CardFolder ParentFor(string path)
    {
        CardFolder folder = Medium.Root;
        for (int slash = path.IndexOf('/', 1); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            string part = path[..slash];
            if (Medium.Names.Find(part) is null)
            {
                FolderChange change = new(FolderChangeKind.CreateFolder, part);
                Changes.Make(change, Changes.StepsOf(change));
            }

            folder = Medium.Names.Find(part)!.Folder!;
        }

        return folder;
    }

    /// <summary>The power, or the card, is gone: what is pending is decided, and nothing is open or mounted.</summary>
    private void Lose()
    {
        _ = Medium;
        FinishSyncs(false);
        CutOutcome outcome = Outcome ?? Outcomes[chance.Below(Outcomes.Length)];
        Resolver.Resolve(_writers, outcome, chance);
        _table.Clear();
        foreach (OpenFile file in _writers)
        {
            file.File.Changed();
        }

        Die();
        foreach (FolderChange change in _underWay)
        {
            Decide(change, outcome);
        }

        _underWay.Clear();
        _table.Clear();
        _isMounted = false;

        // The count of free clusters is written at syncs, and believed from then on.
        Medium.Table.Figure = outcome == CutOutcome.All ? Medium.Table.Figure : _figure;
        _figure = Medium.Table.Figure;
    }

    private void Decide(FolderChange change, CutOutcome outcome)
    {
        if (Changes.Check(change) is not null || IsReadOnly)
        {
            return;
        }

        int all = Changes.StepsOf(change);
        int steps = outcome switch
        {
            CutOutcome.All => all,
            CutOutcome.None => 0,

            // So that the cuts at one call reach the first write and the last but one for sure.
            CutOutcome.Prefix => 1,
            CutOutcome.TornSector => all - 1,
            _ => chance.Below(all + 1),
        };
        Changes.Make(change, steps);
    }

    private void Die()
    {
        foreach (OpenFile file in _open)
        {
            file.IsDead = true;
            file.File.Opened = 0;
            file.File.Writer = null;
        }

        _open.Clear();
        _writers.Clear();
        _syncDue = 0;
        _isMounted = false;
        _asksForMount = false;
    }

    private void Drop(OpenFile file)
    {
        _open.Remove(file);
        _writers.Remove(file);
        file.File.Opened--;
        if (file.File.Writer == file)
        {
            file.File.Writer = null;
        }
    }

    private void EndClose(OpenFile file, CardException? error)
    {
        // The file is closed: what it used to remember serves the next one.
        _spare = file.IsWritable ? file.Pending : _spare;
        if (error is not null)
        {
            _asksForMount |= SyncsLater && error.Error == CardError.Failed;
            throw error;
        }

        if (file.IsWritable)
        {
            world.Watch.Synced(file.File);
            world.Watch.Closed(file.File);
        }
    }

    /// <summary>Ends the syncs whose time has come, or all.</summary>
    private void FinishSyncs(bool all)
    {
        foreach (OpenFile file in _writers)
        {
            List<SyncMark> marks = file.Pending.Marks;
            while (marks.Count > 0 && (all || marks[0].Due <= world.Now))
            {
                SyncMark mark = marks[0];
                marks.RemoveAt(0);
                if (mark.Fails)
                {
                    file.Error ??= Refuse("sync", file.File.Path, CardError.Failed);
                }
                else if (file.Error is null)
                {
                    Complete(file, mark.Order, mark.Size, mark.Start);
                    world.Watch.Synced(file.File);
                }
            }
        }
    }

    /// <summary>All that was written to a file up to a moment is on the medium, and its entry tells it.</summary>
    private void Complete(OpenFile file, long order, long size, int start)
    {
        file.Publish(size, start);
        file.Pending.DoneUpTo(order);
        Flush();
    }

    /// <summary>The one buffer for the table and the names goes to the medium.</summary>
    private void Flush()
    {
        _table.Clear();
        _figure = Medium.Table.Figure;
        foreach (OpenFile file in _writers)
        {
            file.Pending.Creation = 0;
        }
    }
}
