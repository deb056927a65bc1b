using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Runs;

namespace VideoRecorder.Tests.Simulation;

/// <summary>A small part of what the simulator runs in full: see docs/reliability.md.</summary>
public class RunTests
{
    private const int EveryNthCut = 40;
    private const int EveryNthFault = 997;

    public static TheoryData<ulong> Seeds => [1, 2, 3, 4, 5, 6];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_day_with_everything_at_once_loses_nothing(ulong seed) => AssertKept(new DayRun(seed));

    [Fact]
    public void Power_cuts_lose_nothing() =>
        Assert.All(Explorer.Cuts().Where((_, i) => i % EveryNthCut == 0), AssertKept);

    [Fact]
    public void Two_power_cuts_in_a_row_lose_nothing() =>
        Assert.All(Explorer.Cuts().Where((_, i) => i % EveryNthCut == 7), run => AssertKept(SecondOf(run.Name)));

    [Fact]
    public void A_fault_at_one_call_or_at_thirty_loses_nothing() =>
        Assert.All(Explorer.Faults().Where((_, i) => i % EveryNthFault == 0), AssertKept);

    [Fact]
    public void The_same_seed_gives_the_same_run_to_the_byte()
    {
        (RunResult Result, string Log)[] twice = [Log(new DayRun(11)), Log(new DayRun(11))];

        Assert.Equal(twice[0].Result.Fingerprint, twice[1].Result.Fingerprint);
        Assert.Equal(twice[0].Log, twice[1].Log);
        Assert.NotEqual(twice[0].Result.Fingerprint, new DayRun(12).Execute(null).Fingerprint);
    }

    [Fact]
    public void A_run_is_found_again_by_its_name()
    {
        string[] names = ["day:4711", "cut:mark:123/TornSector", "cut:delete:123/All+456/Subset", "fault:mark:Card:17x30/Failed", "fault:delete:Camera:5x1/Late"];

        Assert.Equal(names, names.Select(name => RunName.Parse(name).Name));
        Assert.All(new[] { "day", "day:x", "cut:mark:1", "cut:mark:1/Half", "cut:other:1/All", "fault:mark:Card:1/Failed", "fault:mark:Card:1x1/Odd", "night:1" }, name => Assert.Throws<FormatException>(() => RunName.Parse(name)));
    }

    [Fact]
    public void A_cut_falls_where_its_name_says()
    {
        (_, string log) = Log(new CutRun(Scenario.Of("mark"), new Cut(30, CutOutcome.None)));

        string[] lines = log.Split(Environment.NewLine);
        int cut = Array.FindIndex(lines, line => line.EndsWith("POWER CUT", StringComparison.Ordinal));
        Assert.Contains(" 30 ", lines[cut - 1], StringComparison.Ordinal);
        Assert.Contains("BOOT 2", lines[cut + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_meets_the_call_that_its_name_says()
    {
        FaultRun healthy = new(Scenario.Of("mark"), null);
        (RunResult result, _) = Log(healthy);
        (_, string log) = Log(RunName.Parse("fault:mark:Camera:1x1/Failed"));

        Assert.Empty(result.Violations);
        Assert.All(Enum.GetValues<PortKind>(), port => Assert.InRange(healthy.Calls[port], 10, 100_000));
        Assert.Contains("Camera error: no sensor answers", log, StringComparison.Ordinal);
    }

    private static void AssertKept(IRun run)
    {
        RunResult result = run.Execute(null);
        Assert.True(result.Violations.Count == 0, result.Name + ": " + string.Join("; ", result.Violations));
        Assert.True(result.Tally.Counts.Calls > 0);
    }

    /// <summary>The same cut, and another one in the middle of what comes after it.</summary>
    private static CutRun SecondOf(string name)
    {
        CutRun first = (CutRun)RunName.Parse(name);
        first.Execute(null);
        string second = new Cut(first.Calls[first.Calls.Count / 3], CutOutcome.Subset).ToString();
        return (CutRun)RunName.Parse(name + "+" + second);
    }

    private static (RunResult Result, string Log) Log(IRun run)
    {
        using StringWriter log = new();
        RunResult result = run.Execute(log);
        return (result, log.ToString());
    }
}
