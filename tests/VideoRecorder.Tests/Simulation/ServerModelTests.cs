using VideoRecorder.Core.Upload;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

public class ServerModelTests
{
    [Fact]
    public void A_good_server_stores_the_clip_and_proves_it()
    {
        ServerBench bench = new();
        ServerBench.Attempt attempt = bench.Send();
        Assert.InRange(attempt.Reply!.Status, 200, 206);
        Assert.True(bench.Last.IsStored);
        Assert.True(bench.Last.IsProof);
        Assert.Equal(bench.Clip, bench.Last.Clip);
        Assert.Equal(ContentPrint.Of(bench.Clip), bench.Last.ClipHash);
        Assert.Equal("video000001-000.avi", bench.Last.FileName);
        Assert.NotNull(bench.Last.ClosedAt);
        Assert.Empty(bench.World.Violations);
    }

    [Fact]
    public void A_body_takes_the_time_that_the_network_needs()
    {
        ServerBench bench = new();
        bench.Server.KilobytesPerSecond = 10;
        bench.Send();
        Assert.InRange(bench.Last.WholeAt!.Value - bench.Last.OpenedAt, 20_000 * 1000 / 10_240, (20_000 * 1000 / 10_240) + 1);
    }

    [Fact]
    public void Every_conduct_leads_to_what_it_says()
    {
        foreach (ServerConduct conduct in Enum.GetValues<ServerConduct>())
        {
            for (ulong seed = 0; seed < 20; seed++)
            {
                ServerBench bench = new(seed);
                ServerBench.Attempt attempt = bench.Send(conduct);
                Assert.Empty(bench.World.Violations);
                Assert.True(ConductExpectation.Holds(conduct, bench, attempt), $"{conduct}, seed {seed}: {attempt}, stored {bench.Server.Requests.LastOrDefault()?.IsStored}");
            }
        }
    }

    [Fact]
    public void Every_conduct_can_be_planned_at_a_call()
    {
        IEnumerable<string> conducts = Enum.GetNames<ServerConduct>().Skip(1);
        Assert.Equal(["None", "LinkLost", .. conducts], Enum.GetNames<NetworkFault>());
        Assert.All(Conducts.Faults, conduct => Assert.Equal(conduct.ToString(), Enum.GetValues<NetworkFault>().Single(f => Conducts.Of(f) == conduct && f > NetworkFault.LinkLost).ToString()));
    }
}
