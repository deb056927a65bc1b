using VideoRecorder.Core.Settings;

namespace VideoRecorder.Tests.Simulation;

/// <summary>A clip that gives way against the rules is seen.</summary>
public sealed class EvictionInvariantTests
{
    [Fact]
    public void The_oldest_may_give_way_when_space_is_needed()
    {
        ForgedRun run = Filled();
        Evict(run, 0);
        Evict(run, 1);

        Assert.Empty(run.Violation);
        Assert.Equal(2, run.Report.EvictedPending);
    }

    [Fact]
    public void None_may_while_there_is_space()
    {
        ForgedRun run = new();
        run.Record(0, 3);
        Evict(run, 0);

        Assert.Contains("although there is space for", run.Violation);
    }

    [Fact]
    public void None_may_by_settings_that_forbid_it()
    {
        RecorderSettings settings = ForgedRun.Settings();
        settings.EnableCircularBuffer = false;
        ForgedRun run = Filled(settings);
        Evict(run, 0);

        Assert.Contains("although clips do not give way by the settings", run.Violation);
    }

    [Fact]
    public void None_may_before_an_older_one()
    {
        ForgedRun run = Filled();
        Evict(run, 1);

        Assert.Contains("although an older one could give way", run.Violation);
    }

    [Fact]
    public void None_may_before_a_delivered_one()
    {
        ForgedRun run = Filled();
        run.Send(ForgedRun.Clip(2), true);
        run.Mark(2);
        run.AsNetwork(() => run.Card.Open(ForgedRun.Clip(1), false).Close());
        Evict(run, 0);

        Assert.Contains("although a delivered one could give way", run.Violation);
    }

    [Fact]
    public void A_delivered_one_may_before_older_ones()
    {
        ForgedRun run = Filled();
        run.Send(ForgedRun.Clip(2), true);
        run.Mark(2);
        Evict(run, 2);

        Assert.Empty(run.Violation);
        Assert.Equal(1, run.Report.EvictedDelivered);
    }

    [Fact]
    public void The_one_that_is_being_recorded_may_not()
    {
        ForgedRun run = Filled();
        run.Begin(ForgedRun.Clip(900), 3);
        Evict(run, 900);

        Assert.Contains("An open file was to be deleted", run.Violation);
    }

    /// <summary>The quota is all but used up.</summary>
    private static ForgedRun Filled(RecorderSettings? settings = null)
    {
        ForgedRun run = new(settings);
        run.Board.Camera.FrameBytes = (100_000, 100_000);
        run.Record(0, 3);
        return run;
    }

    private static void Evict(ForgedRun run, int clip) => run.AsRecorder(() => run.Card.Delete(ForgedRun.Clip(clip)));
}
