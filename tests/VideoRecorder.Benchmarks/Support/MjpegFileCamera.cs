using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.Benchmarks.Support;

/// <summary>Hands out the frames of a file of concatenated JPEGs, read in large blocks.</summary>
internal sealed class MjpegFileCamera(string path) : IFrameBytes, IDisposable
{
    private const int BlockBytes = 1 << 20;

    private readonly FileStream _stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
    private readonly JpegSize _size = new();
    private byte[] _block = new byte[BlockBytes];
    private int _start;
    private int _end;
    private int _held;

    private static ReadOnlySpan<byte> Eoi => [0xFF, 0xD9];

    public ReadOnlySpan<byte> HeldFrame => _block.AsSpan(_start, _held);

    public void Start(CameraMode mode)
    {
    }

    public bool TakeFrame(int timeoutMs, CameraFrame frame)
    {
        ReleaseFrame();
        int looked = 0;
        while (true)
        {
            int eoi = _block.AsSpan(_start + looked, _end - _start - looked).IndexOf(Eoi);
            if (eoi >= 0)
            {
                _held = looked + eoi + Eoi.Length;
                break;
            }

            looked = Math.Max(0, _end - _start - 1);
            if (!ReadMore())
            {
                return false;
            }
        }

        frame.Length = _held;
        frame.Defect = _block[_start] == 0xFF && _block[_start + 1] == 0xD8 ? FrameDefect.None : FrameDefect.NoStart;
        if (frame.Width == 0 && _size.Find(_block, _start, _held))
        {
            frame.Width = _size.Width;
            frame.Height = _size.Height;
        }

        return true;
    }

    public void ReleaseFrame()
    {
        _start += _held;
        _held = 0;
    }

    public void Stop()
    {
    }

    public void Dispose() => _stream.Dispose();

    // Moves the rest to the front of the block, and fills it up.
    private bool ReadMore()
    {
        int rest = _end - _start;
        if (rest == _block.Length)
        {
            Array.Resize(ref _block, 2 * rest);
        }

        Array.Copy(_block, _start, _block, 0, rest);
        _start = 0;
        _end = rest + _stream.Read(_block, rest, _block.Length - rest);
        return _end > rest;
    }
}
