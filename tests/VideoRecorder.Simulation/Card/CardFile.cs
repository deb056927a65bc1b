namespace VideoRecorder.Simulation.Card;

/// <summary>A file on the card, whatever its name: a chain of clusters.</summary>
internal sealed class CardFile
{
    private CardMedium? _medium;
    private byte[] _buffer = [];

    public CardFile(int number, string path)
    {
        Number = number;
        Path = path;
    }

    /// <summary>Makes the same file for a copy of the medium.</summary>
    public CardFile(CardFile other, CardMedium medium)
    {
        Number = other.Number;
        Path = other.Path;
        IsForeign = other.IsForeign;
        Version = other.Version;
        Seal = other.Seal;
        _medium = medium;
    }

    /// <summary>Gets the number of the file: files are numbered in the order in which they were made, over the whole run.</summary>
    public int Number { get; }

    /// <summary>Gets its path; the last one that it had when it is gone. A deletion that was cut off may leave another one than it was made with.</summary>
    public string Path { get; private set; }

    /// <summary>Gets whether somebody else put it on the card: the recorder must not touch it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Gets a number that grows with each change of its bytes, also one that a cut makes: what watches need not compare again.</summary>
    public int Version { get; private set; }

    /// <summary>Gets whether it is on the medium.</summary>
    public bool IsThere => Entry is not null;

    /// <summary>Gets whether the medium has it marked as delivered.</summary>
    public bool IsDelivered => Entry is { IsDelivered: true };

    /// <summary>Gets the length of <see cref="Content"/>.</summary>
    public long Length => Writer?.Length ?? Entry?.Size ?? 0;

    /// <summary>Gets the length of <see cref="Durable"/>.</summary>
    public long DurableLength => Entry?.Size ?? 0;

    /// <summary>Gets what the recorder reads from it: with all that is not on the medium yet. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Content =>
        Writer is not null ? Gather(Writer.Start, Writer.Length) : Entry is { } entry ? Gather(entry.Start, entry.Size) : [];

    /// <summary>Gets what is on the medium, as far as its size there says. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Durable => Writer is not null ? Writer.ReadDurable() : Content;

    /// <summary>Gets or sets who writes to it.</summary>
    internal OpenFile? Writer { get; set; }

    /// <summary>Gets or sets how often it is open.</summary>
    internal int Opened { get; set; }

    /// <summary>Gets or sets the fingerprint of a foreign file's bytes.</summary>
    internal ulong Seal { get; set; }

    /// <summary>Gets its directory entry; null when it is gone.</summary>
    internal CardEntryNode? Entry { get; private set; }

    internal void Changed() => Version++;

    internal void NameComes(CardEntryNode entry)
    {
        entry.File = this;
        Entry = entry;
        Path = entry.Path;
    }

    internal void NameGoes() => Entry = null;

    internal void Bind(CardMedium medium) => _medium = medium;

    /// <summary>Reads a chain as far as it goes, into bytes that stay when the medium changes.</summary>
    internal ReadOnlySpan<byte> GatherCopy(int start, long size)
    {
        ReadOnlySpan<byte> bytes = Gather(start, size);
        if (bytes.Length > 0 && size <= _medium!.Pages.PageBytes)
        {
            _buffer = _buffer.Length < bytes.Length ? new byte[_medium.Pages.PageBytes] : _buffer;
            bytes.CopyTo(_buffer);
            return _buffer.AsSpan(0, bytes.Length);
        }

        return bytes;
    }

    /// <summary>Reads a chain as far as it goes.</summary>
    internal ReadOnlySpan<byte> Gather(int start, long size)
    {
        if (size == 0 || _medium is null)
        {
            return [];
        }

        if (size <= _medium.Pages.PageBytes)
        {
            return _medium.Table.IsCluster(start) ? _medium.Pages.Read(_medium.AddressOf(start, 0), (int)size) : [];
        }

        if (_buffer.Length < size)
        {
            _buffer = new byte[size + (size / 4)];
        }

        return _buffer.AsSpan(0, _medium.Read(start, 0, _buffer.AsSpan(0, (int)size)));
    }
}
