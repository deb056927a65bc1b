using VideoRecorder.Simulation.Invariants;

namespace VideoRecorder.Simulation.Engine;

/// <summary>
/// What all models of a run share: time, chance, power, the counts of calls, and what watches. Every call of a port
/// passes through here.
/// </summary>
internal sealed class World
{
    // What takes longer is told to the watch: an ordinary call of the card or a short write is over much sooner.
    private const int LongWaitMs = 100;

    private readonly long[] _calls = new long[3];
    private readonly int[] _faults = new int[3];

    // The port of the call that each part is in; the first place is for none.
    private readonly PortKind[] _portOf = new PortKind[PartSlot.Guard + 2];

    public World(ulong seed)
    {
        Chance = new Chance(seed);
        Scheduler = new Scheduler(this, Chance.Fork());
        Diary = new Diary(this);
    }

    public Chance Chance { get; }

    public Scheduler Scheduler { get; }

    /// <summary>Gets what watches the run.</summary>
    public Watch Watch { get; } = new();

    /// <summary>Gets the record of the run.</summary>
    public Diary Diary { get; }

    /// <summary>Gets the time in milliseconds since the run began.</summary>
    public long Now => Scheduler.Now;

    /// <summary>Gets the number of the part whose step is under way, as in PartNumbers, or -1.</summary>
    public int Running => Scheduler.Running;

    public bool IsPowered { get; private set; }

    public bool IsRunning => IsPowered && !IsViolated;

    public bool IsViolated => Violations.Count > 0;

    /// <summary>Gets what was promised and did not hold. The run stops at the first.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>Gets how many calls of all ports were made.</summary>
    public long Calls { get; private set; }

    /// <summary>Gets or sets the call, counted from 1 over all ports, before whose effect the power goes; 0 for none.</summary>
    public long CutAtCall { get; set; }

    /// <summary>Gets the faults that were planned.</summary>
    public List<PlannedFault> Faults { get; } = [];

    /// <summary>Gets or sets who hears of each call.</summary>
    public Action<PortKind, string>? Called { get; set; }

    /// <summary>Gets or sets what happens at the moment in which the power goes, before anything else.</summary>
    public Action? PowerGoes { get; set; }

    public long CallsOf(PortKind port) => _calls[(int)port];

    /// <summary>
    /// Begins a call of a port. Each model calls this first, with what it does in plain words; a card that changes
    /// something at once has noted it as under way before, as the power may go here.
    /// </summary>
    /// <exception cref="PowerCutException">The board has no power any more.</exception>
    public void Call(PortKind port, string operation, string subject)
    {
        ThrowIfStopped();
        Calls++;
        long number = ++_calls[(int)port];
        _portOf[Running + 1] = port;
        Diary.Call(port, operation, subject);
        Called?.Invoke(port, operation);
        if (Calls == CutAtCall)
        {
            CutPower();
        }

        ThrowIfStopped();
        Scheduler.PerhapsSwitch();
        ThrowIfStopped();

        // Other calls of this port may have come and gone meanwhile.
        _faults[(int)port] = Planned(port, number);
    }

    /// <summary>Gets the code of the fault that was planned for the call of this port that has just begun; 0 for none.</summary>
    public int FaultOf(PortKind port) => _faults[(int)port];

    /// <summary>A call takes time; the other parts go on meanwhile.</summary>
    /// <returns>How much has passed, which may be less: see <see cref="Scheduler.Pass"/>.</returns>
    public long Pass(long milliseconds)
    {
        long passed = Scheduler.Pass(milliseconds);
        if (passed >= LongWaitMs)
        {
            Watch.Waited(_portOf[Running + 1], passed);
        }

        return passed;
    }

    public void TurnOn() => IsPowered = true;

    /// <summary>Stops the board as a restart does: nothing that was written is lost.</summary>
    public void TurnOff() => IsPowered = false;

    public void CutPower()
    {
        if (IsPowered)
        {
            IsPowered = false;
            Diary.Note("POWER CUT");
            try
            {
                PowerGoes?.Invoke();
                Watch.PowerLost();
            }
            catch (Exception e)
            {
                // The recorder catches all exceptions, also those of the simulator.
                Violate("The simulator failed: " + e);
            }
        }
    }

    /// <summary>Says that a promise does not hold. The run ends.</summary>
    public void Violate(string promise)
    {
        Violations.Add("at " + Now + " ms: " + promise);
        Diary.Note("VIOLATED: " + promise);
    }

    public void ThrowIfStopped()
    {
        if (!IsRunning)
        {
            throw new PowerCutException();
        }
    }

    private int Planned(PortKind port, long call)
    {
        foreach (PlannedFault fault in Faults)
        {
            if (fault.Port == port && call >= fault.FirstCall && call - fault.FirstCall < fault.Calls)
            {
                return fault.Code;
            }
        }

        return 0;
    }
}
