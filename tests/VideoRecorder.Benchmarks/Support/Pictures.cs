using SkiaSharp;

namespace VideoRecorder.Benchmarks.Support;

/// <summary>Makes JPEG pictures as large as those of the camera: about 16 KB in VGA.</summary>
internal static class Pictures
{
    public static byte[][] Make(int count, int width, int height)
    {
        var pictures = new byte[count][];
        var random = new Random(1);
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true };
        for (int i = 0; i < count; i++)
        {
            canvas.Clear(SKColors.DarkSlateGray);
            for (int leaf = 0; leaf < 120; leaf++)
            {
                paint.Color = SKColor.FromHsv(random.Next(360), random.Next(20, 90), random.Next(20, 95));
                canvas.DrawOval(random.Next(width), random.Next(height), random.Next(4, 40), random.Next(4, 25), paint);
            }

            using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 60);
            pictures[i] = data.ToArray();
        }

        return pictures;
    }
}
