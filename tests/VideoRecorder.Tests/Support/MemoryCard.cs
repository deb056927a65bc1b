using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Recording;
using VideoRecorder.Core.Storage;

namespace VideoRecorder.Tests.Support;

/// <summary>A card of files in memory, for tests that only read, mark and delete.</summary>
internal sealed class MemoryCard : ICard
{
    public Dictionary<string, byte[]> Files { get; } = [];

    public HashSet<string> Delivered { get; } = [];

    /// <summary>All reads, as position and count.</summary>
    public List<(long Position, int Count)> Reads { get; } = [];

    public int OpenFiles { get; private set; }

    /// <summary>What happens in each read, before it is answered: a slow card.</summary>
    public Action? Reading { get; set; }

    /// <summary>What the next calls answer with; null for success.</summary>
    public CardException? ReadFault { get; set; }

    public Exception? ChangeFault { get; set; }

    public void Mount()
    {
    }

    public void GetSpace(CardSpace space) => throw new NotSupportedException();

    public CardEntry[] List(string folder) => throw new NotSupportedException();

    public void CreateFolder(string folder) => throw new NotSupportedException();

    public bool DeleteFolder(string folder) => false;

    public IClipFile Create(string path)
    {
        Change();
        Files.Add(path, []);
        return Open(path, false);
    }

    public IClipFile Open(string path, bool forWriting)
    {
        Assert.False(forWriting);
        if (!Files.TryGetValue(path, out byte[]? bytes))
        {
            throw new CardException(CardError.NotFound, path + " is not there.");
        }

        OpenFiles++;
        return new OpenFile(this, bytes);
    }

    public void SetDelivered(string path, bool isDelivered)
    {
        Change();
        if (!Files.ContainsKey(path))
        {
            throw new CardException(CardError.NotFound, path + " is not there.");
        }

        if (isDelivered)
        {
            Delivered.Add(path);
        }
        else
        {
            Delivered.Remove(path);
        }
    }

    public bool Delete(string path)
    {
        Change();
        Delivered.Remove(path);
        return Files.Remove(path);
    }

    private void Change()
    {
        Assert.Equal(0, OpenFiles);
        if (ChangeFault is { } fault)
        {
            throw fault;
        }
    }

    private sealed class OpenFile(MemoryCard card, byte[] bytes) : IClipFile
    {
        private bool _closed;

        public long Length => bytes.Length;

        public int Read(long position, byte[] buffer, int offset, int count)
        {
            Assert.False(_closed);
            card.Reading?.Invoke();
            card.Reads.Add((position, count));
            if (card.ReadFault is { } fault)
            {
                throw fault;
            }

            int read = (int)Math.Min(count, bytes.Length - position);
            Array.Copy(bytes, position, buffer, offset, read);
            return read;
        }

        public void Close()
        {
            card.OpenFiles -= _closed ? 0 : 1;
            _closed = true;
        }

        public void Append(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public void AppendFrame(ICamera camera) => throw new NotSupportedException();

        public void Overwrite(long position, byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public void Truncate(long length) => throw new NotSupportedException();

        public void Sync() => throw new NotSupportedException();
    }
}
