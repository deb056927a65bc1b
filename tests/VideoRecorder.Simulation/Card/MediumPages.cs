using System.Buffers.Binary;

namespace VideoRecorder.Simulation.Card;

/// <summary>The bytes of the medium, in pages that copies of it share until one of them writes.</summary>
internal sealed class MediumPages
{
    private const int MostPageBytes = 4096;
    private static readonly byte[] Empty = new byte[MostPageBytes];
    private readonly Page?[] _pages;
    private readonly int _shift;

    /// <summary>Makes a medium that is all zeros.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="clusterBytes">The size of a cluster; a page is never larger.</param>
    public MediumPages(long bytes, int clusterBytes)
    {
        PageBytes = Math.Min(clusterBytes, MostPageBytes);
        _shift = int.Log2(PageBytes);
        _pages = new Page?[(bytes + PageBytes - 1) >> _shift];
    }

    private MediumPages(MediumPages other)
    {
        PageBytes = other.PageBytes;
        _shift = other._shift;
        _pages = (Page?[])other._pages.Clone();
    }

    public int PageBytes { get; }

    /// <summary>Takes a copy. Both share their pages from now on.</summary>
    public MediumPages Copy()
    {
        foreach (Page? page in _pages)
        {
            if (page is { IsShared: false })
            {
                page.IsShared = true;
            }
        }

        return new MediumPages(this);
    }

    /// <summary>Gets bytes to read; they end with the page at the latest.</summary>
    public ReadOnlySpan<byte> Read(long address, int count)
    {
        int offset = (int)(address & (PageBytes - 1));
        return (_pages[address >> _shift]?.Bytes ?? Empty).AsSpan(offset, Math.Min(count, PageBytes - offset));
    }

    /// <summary>Gets bytes to write to; they end with the page at the latest.</summary>
    public Span<byte> Write(long address, int count)
    {
        int offset = (int)(address & (PageBytes - 1));
        return Own((int)(address >> _shift)).Bytes.AsSpan(offset, Math.Min(count, PageBytes - offset));
    }

    /// <summary>Gets a fingerprint of the page at an address, or of its first bytes.</summary>
    public ulong HashOf(long address, int count)
    {
        Page? page = _pages[address >> _shift];
        if (page is null || count < PageBytes)
        {
            return Hash((page?.Bytes ?? Empty).AsSpan(0, count));
        }

        if (!page.HasHash)
        {
            page.Hash = Hash(page.Bytes);
            page.HasHash = true;
        }

        return page.Hash;
    }

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong first = 14695981039346656037;
        ulong second = 0x9E3779B97F4A7C15;
        while (bytes.Length >= 16)
        {
            first = (first ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * 1099511628211;
            second = (second ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])) * 0xBF58476D1CE4E5B9;
            first ^= first >> 29;
            second ^= second >> 31;
            bytes = bytes[16..];
        }

        foreach (byte value in bytes)
        {
            first = (first ^ value) * 1099511628211;
        }

        return first ^ (second * 31);
    }

    private Page Own(int number)
    {
        Page? page = _pages[number];
        if (page is null || page.IsShared)
        {
            page = new Page(page is null ? new byte[PageBytes] : page.Bytes.AsSpan(0, PageBytes).ToArray());
            _pages[number] = page;
        }

        page.HasHash = false;
        return page;
    }

    private sealed class Page(byte[] bytes)
    {
        private volatile bool _hasHash;

        public byte[] Bytes { get; } = bytes;

        public bool IsShared { get; set; }

        public ulong Hash { get; set; }

        public bool HasHash { get => _hasHash; set => _hasHash = value; }
    }
}
