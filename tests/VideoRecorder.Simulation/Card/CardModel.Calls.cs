using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Card;

/// <summary>What each call goes through: power, faults, time and errors.</summary>
internal sealed partial class CardModel
{
    /// <summary>Refuses a call in the words of all boards.</summary>
    internal CardException Refuse(string operation, string path, CardError error)
    {
        world.Watch.Refused(operation, path);
        return error switch
        {
            CardError.NotPresent => CardErrors.NotPresent("none answers"),
            CardError.Full => CardErrors.Full(path),
            CardError.ReadOnly => CardErrors.ReadOnly(),
            CardError.NotFound => CardErrors.NotFound(path),
            CardError.AlreadyExists => CardErrors.AlreadyExists(path),
            CardError.Denied => CardErrors.Denied(path),
            _ => CardErrors.Failed(path),
        };
    }

    /// <summary>Begins a call on an open file.</summary>
    internal void BeginFile(OpenFile file, string operation)
    {
        file.CheckOpen();
        FinishSyncs(false);
        _fault = Pass(operation, file.File.Path, null);
        CheckAlive(file, operation);
    }

    /// <summary>Begins a call that writes to an open file.</summary>
    internal void BeginWrite(OpenFile file, string operation)
    {
        BeginFile(file, operation);
        if (file.Error is { } error)
        {
            throw Refuse(operation, file.File.Path, error.Error);
        }

        if (!file.IsWritable || IsReadOnly)
        {
            throw Refuse(operation, file.File.Path, IsReadOnly ? CardError.ReadOnly : CardError.Denied);
        }
    }

    /// <summary>Gets how much of a piece of work the call under way does: all, but where it meets a fault.</summary>
    internal int PartOf(int count) => _fault switch
    {
        CardFault.None => count,
        CardFault.ReadOnly => 0,
        _ => chance.Below(count + 1),
    };

    /// <summary>Ends a call that writes, with an error if it met a fault or could not do all.</summary>
    internal void EndWrite(OpenFile file, string operation, int done, int count)
    {
        if (_fault == CardFault.None && done == count)
        {
            return;
        }

        CardError why = _fault == CardFault.None ? WhyNot : ErrorOf(_fault);
        CardException error = Refuse(operation, file.File.Path, why);
        file.Error = SyncsLater ? error : null;
        _asksForMount |= SyncsLater && why == CardError.Failed;
        throw error;
    }

    /// <summary>Ends a read.</summary>
    internal void EndRead(OpenFile file, int done, int wanted)
    {
        if (_fault is CardFault.Failed || done < wanted)
        {
            _asksForMount |= SyncsLater;
            throw Refuse("read", file.File.Path, CardError.Failed);
        }
    }

    /// <summary>Does a sync, or notes it to be done later.</summary>
    internal void SyncOf(OpenFile file, string operation)
    {
        bool fails = _fault != CardFault.None;
        if (SyncsLater)
        {
            // One after the other, as the card's task does them.
            _syncDue = Math.Max(_syncDue, world.Now + chance.Between(0, SyncMs));
            long due = _syncDue;
            file.Pending.Mark(new SyncMark(NextOrder, due, file.Length, file.Start, fails));
            FinishSyncs(false);
            return;
        }

        if (!fails || chance.OneIn(2))
        {
            Complete(file, _order, file.Length, file.Start);
        }

        if (fails)
        {
            throw Refuse(operation, file.File.Path, ErrorOf(_fault));
        }

        world.Watch.Synced(file.File);
    }

    /// <summary>Waits until all syncs of a file are done.</summary>
    internal void WaitForSyncs(OpenFile file)
    {
        CardFault fault = _fault;
        while (!file.IsDead && file.Pending.Marks.Count > 0)
        {
            long wait = file.Pending.Marks[^1].Due - world.Now;
            long passed = wait > 0 ? world.Pass(wait) : 0;
            BusyMs += passed;

            // The wait may be cut short; then the card was that much faster.
            FinishSyncs(passed < wait);
        }

        _fault = fault;
        CheckAlive(file, "wait");
    }

    /// <summary>Syncs and closes a file; it is closed in any case.</summary>
    internal void CloseOf(OpenFile file)
    {
        _fault = Pass("close", file.File.Path, null);
        CheckAlive(file, "close");
        WaitForSyncs(file);
        Drop(file);
        CardException? error = file.Error;
        bool isClean = file.Pending.Count == 0 && file.Pending.Creation == 0 && !file.IsAhead;
        if (!file.IsWritable || (isClean && _fault == CardFault.None))
        {
            EndClose(file, error ?? (_fault == CardFault.Failed ? Refuse("close", file.File.Path, CardError.Failed) : null));
            return;
        }

        CardFault fault = _fault == CardFault.None && IsReadOnly ? CardFault.ReadOnly : _fault;
        if (fault == CardFault.None)
        {
            Complete(file, _order, file.Length, file.Start);
        }
        else
        {
            // The bytes may be there, the entry keeps its size.
            error ??= Refuse("close", file.File.Path, ErrorOf(fault));
            Flush();
        }

        EndClose(file, error);
    }

    /// <summary>Begins a call that only asks.</summary>
    private void Ask(string operation, string path)
    {
        int mounts = _mounts;
        CardFault fault = Pass(operation, path, null);
        CheckMounted(operation, path, mounts);
        if (fault == CardFault.Failed)
        {
            _asksForMount |= SyncsLater;
            throw Refuse(operation, path, CardError.Failed);
        }
    }

    /// <summary>Begins a change of directory entries. It is under way until it is made, or decided by a cut.</summary>
    private void Begin(string operation, FolderChange change)
    {
        int mounts = _mounts;
        _underWay.Add(change);
        _fault = Pass(operation, change.Path, change);
        _underWay.Remove(change);
        CheckMounted(operation, change.Path, mounts);
        if (IsReadOnly || _fault == CardFault.ReadOnly)
        {
            throw Refuse(operation, change.Path, CardError.ReadOnly);
        }
    }

    /// <summary>Makes a change of directory entries, or a part of it where the call meets a fault.</summary>
    private void Make(string operation, FolderChange change)
    {
        if (Changes.Check(change) is { } error)
        {
            throw Refuse(operation, change.Path, error);
        }

        bool takesRoom = change.Kind is FolderChangeKind.Create or FolderChangeKind.CreateFolder;
        bool isWhole = _fault == CardFault.None || (_fault == CardFault.Full && !takesRoom);
        if ((_fault == CardFault.Full && takesRoom) || !MakeSome(change, isWhole))
        {
            throw Refuse(operation, change.Path, CardError.Full);
        }

        if (!isWhole)
        {
            _asksForMount |= SyncsLater;
            throw Refuse(operation, change.Path, CardError.Failed);
        }
    }

    private bool MakeSome(FolderChange change, bool isWhole)
    {
        int steps = Changes.StepsOf(change);
        int free = Medium.Table.Free;
        bool hasRoom = Changes.Make(change, isWhole ? steps : chance.Below(steps + 1));

        // A new file's entry waits for a sync, like what is written to the file; a cluster for the folder does not.
        if (change.Kind != FolderChangeKind.Create || !isWhole || free != Medium.Table.Free)
        {
            Flush();
        }

        return hasRoom;
    }

    /// <summary>Passes the power, the planned and chance faults, and the time that a call takes.</summary>
    private CardFault Pass(string operation, string path, FolderChange? change)
    {
        world.Call(PortKind.Card, operation, path);
        CardFault fault = (CardFault)world.FaultOf(PortKind.Card);
        if (fault == CardFault.None && chance.Happens(FailRate))
        {
            fault = CardFault.Failed;
        }

        if (fault == CardFault.None && chance.Happens(StallRate))
        {
            fault = chance.Pick(CardFault.Stall250, CardFault.Stall1000, CardFault.Stall5000);
        }

        long time = chance.Between(0, CallMs) + StallOf(fault);
        if (time > 0)
        {
            BusyMs += world.Pass(time);
        }

        FinishSyncs(false);
        if (fault == CardFault.Gone)
        {
            _underWay.Remove(change!);
            Lose();
        }

        return fault >= CardFault.Stall250 ? CardFault.None : fault;
    }

    private void CheckMounted(string operation, string path, int mounts)
    {
        if (!_isMounted || mounts != _mounts)
        {
            throw Absent(operation, path);
        }
    }

    private CardException Absent(string operation, string path) => _isUnnoticed
        ? Refuse(operation, path, CardError.Failed)
        : Refuse(operation, path, CardError.NotPresent);

    private void CheckAlive(OpenFile file, string operation)
    {
        if (file.IsDead)
        {
            throw Absent(operation, file.File.Path);
        }
    }

    private void CheckMayTouch(string path, string how)
    {
        if (Medium.Names.Find(path) is { IsForeign: true })
        {
            world.Violate("What somebody else put on the card was to be " + how + ": " + path);
            world.ThrowIfStopped();
        }
    }

    private void CheckNotOpen(string path, string how)
    {
        if (Medium.Names.Find(path)?.File is { Opened: > 0 })
        {
            world.Violate("An open file was to be " + how + ": " + path);
            world.ThrowIfStopped();
        }
    }

    private void CheckNotWritten(string path)
    {
        if (Medium.Names.Find(path)?.File is { Writer: not null })
        {
            world.Violate("A file that is written was to be marked: " + path);
            world.ThrowIfStopped();
        }
    }

    private static int StallOf(CardFault fault) => fault switch
    {
        CardFault.Stall250 => 250,
        CardFault.Stall1000 => 1000,
        CardFault.Stall5000 => 5000,
        _ => 0,
    };

    private static CardError ErrorOf(CardFault fault) => fault switch
    {
        CardFault.Full => CardError.Full,
        CardFault.ReadOnly => CardError.ReadOnly,
        _ => CardError.Failed,
    };
}
