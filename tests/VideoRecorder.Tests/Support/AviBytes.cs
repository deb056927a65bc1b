using System.Buffers.Binary;
using System.Text;

namespace VideoRecorder.Tests.Support;

/// <summary>Takes an AVI file apart, independently of the recorder, and checks its structure on the way.</summary>
internal sealed class AviBytes
{
    private readonly byte[] _bytes;
    private readonly bool _mayPadWithAnything;

    /// <param name="bytes">The file.</param>
    /// <param name="mayPadWithAnything">Whether a padding byte may be other than 0, which no player minds.</param>
    public AviBytes(byte[] bytes, bool mayPadWithAnything = false)
    {
        _bytes = bytes;
        _mayPadWithAnything = mayPadWithAnything;
        Walk(0, bytes.Length, string.Empty);
    }

    /// <summary>Gets each chunk in file order: its path ("RIFF:AVI /LIST:hdrl/avih"), where its data starts and how long they are.</summary>
    public List<(string Path, int Start, int Length)> Chunks { get; } = [];

    public IEnumerable<(int Start, int Length)> Frames =>
        Chunks.Where(c => c.Path.EndsWith("/LIST:movi/00dc", StringComparison.Ordinal)).Select(c => (c.Start, c.Length));

    public List<(string Id, int Flags, int Offset, int Length)> Index
    {
        get
        {
            (_, int start, int length) = Find("RIFF:AVI /idx1");
            Assert.Equal(0, length % 16);
            return Enumerable.Range(0, length / 16)
                .Select(i => start + (i * 16))
                .Select(at => (Text(at), Int(at + 4), Int(at + 8), Int(at + 12)))
                .ToList();
        }
    }

    public (string Path, int Start, int Length) Find(string path) => Chunks.Single(c => c.Path == path);

    public int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

    public int Short(int at) => BinaryPrimitives.ReadInt16LittleEndian(_bytes.AsSpan(at));

    public string Text(int at) => Encoding.ASCII.GetString(_bytes, at, 4);

    public byte[] Data(int start, int length) => _bytes.AsSpan(start, length).ToArray();

    private void Walk(int at, int end, string parent)
    {
        while (at < end)
        {
            string id = Text(at);
            int size = Int(at + 4);
            Assert.True(size >= 0 && at + 8 + size <= end, $"{parent}/{id} at {at} does not fit into what holds it");
            bool isList = id is "RIFF" or "LIST";
            string name = isList ? $"{id}:{Text(at + 8)}" : id;
            string path = parent.Length == 0 ? name : $"{parent}/{name}";
            Chunks.Add((path, at + 8, size));
            if (isList)
            {
                Walk(at + 12, at + 8 + size, path);
            }

            if (size % 2 != 0 && !_mayPadWithAnything)
            {
                Assert.Equal(0, _bytes[at + 8 + size]);
            }

            at += 8 + size + (size & 1);
        }

        Assert.Equal(end, at);
    }
}
