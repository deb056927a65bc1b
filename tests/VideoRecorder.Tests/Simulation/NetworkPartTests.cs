using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

/// <summary>The recorder's network part against the whole of the simulator's network.</summary>
public class NetworkPartTests
{
    private const long HourMs = 3_600_000;

    [Fact]
    public void Nothing_is_deleted_without_a_proof_and_all_is_delivered_once_the_faults_stop()
    {
        long[] met = new long[Enum.GetValues<ServerConduct>().Length];
        for (ulong seed = 0; seed < 20; seed++)
        {
            NetworkBench bench = new(seed, Settings(seed));
            bench.Server.FaultRate = 0.4;
            bench.Server.DropsIdleAfterMs = seed % 3 == 0 ? 4000 : 0;
            bench.Run(HourMs);
            bench.Server.FaultRate = 0;
            bench.Server.DropsIdleAfterMs = 0;
            bench.Records = false;
            bench.Run(4 * HourMs);
            Assert.Empty(bench.World.Violations);
            Assert.True(bench.ClipsMade > 50);
            Assert.Equal(0, bench.ClipsPending);
            Array.ForEach(Enum.GetValues<ServerConduct>(), conduct => met[(int)conduct] += bench.Server.Met(conduct));
        }

        Assert.DoesNotContain(0, met);
    }

    [Fact]
    public void No_early_success_is_taken_for_a_proof()
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            NetworkBench bench = new(seed, Settings(seed)) { ReadMs = 300 };
            bench.Server.Always = seed % 4 < 2 ? ServerConduct.EarlySuccess : ServerConduct.EarlySuccessReads;
            bench.Run(HourMs);
            Assert.Empty(bench.World.Violations);
            Assert.True(bench.ClipsPending > 50);
        }
    }

    [Fact]
    public void A_success_that_comes_while_the_last_piece_is_read_from_the_card_is_no_proof()
    {
        NetworkBench bench = new(1, Settings(5)) { ReadMs = 300 };
        bench.Server.Always = ServerConduct.EarlySuccessReads;
        bench.Server.AtByte = 1024;
        bench.Run(HourMs);
        Assert.Empty(bench.World.Violations);
        Assert.True(bench.ClipsPending > 50);
    }

    private static RecorderSettings Settings(ulong seed) => new()
    {
        WifiSsid = "garden",
        WifiPassword = "password1",
        UploadUrl = "http://192.168.1.5:3000/upload",
        UploadApiKey = "secret-key",
        UploadChunkSize = seed % 2 == 0 ? 8192 : 1024,
        UploadFormat = seed % 5 == 0 ? UploadFormat.Raw : UploadFormat.Multipart,
    };
}
