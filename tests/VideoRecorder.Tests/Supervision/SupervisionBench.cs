using VideoRecorder.Core.Log;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Core.Time;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Supervision;

/// <summary>The supervision in virtual time, with parts that do what a test asks for.</summary>
internal sealed class SupervisionBench : IActivePart
{
    public const int MaxFaults = 3;

    public SupervisionBench()
    {
        Lines = new LogLines(Clock);
        Limits = new PartLimits(new RecorderSettings(), new BoardTimes { CardCallMs = 30000, JoinMs = 20000, FreezeMs = 10000 });
        Health = new PartHealth(Limits, Clock.Milliseconds);
        var log = new RecorderLog(Lines, new LocalClock(Clock, new RecorderSettings().ToTimeZoneRule()), new Secrets(new RecorderSettings()));
        Guard = new BoardGuard(Health, MaxFaults, log);
        Runner = new PartRunner(PartNumbers.Recorder, this, Health, Clock, log);
    }

    public VirtualTimeClock Clock { get; } = new();

    public LogLines Lines { get; }

    public PartLimits Limits { get; }

    public PartHealth Health { get; }

    public BoardGuard Guard { get; }

    public PartRunner Runner { get; }

    /// <summary>What the next steps of the part do; without one a step wants the next in 100 ms.</summary>
    public Func<int> OnStep { get; set; } = () => 100;

    public Action OnRecover { get; set; } = () => { };

    public int Recoveries { get; private set; }

    public string Name => "recorder";

    public int Step() => OnStep();

    public void Recover()
    {
        Recoveries++;
        OnRecover();
    }

    public void Shutdown() => OnRecover();

    /// <summary>Looks at the board at a later time, up to which all parts have moved.</summary>
    public bool IsWellAt(long nowMs, bool isRecording)
    {
        for (int part = 0; part < PartNumbers.Count; part++)
        {
            Health.StepEnds(part, nowMs, 0);
        }

        return Guard.IsWell(nowMs, isRecording);
    }

    /// <summary>Lets the other parts move.</summary>
    public void OthersMove()
    {
        Health.StepEnds(PartNumbers.Network, Clock.Milliseconds, 0);
        Health.StepEnds(PartNumbers.Led, Clock.Milliseconds, 0);
    }
}
