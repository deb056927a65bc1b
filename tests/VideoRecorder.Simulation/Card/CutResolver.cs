using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Card;

/// <summary>Decides which of the pending writes are on the medium after a cut.</summary>
internal sealed class CutResolver(CardMedium medium, List<FatWrite> table)
{
    private readonly List<Write> _writes = [];
    private bool[] _isKept = [];

    private enum Kind
    {
        Sector,
        Table,
        Creation,
        Size,
    }

    /// <summary>Takes all pending writes back; <see cref="Redo"/> makes them again.</summary>
    public void Undo(List<OpenFile> writers)
    {
        Collect(writers);
        for (int i = _writes.Count - 1; i >= 0; i--)
        {
            Swap(_writes[i]);
        }
    }

    public void Redo()
    {
        foreach (Write write in _writes)
        {
            Swap(write);
        }
    }

    /// <summary>Leaves of the pending writes what the outcome says.</summary>
    public void Resolve(List<OpenFile> writers, CutOutcome outcome, Chance chance)
    {
        Undo(writers);
        int torn = Choose(outcome, chance);
        for (int i = 0; i < _writes.Count; i++)
        {
            Write write = _writes[i];
            if (_isKept[i])
            {
                Swap(write);
                Publish(write);
            }
            else if (i == torn)
            {
                Tear(write, chance);
            }
            else if (write.Kind == Kind.Creation)
            {
                medium.Names.Remove(write.File!.Entry);
            }
        }
    }

    private static void Publish(Write write)
    {
        OpenFile? file = write.File;
        if (write.Kind == Kind.Size)
        {
            bool isMark = write.Index < file!.Pending.Marks.Count;
            file.Publish(
                isMark ? file.Pending.Marks[write.Index].Size : file.Length,
                isMark ? file.Pending.Marks[write.Index].Start : file.Start);
        }
    }

    private void Collect(List<OpenFile> writers)
    {
        _writes.Clear();
        for (int i = 0; i < table.Count; i++)
        {
            _writes.Add(new Write(table[i].Order, Kind.Table, null, i));
        }

        foreach (OpenFile file in writers)
        {
            PendingWrites pending = file.Pending;
            if (pending.Creation != 0)
            {
                _writes.Add(new Write(pending.Creation, Kind.Creation, file, 0));
            }

            for (int i = 0; i < pending.Count; i++)
            {
                _writes.Add(new Write(pending[i].Order, Kind.Sector, file, i));
            }

            for (int i = 0; i < pending.Marks.Count; i++)
            {
                _writes.Add(new Write(pending.Marks[i].Order, Kind.Size, file, i));
            }

            if (file.IsAhead)
            {
                _writes.Add(new Write(long.MaxValue, Kind.Size, file, pending.Marks.Count));
            }
        }

        // No two orders are the same but those of the sizes at the end: the file's number tells them apart.
        _writes.Sort(static (a, b) => a.Order != b.Order ? a.Order.CompareTo(b.Order) : a.File!.File.Number.CompareTo(b.File!.File.Number));
    }

    private void Swap(Write write)
    {
        if (write.Kind == Kind.Sector)
        {
            write.File!.Pending.Swap(write.Index, medium.Pages);
        }
        else if (write.Kind == Kind.Table)
        {
            FatWrite change = table[write.Index];
            table[write.Index] = change with { Value = medium.Table.Set(change.Cluster, change.Value) };
        }
    }

    /// <summary>Chooses what is kept, and returns the place of the sector that is torn, or -1.</summary>
    private int Choose(CutOutcome outcome, Chance chance)
    {
        int count = _writes.Count;
        if (_isKept.Length < count)
        {
            _isKept = new bool[count * 2];
        }

        int torn = outcome == CutOutcome.TornSector ? ChooseSector(chance) : -1;
        int kept = outcome switch
        {
            CutOutcome.All => count,
            CutOutcome.None => 0,
            _ => torn >= 0 ? torn : chance.Below(count + 1),
        };
        for (int i = 0; i < count; i++)
        {
            _isKept[i] = i < kept;
        }

        if (outcome == CutOutcome.Subset)
        {
            ChooseSubset(chance);
        }
        else if (outcome == CutOutcome.LateAppends)
        {
            LoseAppends(chance);
        }

        return torn;
    }

    private int ChooseSector(Chance chance)
    {
        int sectors = 0;
        foreach (Write write in _writes)
        {
            sectors += write.Kind == Kind.Sector ? 1 : 0;
        }

        int wanted = sectors == 0 ? -1 : chance.Below(sectors);
        for (int i = 0; i < _writes.Count; i++)
        {
            if (_writes[i].Kind == Kind.Sector && wanted-- == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Keeps any sectors of those that one sync was to bring to the medium: all before an earlier sync are there, and
    /// nothing behind a later one. An entry never tells of clusters that the table does not have: FatFs waits for the one
    /// before the other.
    /// </summary>
    private void ChooseSubset(Chance chance)
    {
        (int from, int to) = ChooseSync(chance);
        bool keepsTable = table.Count == 0 || chance.OneIn(2);
        for (int i = _writes.Count - 1; i >= 0; i--)
        {
            Write write = _writes[i];
            _isKept[i] = i < from || (i < to && write.Kind switch
            {
                Kind.Table => keepsTable,
                Kind.Size => keepsTable && chance.OneIn(2),
                Kind.Creation => HasKeptSize(write.File!, i) || chance.OneIn(2),
                _ => chance.OneIn(2),
            });
        }
    }

    /// <summary>
    /// Keeps all that one sync was to bring to the medium, but for sectors that were appended: the last one of them, or any before it. Where one
    /// brings appended bytes and others that are written over older ones, it is that one.
    /// </summary>
    private void LoseAppends(Chance chance)
    {
        (int from, int to) = ChooseSync(chance);
        int over = _writes.FindLastIndex(write => write.Kind == Kind.Sector && !IsAppended(write));
        if (over >= 0)
        {
            from = _writes.FindLastIndex(over, IsLaterSync) + 1;
            int end = _writes.FindIndex(over, IsLaterSync);
            to = end < 0 ? _writes.Count : end + 1;
        }

        bool losesLast = chance.OneIn(2);
        bool isLast = true;
        for (int i = _writes.Count - 1; i >= 0; i--)
        {
            bool isAppended = i >= from && i < to && IsAppended(_writes[i]);
            _isKept[i] = i < to && !(isAppended && (isLast ? losesLast : !losesLast && chance.OneIn(2)));
            isLast &= !isAppended;
        }
    }

    private static bool IsAppended(Write write) => write.Kind == Kind.Sector && write.File!.Pending[write.Index].IsAppended;

    private static bool IsLaterSync(Write write) => write.Kind == Kind.Size && write.Index < write.File!.Pending.Marks.Count;

    /// <summary>Chooses the sync that the cut met: the places of its first write and behind its last one.</summary>
    private (int From, int To) ChooseSync(Chance chance)
    {
        int wanted = chance.Below(1 + _writes.FindAll(IsLaterSync).Count);
        int from = 0;
        for (int i = 0; i < _writes.Count; i++)
        {
            if (IsLaterSync(_writes[i]))
            {
                if (wanted-- == 0)
                {
                    return (from, i + 1);
                }

                from = i + 1;
            }
        }

        return (from, _writes.Count);
    }

    private bool HasKeptSize(OpenFile file, int after)
    {
        for (int i = after + 1; i < _writes.Count; i++)
        {
            if (_isKept[i] && _writes[i].Kind == Kind.Size && _writes[i].File == file)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes a part of a sector. The bytes that were synced are the same before and after; those behind may be garbage.</summary>
    private void Tear(Write write, Chance chance)
    {
        PendingWrites pending = write.File!.Pending;
        SectorWrite sector = pending[write.Index];
        Span<byte> medium512 = medium.Pages.Write(sector.Address, CardMedium.SectorBytes);
        Span<byte> wanted = pending.BytesOf(write.Index);
        int until = chance.Below(CardMedium.SectorBytes + 1);
        wanted[..until].CopyTo(medium512);
        if (chance.OneIn(2))
        {
            long synced = write.File.Entry.Size - sector.Offset;
            int from = (int)Math.Clamp(synced, until, CardMedium.SectorBytes);
            for (int i = from; i < CardMedium.SectorBytes; i++)
            {
                medium512[i] = (byte)chance.Bits();
            }
        }
    }

    private readonly record struct Write(long Order, Kind Kind, OpenFile? File, int Index);
}
