using VideoRecorder.Core.Settings;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>The pixels of the OV2640's picture sizes.</summary>
public static class PictureSize
{
    /// <summary>Gets width and height of a picture size.</summary>
    /// <param name="size">The picture size.</param>
    /// <returns>Both in pixels.</returns>
    public static (int Width, int Height) Of(FrameSize size) => size switch
    {
        FrameSize.QQVGA => (160, 120),
        FrameSize.QCIF => (176, 144),
        FrameSize.HQVGA => (240, 176),
        FrameSize.QVGA => (320, 240),
        FrameSize.CIF => (400, 296),
        FrameSize.HVGA => (480, 320),
        FrameSize.VGA => (640, 480),
        FrameSize.SVGA => (800, 600),
        FrameSize.XGA => (1024, 768),
        FrameSize.HD => (1280, 720),
        FrameSize.SXGA => (1280, 1024),
        FrameSize.UXGA => (1600, 1200),
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "not a picture size of the OV2640"),
    };
}
