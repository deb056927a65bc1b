using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace VideoRecorder.Simulation.Camera;

/// <summary>The bytes of a frame: a JPEG in its outer form, with the frame's number in a comment and bytes that only this frame has.</summary>
internal static class FramePattern
{
    public const int Width = 640;
    public const int Height = 480;
    public const int LeastBytes = 64;
    private const int NumberAt = 6;
    private const int Digits = 12;
    private const int PictureAt = NumberAt + Digits;
    private const int NoiseBytes = 1 << 16;
    private static readonly byte[] Noise = MakeNoise();

    // SOF0 of a grey picture, and SOS.
    private static readonly byte[] Picture =
    [
        0xFF, 0xC0, 0, 11, 8, Height >> 8, Height & 0xFF, Width >> 8, Width & 0xFF, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0,
    ];

    /// <summary>Writes a frame.</summary>
    /// <param name="frame">Where to; its length is the frame's, at least <see cref="LeastBytes"/>.</param>
    /// <param name="number">Its number, from 0 up.</param>
    public static void Write(Span<byte> frame, long number)
    {
        ReadOnlySpan<byte> head = [0xFF, 0xD8, 0xFF, 0xFE, 0, Digits + 2];
        head.CopyTo(frame);
        number.TryFormat(frame[NumberAt..], out _, "D12", CultureInfo.InvariantCulture);
        Picture.CopyTo(frame[PictureAt..]);
        int at = PictureAt + Picture.Length;
        int from = (int)(number * 7919 % NoiseBytes);
        while (at < frame.Length)
        {
            int count = Math.Min(frame.Length - at, NoiseBytes - from);
            Noise.AsSpan(from, count).CopyTo(frame[at..]);
            at += count;
            from = 0;
        }

        BinaryPrimitives.WriteUInt16BigEndian(frame[^2..], 0xFFD9);
    }

    /// <summary>Tells which frame these bytes are.</summary>
    /// <returns>The number, or -1 if they are not one, or not exactly.</returns>
    public static long NumberOf(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < LeastBytes || !long.TryParse(Encoding.Latin1.GetString(frame.Slice(NumberAt, Digits)), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return -1;
        }

        Span<byte> expected = frame.Length <= 2048 ? stackalloc byte[frame.Length] : new byte[frame.Length];
        Write(expected, number);
        return frame.SequenceEqual(expected) ? number : -1;
    }

    private static byte[] MakeNoise()
    {
        byte[] noise = new byte[NoiseBytes];
        uint state = 1;
        for (int i = 0; i < noise.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            noise[i] = (byte)((state >> 24) & 0x7F);
        }

        return noise;
    }
}
