using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// A clip as it lies on a card, whole or cut at any byte, read independently of the recorder: what of it must never
/// be lost.
/// </summary>
internal sealed class ClipBytes
{
    private const int HeaderBytes = 512;
    private const int ChunkHeadBytes = 8;
    private const int IndexEntryBytes = 16;
    private const int TotalFramesAt = 48;

    private readonly byte[] _bytes;
    private readonly List<string> _pictures = [];

    public ClipBytes(byte[] bytes)
    {
        _bytes = bytes;
        Digest = DigestOf(bytes);
        Date = HeaderDate.Of(bytes);
        int end = WalkChunks();
        IsWhole = HasFinalHeader(end);
    }

    public int Length => _bytes.Length;

    /// <summary>Gets the digest of all but the date, which a clip may get after it was closed.</summary>
    public string Digest { get; }

    /// <summary>Gets the date in its header; empty for none.</summary>
    public string Date { get; }

    /// <summary>Gets a value indicating whether the clip was closed: its header has its sizes, and its index follows.</summary>
    public bool IsWhole { get; }

    /// <summary>Gets a value indicating whether the beginning of an index follows the frames.</summary>
    public bool HasIndex { get; private set; }

    /// <summary>Gets how many slots are there in full, empty ones included.</summary>
    public int Slots { get; private set; }

    /// <summary>Gets the digest of each picture that is there in full.</summary>
    public IReadOnlyList<string> Pictures => _pictures;

    /// <summary>Gets the digest of all of a file but the date of a clip.</summary>
    public static string DigestOf(byte[] bytes) => Convert.ToHexString(SHA256.HashData(HeaderDate.Without(bytes)));

    private int WalkChunks()
    {
        int at = HeaderBytes;
        while (at + ChunkHeadBytes <= Length && Text(at) == "00dc")
        {
            int bytes = Int(at + 4);
            if (bytes < 0 || bytes > Length - at - ChunkHeadBytes)
            {
                break;
            }

            Slots++;
            if (bytes > 0)
            {
                _pictures.Add(Convert.ToHexString(SHA256.HashData(_bytes.AsSpan(at + ChunkHeadBytes, bytes)), 0, 8));
            }

            at += ChunkHeadBytes + bytes;
            at += at & 1;
        }

        HasIndex = at + 4 <= Length && Text(at) == "idx1";
        return at;
    }

    private bool HasFinalHeader(int indexAt)
        => HasIndex
            && indexAt + ChunkHeadBytes + Int(indexAt + 4) == Length
            && Int(indexAt + 4) == Slots * IndexEntryBytes
            && Int(4) == Length - ChunkHeadBytes
            && Int(TotalFramesAt) == Slots;

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

    private string Text(int at) => Encoding.ASCII.GetString(_bytes, at, 4);
}
