using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Simulation.Camera;

namespace VideoRecorder.Simulation.Card;

/// <summary>An open file of the card, with what was written to it and may not be on the medium yet.</summary>
internal sealed class OpenFile : IFile
{
    // A file that is only read has nothing pending.
    private static readonly PendingWrites Nothing = new();
    private readonly CardModel _card;
    private readonly CardMedium _medium;
    private int _cursor;
    private int _cursorIndex;
    private bool _isClosed;

    public OpenFile(CardModel card, CardMedium medium, CardEntryNode entry, PendingWrites? pending)
    {
        _card = card;
        _medium = medium;
        Entry = entry;
        File = entry.File!;
        IsWritable = pending is not null;
        Pending = pending ?? Nothing;
        Start = entry.Start;
        Length = entry.Size;
    }

    public CardEntryNode Entry { get; }

    public CardFile File { get; }

    public bool IsWritable { get; }

    /// <summary>Gets or sets whether the card went away under it, or was mounted again.</summary>
    public bool IsDead { get; set; }

    /// <summary>Gets what is not on the medium yet.</summary>
    public PendingWrites Pending { get; }

    public long Length { get; private set; }

    /// <summary>Gets the first cluster; 0 for none.</summary>
    public int Start { get; private set; }

    /// <summary>Gets or sets the error that each further write gets, once one has failed.</summary>
    public CardException? Error { get; set; }

    /// <summary>Gets whether the entry on the medium has to be written: it tells another size or place, or calls changed bytes delivered.</summary>
    public bool IsAhead => Entry.Size != Length || Entry.Start != Start || (Entry.IsDelivered && Pending.Count > 0);

    public void Append(byte[] buffer, int offset, int count)
    {
        _card.BeginWrite(this, "append");
        AppendBytes("append", buffer.AsSpan(offset, count));
    }

    public void AppendFrame(ICamera camera)
    {
        _card.BeginWrite(this, "append frame");
        if (camera is CameraModel model)
        {
            AppendBytes("append frame", model.Held);
            _card.World.Watch.FrameAppended(File, model.HeldNumber);
        }
        else if (camera is IHeldFrame held)
        {
            AppendBytes("append frame", held.Held);
        }
        else
        {
            throw new ArgumentException("not a camera of this board", nameof(camera));
        }
    }

    public void Overwrite(long position, byte[] buffer, int offset, int count)
    {
        if (position < 0 || position + count > Length)
        {
            _card.World.Violate("Bytes were written over that are not there: " + File.Path);
        }

        _card.BeginWrite(this, "overwrite");
        int part = _card.PartOf(count);
        int done = Write(position, buffer.AsSpan(offset, part), false);
        _card.EndWrite(this, "overwrite", done, count);
    }

    public int Read(long position, byte[] buffer, int offset, int count)
    {
        _card.BeginFile(this, "read");
        int wanted = (int)Math.Clamp(Length - position, 0, count);
        int done = _medium.Read(Start, position, buffer.AsSpan(offset, wanted));
        _card.EndRead(this, done, wanted);
        return wanted;
    }

    public void Truncate(long length)
    {
        if (length < 0 || length > Length)
        {
            _card.World.Violate("A file was to be cut off behind its end: " + File.Path);
        }

        _card.BeginWrite(this, "truncate");
        _card.WaitForSyncs(this);
        int part = _card.PartOf(1);
        if (part > 0)
        {
            Cut(length);
        }

        _card.EndWrite(this, "truncate", part, 1);
    }

    public void Sync()
    {
        if (IsWritable)
        {
            _card.BeginWrite(this, "sync");
            _card.SyncOf(this, "sync");
        }
        else
        {
            _card.BeginFile(this, "sync");
        }
    }

    public void Close()
    {
        if (!_isClosed)
        {
            // It is closed also when the call fails.
            _isClosed = true;
            _card.CloseOf(this);
        }
    }

    /// <summary>The size and the place on the medium are these from now on, and what was changed is pending.</summary>
    public void Publish(long size, int start)
    {
        Entry.IsDelivered &= Pending.Count == 0 && Entry.Size == size && Entry.Start == start;
        Entry.Size = size;
        Entry.Start = start;
    }

    /// <summary>Reads what is on the medium: without what is pending.</summary>
    public ReadOnlySpan<byte> ReadDurable()
    {
        return _card.ReadDurable(this);
    }

    public void CheckOpen()
    {
        if (_isClosed)
        {
            throw _card.Refuse("use", File.Path, CardError.Failed);
        }
    }

    private void AppendBytes(string operation, ReadOnlySpan<byte> bytes)
    {
        int part = _card.PartOf(bytes.Length);
        int done = Write(Length, bytes[..part], true);
        _card.EndWrite(this, operation, done, bytes.Length);
    }

    private int Write(long position, ReadOnlySpan<byte> bytes, bool isGrowing)
    {
        int done = 0;
        while (done < bytes.Length)
        {
            long at = position + done;
            int cluster = Locate(_medium.IndexOf(at), isGrowing);
            if (cluster <= 0)
            {
                _card.WhyNot = cluster == ClusterTable.Full ? CardError.Full : CardError.Failed;
                break;
            }

            long address = _medium.AddressOf(cluster, at);
            int inSector = (int)(at & (CardMedium.SectorBytes - 1));
            int count = Math.Min(CardMedium.SectorBytes - inSector, bytes.Length - done);
            Pending.Note(new SectorWrite(_card.NextOrder, address - inSector, at - inSector, isGrowing), _medium.Pages);
            bytes.Slice(done, count).CopyTo(_medium.Pages.Write(address, count));
            done += count;
        }

        Length = Math.Max(Length, position + done);
        File.Changed();
        return done;
    }

    private void Cut(long length)
    {
        int keep = _medium.IndexOf(length + _medium.ClusterBytes - 1);
        if (keep == 0)
        {
            _medium.Table.Release(Start, 0);
            Start = 0;
        }
        else
        {
            int last = Locate(keep - 1, false);
            int next = _medium.Table.Next(last);
            if (_medium.Table.IsCluster(next))
            {
                _medium.Table.Release(next, last);
            }
        }

        _cursor = 0;
        Length = length;
        File.Changed();
    }

    /// <summary>Finds a cluster of the chain; where it ends, it may grow.</summary>
    private int Locate(int index, bool isGrowing)
    {
        if (Start == 0)
        {
            int first = isGrowing ? _medium.Table.Extend(0) : ClusterTable.Broken;
            if (first <= 0)
            {
                return first;
            }

            Start = first;
            _cursor = 0;
        }

        if (_cursor == 0 || index < _cursorIndex)
        {
            _cursor = Start;
            _cursorIndex = 0;
        }

        while (_cursorIndex < index)
        {
            int next = isGrowing ? _medium.Table.Extend(_cursor) : _medium.Table.Next(_cursor);
            if (!_medium.Table.IsCluster(next))
            {
                return isGrowing ? next : ClusterTable.Broken;
            }

            _cursor = next;
            _cursorIndex++;
        }

        return _cursor;
    }
}
