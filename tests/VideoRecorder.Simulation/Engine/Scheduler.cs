using VideoRecorder.Core.Supervision;

namespace VideoRecorder.Simulation.Engine;

/// <summary>
/// Steps the parts in virtual time, and switches from one to another at the calls of ports: a part that makes a call
/// rests while another one takes its step. A part that was switched to ends its step before the other goes on.
/// </summary>
internal sealed class Scheduler(World world, Chance chance)
{
    private const int MostStepsAtOnce = 200_000;
    private PartSlot[] _parts = [];
    private PartSlot? _running;
    private long _limit = long.MaxValue;
    private int _stepsAtOnce;

    /// <summary>Gets the time in milliseconds since the run began. It goes on over power cuts.</summary>
    public long Now { get; private set; }

    public Timeline Timeline { get; } = new();

    /// <summary>Gets or sets in how many calls of a port one switches to another part; 0 for none.</summary>
    public int SwitchOneIn { get; set; }

    /// <summary>Gets the number of the part whose step is under way, or -1.</summary>
    public int Running => _running?.Number ?? -1;

    /// <summary>Gets how many steps were taken, and how many of them within a call of another part.</summary>
    public (long All, long Switched) Steps { get; private set; }

    /// <summary>Tells whether a step of a part is under way, perhaps resting in a call while another part runs.</summary>
    public bool IsUnderWay(int part) => Array.Exists(_parts, slot => slot.Number == part && slot.IsBusy);

    /// <summary>Starts with these parts, all of them due at once.</summary>
    public void Start(params PartSlot[] parts)
    {
        _parts = parts;
        foreach (PartSlot part in parts)
        {
            part.Due = Now;
        }
    }

    /// <summary>Lets time pass, with the parts at work, until then or until the board stops.</summary>
    public void RunUntil(long end)
    {
        while (world.IsRunning && Earliest(false) is { } next && next.Due <= end)
        {
            AdvanceTo(next.Due);
            if (world.IsRunning)
            {
                Step(next);
            }
        }

        if (world.IsRunning)
        {
            AdvanceTo(end);
        }
    }

    /// <summary>Lets time pass on a board without power.</summary>
    public void Rest(long milliseconds) => AdvanceTo(Now + milliseconds);

    /// <summary>Perhaps another part takes a step now, while a call of this one is under way.</summary>
    public void PerhapsSwitch()
    {
        if (_running is null || !chance.OneIn(SwitchOneIn))
        {
            return;
        }

        PartSlot other = _parts[chance.Below(_parts.Length)];
        if (other.IsPart && !other.IsBusy && other.Due <= Now)
        {
            StepWithin(other, Now);
        }
    }

    /// <summary>
    /// A call takes time; the other parts go on meanwhile. One that is due at the end of it waits until it is over: within a
    /// call of the recorder it could wait for nothing.
    /// </summary>
    /// <returns>
    /// How much time has passed. It is less than asked for where the recorder waits for the end of this step: its own
    /// call takes no longer for that.
    /// </returns>
    public long Pass(long milliseconds)
    {
        long start = Now;
        long end = Math.Max(start, Math.Min(start + milliseconds, _limit));
        while (Earliest(true) is { } next && next.Due < end)
        {
            AdvanceTo(next.Due);
            world.ThrowIfStopped();
            StepWithin(next, end);
        }

        AdvanceTo(end);
        world.ThrowIfStopped();
        return Now - start;
    }

    private void StepWithin(PartSlot other, long end)
    {
        long outerLimit = _limit;
        _limit = _running?.Number == PartNumbers.Recorder ? Math.Min(_limit, end) : _limit;
        Steps = (Steps.All, Steps.Switched + 1);
        Step(other);
        _limit = outerLimit;
        world.ThrowIfStopped();
    }

    private void Step(PartSlot part)
    {
        PartSlot? outer = _running;
        long begin = Now;
        _running = part;
        part.IsBusy = true;
        int wait = part.Step();
        part.IsBusy = false;
        _running = outer;
        part.Due = Now + Math.Max(0, wait);
        Steps = (Steps.All + 1, Steps.Switched);
        _stepsAtOnce = Now == begin && wait <= 0 ? _stepsAtOnce + 1 : 0;
        if (_stepsAtOnce > MostStepsAtOnce)
        {
            _stepsAtOnce = 0;
            world.Violate("A part works without end: part " + part.Number);
        }
    }

    private PartSlot? Earliest(bool isWithinCall)
    {
        PartSlot? first = null;
        foreach (PartSlot part in _parts)
        {
            if (!part.IsBusy && (part.IsPart || !isWithinCall) && (first is null || part.Due < first.Due))
            {
                first = part;
            }
        }

        return first;
    }

    private void AdvanceTo(long time)
    {
        while (Timeline.Next <= time && !world.IsViolated)
        {
            Now = Math.Max(Now, Timeline.Next);
            Timeline.Happen();
        }

        Now = Math.Max(Now, time);
    }
}
