using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Runs;

/// <summary>The bad luck of a day: everything at once, each kind in its own rhythm.</summary>
internal sealed class Weather(SimulatedBoard board, Chance chance, Episodes episodes)
{
    private const int CallsUntilCut = 400;
    private int _fillers;

    public void Plan()
    {
        PlanPower();
        PlanCard();
        PlanCamera();
        PlanNetwork();
        PlanClock();
    }

    private void PlanPower()
    {
        // The cut falls into the calls that come next, not into the idle time between.
        episodes.Plan("power cut", 200, 0, CutSoon);
        episodes.Plan("power cut, and more at the next starts", 700, 3, CutSoon, () =>
        {
            CutSoon();
            board.World.Scheduler.Timeline.At(board.World.Now + 4000, CutSoon);
        });
    }

    private void CutSoon() => board.World.CutAtCall = board.World.Calls + 1 + chance.Below(CallsUntilCut);

    private void PlanCard()
    {
        episodes.Plan("card pulled", 400, 10, () => board.Card.IsPresent = false, () => board.Card.IsPresent = true);
        episodes.Plan("card write-protected", 900, 10, () => board.Card.IsReadOnly = true, () => board.Card.IsReadOnly = false);
        episodes.Plan("card fails at times", 300, 20, () => board.Card.FailRate = chance.Pick(0.001, 0.01, 0.1), () => board.Card.FailRate = 0);
        episodes.Plan("card stalls", 240, 20, () => board.Card.StallRate = chance.Pick(0.002, 0.01, 0.05), () => board.Card.StallRate = 0);
        episodes.Plan("card filled by other files", 500, 60, Fill, Free);
    }

    private void Fill()
    {
        long most = board.Card.FreeBytes;
        board.Card.AddForeign("/DCIM/film" + ++_fillers + ".mp4", Math.Max(0, most - (board.Settings.MinFreeSpaceMB * 1048576L) - chance.Between(0, 60_000)));
    }

    private void Free() => board.Card.RemoveForeign("/DCIM/film" + _fillers + ".mp4");

    private void PlanCamera()
    {
        episodes.Plan("camera gone", 600, 10, () => board.Camera.IsPresent = false, () => board.Camera.IsPresent = true);
        episodes.Plan("camera gives bad frames", 200, 30, () => board.Camera.FaultRate = chance.Pick(0.01, 0.2, 0.7), () => board.Camera.FaultRate = 0);
        episodes.Plan("camera stalls", 300, 0, () => board.Camera.StallsUntil = board.World.Now + chance.Between(100, 120_000));
    }

    private void PlanNetwork()
    {
        episodes.Plan("no access point", 200, 90, () => board.Link.IsUp = false, () => board.Link.IsUp = true);
        episodes.Plan("joining fails at times", 300, 40, () => board.Link.FaultRate = 0.5, () => board.Link.FaultRate = 0);
        episodes.Plan("server down", 300, 60, () => board.Server.IsReachable = false, () => board.Server.IsReachable = true);
        episodes.Plan("server and network misbehave", 90, 60, () => board.Server.FaultRate = chance.Pick(0.05, 0.3, 0.9), () => board.Server.FaultRate = 0);
        int usual = board.Server.KilobytesPerSecond;
        episodes.Plan("slow network", 200, 40, () => board.Server.KilobytesPerSecond = chance.Pick(1, 3, 10), () => board.Server.KilobytesPerSecond = usual);
        int latency = board.Server.LatencyMs;
        episodes.Plan("far network", 300, 40, () => board.Server.LatencyMs = chance.Pick(300, 1000, 4000), () => board.Server.LatencyMs = latency);
    }

    private void PlanClock()
    {
        episodes.Plan("time server silent", 400, 120, () => board.Clock.AnswersTime = false, () => board.Clock.AnswersTime = true);
        episodes.Plan("time server wrong", 500, 30, () => board.Clock.Error = Leap(), () => board.Clock.Error = TimeSpan.Zero);
        episodes.Plan("wall time jumps", 400, 0, () => board.Clock.Jump(Leap()));
    }

    private TimeSpan Leap() => TimeSpan.FromSeconds(chance.Pick(-1, 1) * chance.Pick<double>(2, 90, 3600, 86_400, 40_000_000));
}
