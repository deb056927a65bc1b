using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Tests.BadInput;

/// <summary>A card with the two log files only, on which anything may lie under their names, and calls may fail.</summary>
internal sealed class LogCard(Dice dice) : ICard
{
    private readonly Dictionary<string, long> _lengths = [];
    private readonly HashSet<string> _folders = [];

    /// <summary>Gets all that was ever appended.</summary>
    public List<byte> Appended { get; } = [];

    public bool MayFail { get; set; }

    public long LengthOf(string path) => _lengths.GetValueOrDefault(path);

    public void PutFile(string path, long length) => _lengths[path] = length;

    public void PutFolder(string path) => _folders.Add(path);

    public bool IsFolder(string path) => _folders.Contains(path);

    public void Mount()
    {
    }

    public void GetSpace(CardSpace space) => throw new NotSupportedException();

    public CardEntry[] List(string folder)
    {
        MayThrow();
        return
        [
            .. _lengths.Select(file => new CardEntry(Path.GetFileName(file.Key), file.Value, false, false)),
            .. _folders.Select(path => new CardEntry(Path.GetFileName(path), 0, true, false)),
        ];
    }

    public void CreateFolder(string folder) => MayThrow();

    public bool DeleteFolder(string folder) => throw new NotSupportedException();

    public IFile Create(string path)
    {
        MayThrow();
        Assert.False(_lengths.ContainsKey(path) || _folders.Contains(path));
        _lengths[path] = 0;
        return new OpenFile(this, path);
    }

    public IFile Open(string path, bool forWriting)
    {
        MayThrow();
        return _folders.Contains(path) ? throw new CardException(CardError.ReadOnly, "a folder")
            : _lengths.ContainsKey(path) ? new OpenFile(this, path)
            : throw new CardException(CardError.NotFound, "not there");
    }

    public void SetDelivered(string path, bool isDelivered) => throw new NotSupportedException();

    public bool Delete(string path)
    {
        MayThrow();
        return _lengths.Remove(path);
    }

    private void MayThrow()
    {
        if (MayFail && dice.Chance(3))
        {
            throw new CardException(dice.Pick(CardError.Failed, CardError.Full, CardError.ReadOnly), "failing");
        }
    }

    private sealed class OpenFile(LogCard card, string path) : IFile
    {
        public long Length => card._lengths[path];

        public void Append(byte[] buffer, int offset, int count)
        {
            card.Appended.AddRange(buffer.AsSpan(offset, count));
            card._lengths[path] += count;
        }

        public void AppendFrame(ICamera camera) => throw new NotSupportedException();

        public void Overwrite(long position, byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public int Read(long position, byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public void Truncate(long length) => throw new NotSupportedException();

        public void Sync()
        {
        }

        public void Close()
        {
        }
    }
}
