using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.Tests.Support;

/// <summary>
/// A camera that hands out a list of pictures, over and over. A null in the list is a time without a picture;
/// a broken one is reported as a camera would.
/// </summary>
internal sealed class JpegListCamera : ICamera
{
    private readonly byte[]?[] _pictures;
    private readonly int _width;
    private readonly int _height;
    private int _next;
    private byte[]? _held;
    private int _heldLength;

    public JpegListCamera(int width, int height, params byte[]?[] pictures)
    {
        _width = width;
        _height = height;
        _pictures = pictures;
    }

    /// <summary>Gets the bytes of the held frame, for the file that it is appended to.</summary>
    public ReadOnlySpan<byte> HeldFrame =>
        (_held ?? throw new InvalidOperationException("No frame is held.")).AsSpan(0, _heldLength);

    public bool IsRunning { get; private set; }

    public void Start(CameraMode mode) => IsRunning = true;

    public bool TakeFrame(int timeoutMs, CameraFrame frame)
    {
        byte[]? picture = _pictures[_next];
        _next = (_next + 1) % _pictures.Length;
        _held = picture;
        if (picture is null)
        {
            return false;
        }

        int end = picture.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        _heldLength = end < 0 ? picture.Length : end + 2;
        frame.Length = _heldLength;
        frame.Width = _width;
        frame.Height = _height;
        frame.Defect = picture.Length == 0 ? FrameDefect.Empty
            : !picture.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? FrameDefect.NoStart
            : end < 0 ? FrameDefect.NoEnd
            : FrameDefect.None;
        return true;
    }

    public void ReleaseFrame() => _held = null;

    public void Stop()
    {
        IsRunning = false;
        _held = null;
    }
}
