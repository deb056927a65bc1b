using System.Buffers.Binary;
using VideoRecorder.Core.Recording;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>Looks at a JPEG frame the way the board's driver does: its two ends, and its size in pixels.</summary>
public static class FrameInspector
{
    private const byte Marker = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

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

        int end = bytes[2..].LastIndexOf([Marker, EndOfImage]);
        if (end < 0)
        {
            facts.Defect = FrameDefect.NoEnd;
            return;
        }

        facts.Length = 2 + end + 2;
        if (!ReadSize(bytes[..facts.Length], facts))
        {
            facts.Defect = FrameDefect.NoPicture;
        }
    }

    /// <summary>Walks the segments before the picture data to the frame header (SOF, ITU-T T.81, B.2.2).</summary>
    private static bool ReadSize(ReadOnlySpan<byte> jpeg, CameraFrame facts)
    {
        int at = 2;
        while (at + 9 <= jpeg.Length && jpeg[at] == Marker)
        {
            byte code = jpeg[at + 1];
            if (code == Marker)
            {
                at++;
                continue;
            }

            if (IsFrameHeader(code))
            {
                facts.Height = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]);
                facts.Width = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]);
                return facts.Width > 0 && facts.Height > 0;
            }

            if (code == StartOfScan)
            {
                return false;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        }

        return false;
    }

    // C4, C8 and CC lie between the SOF codes but mean tables and extensions
    private static bool IsFrameHeader(byte code) => code is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
