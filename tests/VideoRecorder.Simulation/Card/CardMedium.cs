namespace VideoRecorder.Simulation.Card;

/// <summary>What is on the card: bytes, the table of clusters and the names. It knows nothing of calls, time and faults.</summary>
internal sealed class CardMedium
{
    public const int SectorBytes = 512;
    private readonly int _shift;

    public CardMedium(long capacity, int clusterBytes, Action<int, int> changing)
    {
        ClusterBytes = clusterBytes;
        _shift = int.Log2(clusterBytes);
        int clusters = (int)(capacity >> _shift);
        Pages = new MediumPages((long)clusters << _shift, clusterBytes);
        Table = new ClusterTable(clusters, changing);
        Root = new CardFolder(new CardEntryNode("/", null) { Start = Table.Extend(0) });
        Root.Entry.Folder = Root;
        Names = new CardNames(this);
    }

    /// <summary>Makes a copy that shares the bytes until one of both changes them.</summary>
    public CardMedium(CardMedium other, Action<int, int>? changing)
    {
        ClusterBytes = other.ClusterBytes;
        _shift = other._shift;
        Pages = other.Pages.Copy();
        Table = new ClusterTable(other.Table, changing);
        Root = new CardFolder(new CardEntryNode("/", null) { Start = other.Root.Entry.Start });
        Root.Entry.Folder = Root;
        Names = new CardNames(this);
        Names.CopyFrom(other.Root, Root);
    }

    public int ClusterBytes { get; }

    public MediumPages Pages { get; }

    public ClusterTable Table { get; }

    public CardFolder Root { get; }

    public CardNames Names { get; }

    /// <summary>Gets the place of a byte of a cluster on the medium.</summary>
    public long AddressOf(int cluster, long position) => ((long)(cluster - 2) << _shift) + (position & (ClusterBytes - 1));

    public int IndexOf(long position) => (int)(position >> _shift);

    /// <summary>Reads a file's bytes through its chain.</summary>
    /// <returns>How many there were: fewer than asked for where the chain is broken.</returns>
    public int Read(int start, long position, Span<byte> bytes)
    {
        int cluster = start;
        for (int i = IndexOf(position); i > 0; i--)
        {
            cluster = Table.Next(cluster);
        }

        int done = 0;
        while (done < bytes.Length && Table.IsCluster(cluster))
        {
            int inCluster = (int)Math.Min(bytes.Length - done, ClusterBytes - (position & (ClusterBytes - 1)));
            CopyFrom(AddressOf(cluster, position), bytes.Slice(done, inCluster));
            done += inCluster;
            position += inCluster;
            cluster = Table.Next(cluster);
        }

        return done;
    }

    /// <summary>Makes a chain of so many bytes, for what somebody else puts on the card.</summary>
    /// <returns>Its first cluster, 0 for none; <see cref="ClusterTable.Broken"/> if there is no space.</returns>
    public int Allocate(long size)
    {
        int needed = IndexOf(size + ClusterBytes - 1);
        if (needed > Table.Free)
        {
            return ClusterTable.Broken;
        }

        int start = 0;
        int last = 0;
        for (int i = 0; i < needed; i++)
        {
            last = Table.Extend(last);
            start = start == 0 ? last : start;
        }

        return start;
    }

    private void CopyFrom(long address, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            ReadOnlySpan<byte> piece = Pages.Read(address, bytes.Length);
            piece.CopyTo(bytes);
            bytes = bytes[piece.Length..];
            address += piece.Length;
        }
    }
}
