using System.Diagnostics;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>
/// The camera of the PC. A thread of its own captures from a source at the set rate into one of three buffers that
/// go round: one is being filled, one is the newest, one is held by the caller.
/// </summary>
public sealed class VirtualCamera : ICamera, IFrameHolder, IDisposable
{
    private const int FirstFrameWaitMs = 10_000;
    private const int StopWaitMs = 5_000;

    // Ctrl+C in a terminal reaches ffmpeg as well: an end of the source is told only when no stop follows at once.
    private const int EndDelayMs = 300;

    private readonly IFrameSource _source;
    private readonly ILog _log;
    private readonly object _gate = new();

    private FrameBuffer _filling = new();
    private FrameBuffer _newest = new();
    private FrameBuffer _held = new();
    private bool _hasNewest;
    private bool _isHeld;
    private string? _failure;
    private bool _toldAboutSettings;
    private Thread? _thread;
    private ManualResetEventSlim? _stop;

    /// <summary>Initializes a new instance of the <see cref="VirtualCamera"/> class.</summary>
    /// <param name="source">Where the frames come from.</param>
    /// <param name="log">Hears once when the source does not follow the mode.</param>
    public VirtualCamera(IFrameSource source, ILog log)
    {
        _source = source;
        _log = log;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> HeldFrame
    {
        get
        {
            lock (_gate)
            {
                return _isHeld
                    ? _held.Bytes[.._held.Facts.Length]
                    : throw new InvalidOperationException("no frame is held");
            }
        }
    }

    /// <inheritdoc/>
    public void Start(CameraMode mode)
    {
        if (_thread != null)
        {
            if (_failure == null)
            {
                return;
            }

            Stop();
        }

        _source.Open(mode);
        TellAboutSettings();
        _failure = null;
        _hasNewest = false;
        ManualResetEventSlim stop = new();
        _stop = stop;
        _thread = new Thread(() => Capture(mode.FramesPerSecond, stop)) { IsBackground = true, Name = "camera" };
        _thread.Start();
        WaitForFirstFrame();
    }

    /// <inheritdoc/>
    public bool TakeFrame(int timeoutMs, CameraFrame frame)
    {
        ReleaseFrame();
        lock (_gate)
        {
            if (!_hasNewest && _failure == null && timeoutMs > 0)
            {
                Wait(timeoutMs);
            }

            if (_hasNewest)
            {
                (_held, _newest) = (_newest, _held);
                _hasNewest = false;
                _isHeld = true;
                frame.Length = _held.Facts.Length;
                frame.Width = _held.Facts.Width;
                frame.Height = _held.Facts.Height;
                frame.Defect = _held.Facts.Defect;
                return true;
            }

            return _failure == null ? false : throw new CameraException(_failure);
        }
    }

    /// <inheritdoc/>
    public void ReleaseFrame()
    {
        lock (_gate)
        {
            _isHeld = false;
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        if (_thread == null)
        {
            return;
        }

        ReleaseFrame();
        _stop!.Set();
        _source.Close();
        _thread.Join(StopWaitMs);
        _thread = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private void TellAboutSettings()
    {
        if (!_source.FollowsSettings && !_toldAboutSettings)
        {
            _toldAboutSettings = true;
            _log.Write(
                LogLevel.Information,
                "Camera: ready JPEG pictures are taken as they are; FrameSize, JpegQuality, FlipVertical and MirrorHorizontal do not change them");
        }
    }

    private void WaitForFirstFrame()
    {
        string? failure;
        lock (_gate)
        {
            if (!_hasNewest && _failure == null)
            {
                Wait(FirstFrameWaitMs);
            }

            failure = _failure ?? (_hasNewest ? null : $"The camera gave no picture within {FirstFrameWaitMs / 1000} s");
        }

        if (failure != null)
        {
            Stop();
            throw new CameraException(failure);
        }
    }

    private void Wait(int timeoutMs)
    {
        long end = Environment.TickCount64 + timeoutMs;
        long left = timeoutMs;
        while (left > 0 && !_hasNewest && _failure == null)
        {
            Monitor.Wait(_gate, (int)left);
            left = end - Environment.TickCount64;
        }
    }

    private void Capture(int framesPerSecond, ManualResetEventSlim stop)
    {
        try
        {
            long start = Stopwatch.GetTimestamp();
            long slot = 0;
            while (!stop.IsSet)
            {
                _source.Read(_filling);
                FrameInspector.Inspect(_filling.Bytes, _filling.Facts);
                Publish();
                if (!_source.PacesItself)
                {
                    slot = Pace(start, slot, framesPerSecond, stop);
                }
            }
        }
        catch (Exception e)
        {
            if (!stop.Wait(EndDelayMs))
            {
                Fail(e is CameraException ? e.Message : $"The camera's pictures cannot be read: {Reason.Of(e)}");
            }
        }
    }

    /// <summary>Waits for the next time slot; slots that are over already are left out.</summary>
    private static long Pace(long start, long slot, int framesPerSecond, ManualResetEventSlim stop)
    {
        long elapsed = Stopwatch.GetTimestamp() - start;
        slot = Math.Max(slot + 1, elapsed * framesPerSecond / Stopwatch.Frequency);
        long wait = (slot * Stopwatch.Frequency / framesPerSecond) - elapsed;
        if (wait > 0)
        {
            stop.Wait(TimeSpan.FromMilliseconds(Math.Ceiling(wait * 1000.0 / Stopwatch.Frequency)));
        }

        return slot;
    }

    private void Publish()
    {
        lock (_gate)
        {
            (_newest, _filling) = (_filling, _newest);
            _hasNewest = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Fail(string message)
    {
        lock (_gate)
        {
            _failure = message;
            Monitor.PulseAll(_gate);
        }
    }
}
