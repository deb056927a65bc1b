using System.Buffers.Binary;
using System.Text;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>Builds an MJPEG AVI with an audio stream, as other programs write them.</summary>
internal static class SmallAvi
{
    /// <summary>The bytes behind the last frame's chunk.</summary>
    public const int IndexBytes = 8 + 16;

    public static byte[] Build(byte[][] pictures)
    {
        byte[] header = List("hdrl", Chunk("avih", new byte[56]), List("strl", Chunk("strh", [.. Encoding.ASCII.GetBytes("vidsMJPG"), .. new byte[48]])));
        byte[] record = List("rec ", Chunk("00dc", pictures[0]), Chunk("01wb", new byte[31]));
        byte[] movie = List("movi", [record, .. pictures.Skip(1).Select(p => Chunk("00dc", p))]);
        byte[] body = [.. Encoding.ASCII.GetBytes("AVI "), .. header, .. Chunk("JUNK", new byte[9]), .. movie, .. Chunk("idx1", new byte[16])];
        return Chunk("RIFF", body);
    }

    private static byte[] List(string type, params byte[][] parts) =>
        Chunk("LIST", [.. Encoding.ASCII.GetBytes(type), .. parts.SelectMany(p => p)]);

    private static byte[] Chunk(string id, byte[] data)
    {
        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, data.Length);
        return [.. Encoding.ASCII.GetBytes(id), .. size, .. data, .. new byte[data.Length & 1]];
    }
}
