using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Camera;

/// <summary>A camera whose frames are numbered, with all that can be wrong with one.</summary>
internal sealed class CameraModel(World world, Chance chance) : ICamera
{
    private const int OversizedTimes = 5;
    private const int LateMs = 1200;
    private byte[] _frame = new byte[64 * 1024];
    private int _length;
    private bool _isRunning;
    private bool _isHeld;
    private long _takenSlot = -1;
    private long _nextNumber;

    /// <summary>Gets or sets whether a sensor answers.</summary>
    public bool IsPresent { get; set; } = true;

    /// <summary>Gets or sets the time from one frame to the next in milliseconds.</summary>
    public int FrameMs { get; set; } = 50;

    /// <summary>Gets or sets the size of a frame in bytes, as the least and the most.</summary>
    public (int Least, int Most) FrameBytes { get; set; } = (600, 1500);

    /// <summary>Gets or sets how many frames are bad, 0 to 1; in what way is left to chance.</summary>
    public double FaultRate { get; set; }

    /// <summary>Gets or sets until when no frame comes.</summary>
    public long StallsUntil { get; set; }

    /// <summary>Gets the number of the held frame; it is in the frame's bytes too.</summary>
    public long HeldNumber { get; private set; }

    /// <summary>Gets the bytes of the held frame.</summary>
    public ReadOnlySpan<byte> Held => _isHeld ? _frame.AsSpan(0, _length) : [];

    /// <summary>Gets how many frames were given, and how many of them were bad.</summary>
    public (long All, long Bad) Frames { get; private set; }

    /// <summary>The board starts.</summary>
    public void Boot()
    {
        _isRunning = false;
        _isHeld = false;
    }

    public void Start(CameraMode mode)
    {
        world.Call(PortKind.Camera, "start", string.Empty);
        CheckCaller();
        if (!IsPresent || Fault() == CameraFault.Failed)
        {
            _isRunning = false;
            throw new CameraException("no sensor answers");
        }

        _isRunning = true;
    }

    public bool TakeFrame(int timeoutMs, CameraFrame frame)
    {
        world.Call(PortKind.Camera, "take", string.Empty);
        CheckCaller();
        _isHeld = false;
        if (!_isRunning)
        {
            world.Violate("A frame was asked of a camera that does not run");
            return false;
        }

        CameraFault fault = Fault();
        if (!IsPresent || fault == CameraFault.Failed)
        {
            _isRunning = false;
            throw new CameraException("the sensor has stopped answering");
        }

        long slot = Math.Max(_takenSlot + 1, world.Now / FrameMs);
        long ready = Math.Max(slot * FrameMs, StallsUntil) + (fault == CameraFault.Late ? LateMs : 0);
        long wait = Math.Max(0, ready - world.Now);
        if (wait > timeoutMs || fault == CameraFault.Missing)
        {
            world.Pass(timeoutMs);
            return false;
        }

        world.Pass(wait);
        _takenSlot = Math.Max(slot, world.Now / FrameMs);
        Hold(frame, fault);
        return true;
    }

    public void ReleaseFrame() => _isHeld = false;

    public void Stop()
    {
        _isHeld = false;
        _isRunning = false;
    }

    private CameraFault Fault()
    {
        int planned = world.FaultOf(PortKind.Camera);
        return planned != 0 ? (CameraFault)planned
            : !chance.Happens(FaultRate) ? CameraFault.None
            : chance.Pick(CameraFault.Failed, CameraFault.Missing, CameraFault.Missing, CameraFault.Late, CameraFault.Broken, CameraFault.Broken, CameraFault.Broken, CameraFault.Oversized);
    }

    private void Hold(CameraFrame frame, CameraFault fault)
    {
        _isHeld = true;
        HeldNumber = _nextNumber++;
        _length = (int)chance.Between(FrameBytes.Least, FrameBytes.Most) * (fault == CameraFault.Oversized ? OversizedTimes : 1);
        if (_length > _frame.Length)
        {
            _frame = new byte[_length * 2];
        }

        FramePattern.Write(_frame.AsSpan(0, _length), HeldNumber);
        frame.Defect = fault == CameraFault.Broken ? Damage() : FrameDefect.None;
        frame.Length = _length;
        frame.Width = FramePattern.Width;
        frame.Height = FramePattern.Height;
        Frames = (Frames.All + 1, Frames.Bad + (frame.Defect == FrameDefect.None ? 0 : 1));
    }

    /// <summary>What the board's own look at a frame finds, and the bytes that go with it.</summary>
    private FrameDefect Damage()
    {
        FrameDefect defect = chance.Pick(FrameDefect.Empty, FrameDefect.NoStart, FrameDefect.NoEnd, FrameDefect.NoPicture);
        _length = defect switch
        {
            FrameDefect.Empty => 0,
            FrameDefect.NoEnd => _length - 2,
            _ => _length,
        };
        _frame[0] = defect == FrameDefect.NoStart ? (byte)0 : _frame[0];
        return defect;
    }

    private void CheckCaller()
    {
        if (world.Running != PartNumbers.Recorder && world.Running >= 0)
        {
            world.Violate("The camera was used by part " + world.Running);
        }
    }
}
