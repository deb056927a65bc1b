using System.Diagnostics;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>A source of ready pictures that keeps the frame rate of <see cref="FastTime"/>.</summary>
internal sealed class FastPictures : IFrameSource
{
    private static readonly byte[][] _pictures = Jpegs.Make(7, 320, 240);

    private readonly Stopwatch _watch = new();
    private int _rate;
    private long _number;

    public bool PacesItself => true;

    public bool FollowsSettings => true;

    public void Open(CameraMode mode)
    {
        _rate = mode.FramesPerSecond * FastTime.Speed;
        _number = 0;
        _watch.Restart();
    }

    public void Read(FrameBuffer frame)
    {
        double wait = (_number * 1000.0 / _rate) - _watch.Elapsed.TotalMilliseconds;
        if (wait > 0)
        {
            Thread.Sleep((int)Math.Ceiling(wait));
        }

        frame.Set(_pictures[_number++ % _pictures.Length]);
    }

    public void Close()
    {
    }
}
