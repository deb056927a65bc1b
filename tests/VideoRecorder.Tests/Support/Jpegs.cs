using SkiaSharp;

namespace VideoRecorder.Tests.Support;

/// <summary>Makes real JPEG pictures; each differs from the one before.</summary>
internal static class Jpegs
{
    public static byte[][] Make(int count, int width, int height, int quality = 80)
    {
        var pictures = new byte[count][];
        using var surface = new SKBitmap(width, height);
        using var canvas = new SKCanvas(surface);
        using var paint = new SKPaint { IsAntialias = true };
        for (int i = 0; i < count; i++)
        {
            canvas.Clear(SKColor.FromHsv(i * 37 % 360, 60, 70));
            paint.Color = SKColor.FromHsv((i * 37 + 180) % 360, 80, 90);
            canvas.DrawCircle(width * ((i % 10) + 1) / 11f, height / 2f, height / 4f, paint);
            using SKData data = surface.Encode(SKEncodedImageFormat.Jpeg, quality);
            pictures[i] = data.ToArray();
        }

        return pictures;
    }

    /// <summary>A picture of an even or odd number of bytes: a comment segment evens it out.</summary>
    public static byte[] WithParity(byte[] picture, bool odd)
    {
        if ((picture.Length % 2 != 0) == odd)
        {
            return picture;
        }

        return [0xFF, 0xD8, 0xFF, 0xFE, 0x00, 0x03, (byte)'x', .. picture.AsSpan(2)];
    }
}
