using System.Buffers.Binary;
using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>Inspects a JPEG frame the way the board's driver does: its two ends, and its size in pixels.</summary>
public static class FrameInspector
{
    private const byte Marker = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    // marker, length, precision, height, width
    private const int SmallestFrameHeader = 9;

    /// <summary>Fills in length, size and defect of a frame. Never throws, whatever the bytes are.</summary>
    /// <param name="bytes">All bytes that the source gave.</param>
    /// <param name="facts">Receives the facts; the length is cut behind the last EOI marker.</param>
    public static void Inspect(ReadOnlySpan<byte> bytes, CameraFrame facts)
    {
        facts.Length = bytes.Length;
        facts.Width = 0;
        facts.Height = 0;
        facts.Defect = FrameDefect.None;

        if (bytes.IsEmpty)
        {
            facts.Defect = FrameDefect.Empty;
            return;
        }

        if (bytes.Length < 2 || bytes[0] != Marker || bytes[1] != StartOfImage)
        {
            facts.Defect = FrameDefect.NoStart;
            return;
        }

        int picture = WalkSegments(bytes, facts);
        int end = bytes[picture..].LastIndexOf([Marker, EndOfImage]);
        if (end < 0)
        {
            facts.Defect = FrameDefect.NoEnd;
            return;
        }

        facts.Length = picture + end + 2;
        if (facts.Width == 0)
        {
            facts.Defect = FrameDefect.NoPicture;
        }
    }

    /// <summary>Walks the segments from SOI to the picture data, and reads the size from the frame header (SOF, ITU-T T.81, B.2.2).</summary>
    /// <returns>Where it stopped: what lies before is inside segments, as the EOI of a thumbnail is.</returns>
    private static int WalkSegments(ReadOnlySpan<byte> jpeg, CameraFrame facts)
    {
        int at = 2;
        byte code = 0;
        while (code != StartOfScan && at + 4 <= jpeg.Length && jpeg[at] == Marker)
        {
            code = jpeg[at + 1];
            int step = code == Marker ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (code == EndOfImage || step == 2 || at + step > jpeg.Length)
            {
                return at;
            }

            if (IsFrameHeader(code) && step >= SmallestFrameHeader && facts.Width == 0)
            {
                ReadSize(jpeg[at..], facts);
            }

            at += step;
        }

        return at;
    }

    // A size is told as a whole or not at all.
    private static void ReadSize(ReadOnlySpan<byte> header, CameraFrame facts)
    {
        int height = BinaryPrimitives.ReadUInt16BigEndian(header[5..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(header[7..]);
        facts.Height = width > 0 ? height : 0;
        facts.Width = height > 0 ? width : 0;
    }

    // C4, C8 and CC lie between the SOF codes but mean tables and extensions
    private static bool IsFrameHeader(byte code) => code is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
