using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.Support;

/// <summary>
/// A camera in virtual time: a picture each interval, which the recorder gets as soon as it is there. Waiting for one
/// moves the clock. What goes wrong, and when, is up to the test.
/// </summary>
internal sealed class TimedCamera(VirtualTimeClock clock, byte[][] pictures, double intervalMs) : ICamera, IFrameHolder
{
    private long _taken = -1;
    private byte[]? _held;

    /// <summary>Gets or sets whether a sensor answers.</summary>
    public bool IsPresent { get; set; } = true;

    /// <summary>Gets or sets when the running camera fails.</summary>
    public long FailsAt { get; set; } = long.MaxValue;

    /// <summary>Gets or sets what is wrong with the picture of a number.</summary>
    public Func<long, FrameDefect> Defect { get; set; } = _ => FrameDefect.None;

    /// <summary>Gets or sets whether there is a picture of a number at all.</summary>
    public Func<long, bool> Exists { get; set; } = _ => true;

    public bool IsRunning { get; private set; }

    public int Starts { get; private set; }

    public ReadOnlySpan<byte> HeldFrame => _held ?? throw new InvalidOperationException("No frame is held.");

    public void Start(CameraMode mode)
    {
        if (!IsPresent)
        {
            throw new CameraException("no sensor answers");
        }

        if (!IsRunning)
        {
            IsRunning = true;
            Starts++;
        }
    }

    public bool TakeFrame(int timeoutMs, CameraFrame frame)
    {
        Assert.True(IsRunning);
        ReleaseFrame();
        long end = clock.Milliseconds + timeoutMs;
        for (long number = Newest(clock.Milliseconds); ; number++)
        {
            long ready = (long)Math.Ceiling(number * intervalMs);
            if (Math.Max(ready, clock.Milliseconds) >= FailsAt)
            {
                throw new CameraException("the sensor has stopped answering");
            }

            if (ready > end)
            {
                clock.AdvanceTo(end);
                return false;
            }

            if (number > _taken && Exists(number))
            {
                clock.AdvanceTo(ready);
                return Hold(number, frame);
            }
        }
    }

    public void ReleaseFrame() => _held = null;

    public void Stop()
    {
        ReleaseFrame();
        IsRunning = false;
    }

    private long Newest(long now) => (long)Math.Floor(now / intervalMs);

    private bool Hold(long number, CameraFrame frame)
    {
        _taken = number;
        _held = pictures[number % pictures.Length];
        frame.Length = _held.Length;
        frame.Width = 64;
        frame.Height = 48;
        frame.Defect = Defect(number);
        return true;
    }
}
