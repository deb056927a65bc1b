using System.Globalization;
using SkiaSharp;
using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>
/// The test picture. What stands still is painted once; each frame copies it and paints the wall clock, the frame
/// number, a hand that turns once in four seconds and a ball that runs along the bottom.
/// </summary>
internal sealed class TestCard : IDisposable
{
    private const double HandTurnSec = 4;
    private const double BallTurnSec = 3;

    private static readonly SKColor[] Bars =
    [
        new(0xE8, 0xE8, 0xE8), new(0xD8, 0xD0, 0x30), new(0x30, 0xC8, 0xD0), new(0x38, 0xB8, 0x48),
        new(0xC0, 0x48, 0xB8), new(0xD0, 0x38, 0x38), new(0x30, 0x48, 0xC8), new(0x18, 0x18, 0x1C),
    ];

    private readonly int _width;
    private readonly int _height;
    private readonly string _caption;
    private readonly SKBitmap _background;
    private readonly SKBitmap _picture;
    private readonly SKCanvas _canvas;
    private readonly SKPaint _white = new() { Color = new SKColor(0xF4, 0xF4, 0xF0) };
    private readonly SKPaint _grey = new() { Color = new SKColor(0x9C, 0xA8, 0xB4) };
    private readonly SKPaint _hand = new() { Color = new SKColor(0xFF, 0xB0, 0x20), IsAntialias = true, StrokeCap = SKStrokeCap.Round };
    private readonly SKPaint _ball = new() { Color = new SKColor(0xFF, 0x60, 0x38), IsAntialias = true };

    /// <summary>Initializes a new instance of the <see cref="TestCard"/> class and paints what stands still.</summary>
    /// <param name="mode">Size and orientation; quality and rate are shown in the picture.</param>
    public TestCard(CameraMode mode)
    {
        _width = mode.Width;
        _height = mode.Height;
        _caption = string.Create(
            CultureInfo.InvariantCulture,
            $"{_width}X{_height}  {mode.FramesPerSecond} FPS  Q{mode.JpegQuality}");
        SKImageInfo info = new(_width, _height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque);
        _picture = new SKBitmap(info);
        _background = new SKBitmap(info);
        Pixels = _picture.PeekPixels();
        using (SKCanvas still = new(_background))
        {
            Orient(still, mode);
            PaintStill(still);
        }

        _canvas = new SKCanvas(_picture);
        Orient(_canvas, mode);
        _hand.StrokeWidth = Math.Max(2, _height / 90f);
    }

    /// <summary>Gets the picture that was painted last.</summary>
    public SKPixmap Pixels { get; }

    private SKPoint Centre => new(_width * 0.82f, _height * 0.55f);

    private float Radius => Math.Min(_width, _height) * 0.17f;

    /// <summary>Paints a frame.</summary>
    /// <param name="now">The wall time to show.</param>
    /// <param name="number">The frame number to show.</param>
    public void Paint(DateTimeOffset now, long number)
    {
        _background.GetPixelSpan().CopyTo(_picture.GetPixelSpan());
        double seconds = now.TimeOfDay.TotalSeconds;
        PaintHand(seconds / HandTurnSec * Math.Tau);
        PaintBall(seconds / BallTurnSec * Math.Tau);

        Span<char> text = stackalloc char[32];
        float dot = _width / 100f;
        now.TryFormat(text, out int length, "HH:mm:ss.f", CultureInfo.InvariantCulture);
        BlockFont.Draw(_canvas, text[..length], _width * 0.05f, _height * 0.33f, dot, _white);
        now.TryFormat(text, out length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        BlockFont.Draw(_canvas, text[..length], _width * 0.05f, _height * 0.48f, dot * 0.75f, _grey);
        text.TryWrite(CultureInfo.InvariantCulture, $"FRAME {number:D6}", out length);
        BlockFont.Draw(_canvas, text[..length], _width * 0.05f, _height * 0.61f, dot * 0.75f, _white);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _canvas.Dispose();
        Pixels.Dispose();
        _picture.Dispose();
        _background.Dispose();
        _white.Dispose();
        _grey.Dispose();
        _hand.Dispose();
        _ball.Dispose();
    }

    /// <summary>The picture stands upside down or mirrored as a sensor's would, text and all.</summary>
    private void Orient(SKCanvas canvas, CameraMode mode)
    {
        canvas.Translate(mode.MirrorHorizontal ? _width : 0, mode.FlipVertical ? _height : 0);
        canvas.Scale(mode.MirrorHorizontal ? -1 : 1, mode.FlipVertical ? -1 : 1);
    }

    private void PaintStill(SKCanvas canvas)
    {
        canvas.Clear(new SKColor(0x1C, 0x28, 0x34));
        using SKPaint paint = new();
        PaintGrid(canvas, paint);

        for (int i = 0; i < Bars.Length; i++)
        {
            paint.Color = Bars[i];
            float bar = (float)_width / Bars.Length;
            canvas.DrawRect(i * bar, 0, bar + 1, _height * 0.14f, paint);
        }

        for (int i = 0; i < 16; i++)
        {
            byte level = (byte)(i * 17);
            paint.Color = new SKColor(level, level, level);
            canvas.DrawRect(i * _width / 16f, _height * 0.93f, (_width / 16f) + 1, (_height * 0.07f) + 1, paint);
        }

        float dot = _width / 160f;
        BlockFont.Draw(canvas, "VIDEORECORDER", _width * 0.05f, _height * 0.2f, dot, _white);
        BlockFont.Draw(canvas, _caption, _width * 0.05f, _height * 0.735f, dot, _grey);
        PaintDial(canvas, paint);
    }

    private void PaintGrid(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = new SKColor(0x2A, 0x3A, 0x48);
        float step = _height / 12f;
        float line = Math.Max(1, _height / 480f);
        for (float x = step; x < _width; x += step)
        {
            canvas.DrawRect(x, 0, line, _height, paint);
        }

        for (float y = step; y < _height; y += step)
        {
            canvas.DrawRect(0, y, _width, line, paint);
        }
    }

    private void PaintDial(SKCanvas canvas, SKPaint paint)
    {
        paint.IsAntialias = true;
        paint.Color = new SKColor(0x12, 0x1A, 0x22);
        canvas.DrawCircle(Centre, Radius, paint);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = Math.Max(1.5f, _height / 160f);
        paint.Color = _grey.Color;
        canvas.DrawCircle(Centre, Radius, paint);
    }

    private void PaintHand(double angle)
    {
        float x = (float)Math.Sin(angle) * Radius * 0.86f;
        float y = (float)-Math.Cos(angle) * Radius * 0.86f;
        _canvas.DrawLine(Centre.X, Centre.Y, Centre.X + x, Centre.Y + y, _hand);
        _canvas.DrawCircle(Centre, _hand.StrokeWidth * 1.5f, _hand);
    }

    private void PaintBall(double angle)
    {
        float radius = _height * 0.035f;
        float reach = (_width * 0.9f) - (2 * radius);
        float x = (_width * 0.05f) + radius + (reach * (float)(1 - Math.Cos(angle)) / 2);
        _canvas.DrawCircle(x, _height * 0.86f, radius, _ball);
    }
}
