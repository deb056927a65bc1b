using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Storage;

namespace VideoRecorder.Tests.Support;

/// <summary>
/// A card as FAT keeps it: names that lead to chains of clusters, and a table that says which are free. A power cut can come
/// after every write. Two names can share a chain; deleting one frees it, and deleting the other then frees what is there by
/// that time. New files get the lowest free clusters. As FatFs, it reads the first cluster of a file without a look at the table.
/// </summary>
internal sealed class FatCard : ICard
{
    public const int ClusterBytes = 2048;
    private const int Clusters = 1024;
    private const int Last = -1;

    private readonly byte[] _data = new byte[Clusters * ClusterBytes];
    private readonly int[] _next = new int[Clusters]; // 0 for a free one; the first two are none
    private readonly List<Entry> _entries = [];
    private long _left = long.MaxValue;

    /// <summary>Gets or sets whether the entries of long names lie in two sectors, so that a name goes in two writes.</summary>
    public bool Straddles { get; set; }

    public long Writes { get; private set; }

    /// <summary>Gets or sets the write that fails with an error, once; the call may have done a part of its work. 0 for none.</summary>
    public long FailAtWrite { get; set; }

    public IEnumerable<string> Paths => _entries.Where(e => !e.IsFolder).Select(e => e.Path).Order(StringComparer.Ordinal);

    public int FreeClusters => _next.Skip(2).Count(next => next == 0);

    /// <summary>Cuts the power after some more writes.</summary>
    public void CutAfter(long writes)
    {
        _left = writes;
    }

    /// <summary>Gives the power back.</summary>
    public void Boot()
    {
        _left = long.MaxValue;
    }

    public FatCard Copy()
    {
        FatCard copy = new() { Straddles = Straddles };
        _data.CopyTo(copy._data, 0);
        _next.CopyTo(copy._next, 0);
        copy._entries.AddRange(_entries.Select(e => e with { }));
        return copy;
    }

    /// <summary>Gets the bytes of a file; null when a part of them is not its own any more.</summary>
    public byte[]? BytesOf(string path)
    {
        Entry entry = Find(path)!;
        byte[] bytes = new byte[entry.Size];
        int cluster = entry.First;
        for (int at = 0; at < bytes.Length; at += ClusterBytes)
        {
            if (cluster < 2 || _next[cluster] == 0)
            {
                return null;
            }

            _data.AsSpan(cluster * ClusterBytes, Math.Min(ClusterBytes, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
            cluster = _next[cluster];
        }

        return bytes;
    }

    public void Mount()
    {
    }

    public void GetSpace(CardSpace space)
    {
        space.TotalBytes = (Clusters - 2) * ClusterBytes;
        space.FreeBytes = FreeClusters * ClusterBytes;
    }

    public CardEntry[] List(string folder) => [.. _entries.Where(e => Path.GetDirectoryName(e.Path) == folder)
        .Select(e => new CardEntry(Path.GetFileName(e.Path), e.Size, e.IsFolder))];

    public void CreateFolder(string folder)
    {
        if (Find(folder) is null)
        {
            Entry entry = new() { Path = folder, IsFolder = true };
            Write(() => entry.First = Allocate(0));
            Write(() => _entries.Add(entry));
        }
    }

    public bool DeleteFolder(string folder)
    {
        if (Find(folder) is not { } entry || List(folder).Length > 0)
        {
            return false;
        }

        Remove(entry);
        return true;
    }

    public IClipFile Create(string path)
    {
        if (Find(path) is not null)
        {
            throw new CardException(CardError.AlreadyExists, path + " is there already.");
        }

        Entry entry = new() { Path = path };
        Write(() => _entries.Add(entry));
        return new FatFile(this, entry);
    }

    public IClipFile Open(string path, bool forWriting) => new FatFile(this, Existing(path));

    public void Rename(string path, string newPath)
    {
        Entry old = Existing(path);
        if (Find(newPath) is not null)
        {
            throw new CardException(CardError.AlreadyExists, newPath + " is there already.");
        }

        Write(() => _entries.Add(old with { Path = newPath }));
        RemoveName(old);
    }

    public bool Delete(string path)
    {
        if (Find(path) is not { } entry)
        {
            return false;
        }

        Remove(entry);
        return true;
    }

    internal int ReadAt(Entry entry, long size, long position, Span<byte> buffer)
    {
        int count = (int)Math.Max(0, Math.Min(buffer.Length, size - position));
        int cluster = entry.First;
        for (int i = 0; i < (int)(position / ClusterBytes); i++)
        {
            cluster = NextOf(cluster);
        }

        for (int done = 0; done < count;)
        {
            int at = (int)((position + done) % ClusterBytes);
            int piece = Math.Min(count - done, ClusterBytes - at);
            _data.AsSpan((cluster * ClusterBytes) + at, piece).CopyTo(buffer[done..]);
            done += piece;
            cluster = done < count ? NextOf(cluster) : cluster;
        }

        return count;
    }

    internal void WriteAt(Entry entry, long position, ReadOnlySpan<byte> bytes)
    {
        for (int done = 0; done < bytes.Length;)
        {
            int at = (int)((position + done) % ClusterBytes);
            int piece = Math.Min(bytes.Length - done, ClusterBytes - at);
            bytes.Slice(done, piece).CopyTo(_data.AsSpan((ClusterAt(entry, position + done) * ClusterBytes) + at));
            done += piece;
        }
    }

    internal void Cut(Entry entry, long size)
    {
        int keep = ClusterAt(entry, Math.Max(0, size - 1));
        int rest = _next[keep];
        Write(() =>
        {
            _next[keep] = Last;
            Free(rest);
        });
    }

    internal void Write(Action change)
    {
        if (_left-- <= 0)
        {
            _left = 0;
            throw new PowerCut();
        }

        if (++Writes == FailAtWrite)
        {
            throw new CardException(CardError.Failed, "the card failed at a write");
        }

        change();
    }

    private Entry? Find(string path) => _entries.Find(e => e.Path == path);

    private Entry Existing(string path) => Find(path) ?? throw new CardException(CardError.NotFound, path + " is not there.");

    private void Remove(Entry entry)
    {
        RemoveName(entry);
        if (entry.First >= 2)
        {
            Write(() => Free(entry.First));
        }
    }

    private void RemoveName(Entry entry)
    {
        string name = Path.GetFileName(entry.Path);
        if (Straddles && name.Length > 12)
        {
            // The short name is left until the second sector is written.
            string stem = Path.GetDirectoryName(entry.Path) + "/" + name[..6].ToUpperInvariant() + "~";
            int number = Enumerable.Range(1, 9).First(n => Find(stem + n + ".AVI") is null);
            Write(() => entry.Path = stem + number + ".AVI");
        }

        Write(() => _entries.Remove(entry));
    }

    private void Free(int cluster)
    {
        while (cluster >= 2 && _next[cluster] != 0)
        {
            int next = _next[cluster];
            _next[cluster] = 0;
            cluster = next;
        }
    }

    private int NextOf(int cluster)
    {
        int next = cluster < 2 ? 0 : _next[cluster];
        return next >= 2 ? next : throw new CardException(CardError.Failed, "the chain of the file is broken");
    }

    private int ClusterAt(Entry entry, long position)
    {
        entry.First = entry.First == 0 ? Allocate(0) : entry.First;
        int cluster = entry.First;
        for (int i = 0; i < (int)(position / ClusterBytes); i++)
        {
            cluster = _next[cluster] == Last ? Allocate(cluster) : NextOf(cluster);
        }

        return cluster;
    }

    private int Allocate(int after)
    {
        int cluster = Array.IndexOf(_next, 0, 2);
        if (cluster < 0)
        {
            throw new CardException(CardError.Full, "no cluster is free");
        }

        _next[cluster] = Last;
        if (after > 0)
        {
            _next[after] = cluster;
        }

        return cluster;
    }

    /// <summary>A name in a folder, with the size and the first cluster that FAT keeps beside it.</summary>
    internal sealed record Entry
    {
        public required string Path { get; set; }

        public int First { get; set; }

        public int Size { get; set; }

        public bool IsFolder { get; init; }
    }
}
