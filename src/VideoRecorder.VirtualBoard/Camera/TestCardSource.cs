using SkiaSharp;
using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>The built-in moving test picture as a source of JPEG frames.</summary>
public sealed class TestCardSource : IFrameSource
{
    private readonly TimeProvider _time;
    private readonly object _gate = new();
    private TestCard? _card;
    private SKJpegEncoderOptions _options;
    private long _number;

    /// <summary>Initializes a new instance of the <see cref="TestCardSource"/> class.</summary>
    /// <param name="time">The wall clock that the picture shows.</param>
    public TestCardSource(TimeProvider time)
    {
        _time = time;
    }

    /// <inheritdoc/>
    public bool PacesItself => false;

    /// <inheritdoc/>
    public bool FollowsSettings => true;

    /// <inheritdoc/>
    public void Open(CameraMode mode)
    {
        Close();
        int quality = JpegQuality.ToLibjpeg(mode.JpegQuality);
        _options = new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample422, SKJpegEncoderAlphaOption.Ignore);
        try
        {
            _card = new TestCard(mode);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException)
        {
            throw new CameraException($"The test card cannot be drawn on this PC: {e.GetBaseException().Message}");
        }
    }

    /// <inheritdoc/>
    public void Read(FrameBuffer frame)
    {
        lock (_gate)
        {
            TestCard card = _card ?? throw new CameraException("The test card is closed");
            card.Paint(_time.GetLocalNow(), ++_number);
            using SKDynamicMemoryWStream stream = new();
            if (!card.Pixels.Encode(stream, _options))
            {
                throw new CameraException("The test card cannot be encoded as JPEG");
            }

            using SKData jpeg = stream.DetachAsData();
            frame.Set(jpeg.AsSpan());
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_gate)
        {
            _card?.Dispose();
            _card = null;
        }
    }
}
