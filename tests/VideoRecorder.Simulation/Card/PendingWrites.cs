namespace VideoRecorder.Simulation.Card;

/// <summary>
/// The sectors of one open file that were written since its last sync, in order, each with what was there before; and the
/// syncs that were asked for and are not done.
/// </summary>
internal sealed class PendingWrites
{
    private const int SectorBytes = CardMedium.SectorBytes;
    private const int FirstSectors = 16;
    private SectorWrite[] _sectors = [];
    private byte[] _bytes = [];
    private long _lastMark;

    /// <summary>Gets how many sectors are pending.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the syncs that are not done, in order.</summary>
    public List<SyncMark> Marks { get; } = [];

    /// <summary>Gets or sets the order of the creation of the file; 0 when its entry is on the medium.</summary>
    public long Creation { get; set; }

    public ref readonly SectorWrite this[int index] => ref _sectors[index];

    /// <summary>Gets what was in the sector before, or what is to be in it while it is swapped.</summary>
    public Span<byte> BytesOf(int index) => _bytes.AsSpan(index * SectorBytes, SectorBytes);

    /// <summary>Makes it ready for another file.</summary>
    public void Clear()
    {
        Count = 0;
        Creation = 0;
        _lastMark = 0;
        Marks.Clear();
    }

    /// <summary>Notes a sector before it is written to.</summary>
    public void Note(SectorWrite write, MediumPages pages)
    {
        if (Count > 0 && _sectors[Count - 1].Address == write.Address && _sectors[Count - 1].Order > _lastMark)
        {
            return;
        }

        if (Count == _sectors.Length)
        {
            int space = Math.Max(FirstSectors, Count * 2);
            Array.Resize(ref _sectors, space);
            Array.Resize(ref _bytes, space * SectorBytes);
        }

        _sectors[Count] = write;
        pages.Read(write.Address, SectorBytes).CopyTo(BytesOf(Count));
        Count++;
    }

    /// <summary>Exchanges a sector on the medium and what is kept of it.</summary>
    public void Swap(int index, MediumPages pages)
    {
        Span<byte> kept = BytesOf(index);
        Span<byte> medium = pages.Write(_sectors[index].Address, SectorBytes);
        Span<byte> between = stackalloc byte[SectorBytes];
        medium.CopyTo(between);
        kept.CopyTo(medium);
        between.CopyTo(kept);
    }

    /// <summary>Notes that a sync was asked for.</summary>
    public void Mark(SyncMark mark)
    {
        Marks.Add(mark);
        _lastMark = mark.Order;
    }

    /// <summary>All up to a moment is on the medium.</summary>
    public void DoneUpTo(long order)
    {
        if (Creation <= order)
        {
            Creation = 0;
        }

        int done = 0;
        while (done < Count && _sectors[done].Order <= order)
        {
            done++;
        }

        Count -= done;
        if (done > 0 && Count > 0)
        {
            Array.Copy(_sectors, done, _sectors, 0, Count);
            Array.Copy(_bytes, done * SectorBytes, _bytes, 0, Count * SectorBytes);
        }
    }
}
