using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.Benchmarks.Support;

/// <summary>Hands out pictures from memory, over and over.</summary>
internal sealed class PictureCamera(byte[][] pictures, int width, int height) : IFrameBytes
{
    private int _next;
    private byte[] _held = [];

    public ReadOnlySpan<byte> HeldFrame => _held;

    public void Start(CameraMode mode)
    {
    }

    public bool TakeFrame(int timeoutMs, CameraFrame frame)
    {
        _held = pictures[_next];
        _next = (_next + 1) % pictures.Length;
        frame.Length = _held.Length;
        frame.Width = width;
        frame.Height = height;
        frame.Defect = FrameDefect.None;
        return true;
    }

    public void ReleaseFrame()
    {
    }

    public void Stop()
    {
    }
}
