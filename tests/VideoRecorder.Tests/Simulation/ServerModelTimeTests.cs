using VideoRecorder.Core.Upload;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

/// <summary>The simulator's network over time: waits, pauses, losses, cuts of the power.</summary>
public class ServerModelTimeTests
{
    [Fact]
    public void No_call_takes_longer_than_its_wait()
    {
        foreach (ServerConduct conduct in Enum.GetValues<ServerConduct>())
        {
            for (ulong seed = 0; seed < 10; seed++)
            {
                ServerBench bench = new(seed) { Server = { KilobytesPerSecond = 5, Always = conduct } };
                long waitMs = bench.World.Chance.Between(1, 4000);
                Drive(bench, (int)waitMs);
            }
        }
    }

    [Fact]
    public void A_write_takes_what_the_socket_has_room_for()
    {
        ServerBench bench = new() { Server = { KilobytesPerSecond = 10 } };
        IUploadRequest request = bench.Open();
        Assert.Equal(5760, request.Write(bench.Clip, 0, 8192, 0));
        Assert.Equal(0, request.Write(bench.Clip, 5760, 8192, 0));
        Assert.InRange(request.Write(bench.Clip, 5760, 8192, 1000), 1000, 2000);
    }

    [Fact]
    public void A_pause_of_minutes_does_no_harm()
    {
        ServerBench bench = new();
        IUploadRequest request = bench.Open();
        int sent = request.Write(bench.Clip, 0, 5000, 0);
        bench.World.Pass(300_000);
        Assert.True(bench.SendBody(request, bench.Clip, sent));
        Assert.True(ServerBench.AwaitReply(request) is { Status: < 300 } && bench.Last.IsProof);
    }

    [Fact]
    public void A_server_that_waits_for_no_pause_drops_the_connection_or_answers_408()
    {
        bool[] seen = new bool[2];
        for (ulong seed = 0; seed < 20; seed++)
        {
            ServerBench bench = new(seed);
            bench.Server.Script.Enqueue(seed < 10 ? ServerConduct.Impatient : ServerConduct.Good);
            bench.Server.DropsIdleAfterMs = seed < 10 ? 0 : 5000;
            IUploadRequest request = bench.Open();
            int sent = request.Write(bench.Clip, 0, 5000, 0);
            bench.World.Pass(6000);
            seen[request.HasReply ? 1 : 0] = true;
            Assert.Throws<TransportException>(() => request.Write(bench.Clip, sent, 5000, 1000));
            Assert.Equal(408, request.HasReply ? request.WaitReply(0).Status : 408);
        }

        Assert.Equal([true, true], seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void When_the_link_or_the_server_goes_the_connection_breaks_or_falls_silent(bool isLink)
    {
        HashSet<TransportError?> seen = [];
        for (ulong seed = 0; seed < 20; seed++)
        {
            ServerBench bench = new(seed) { Server = { KilobytesPerSecond = 5 } };
            bench.World.Scheduler.Timeline.At(bench.World.Now + 2000, () => _ = isLink ? bench.Link.IsUp = false : bench.Server.IsReachable = false);
            ServerBench.Attempt attempt = bench.Send();
            Assert.False(bench.Last.IsStored);
            Assert.Equal(!isLink, bench.Link.IsConnected);
            seen.Add(attempt.Error);
            Assert.NotNull(bench.Send().Error);
            bench.Link.IsUp = true;
            bench.Server.IsReachable = true;
            Assert.True(!isLink || bench.Link.Connect(10_000));
            Assert.Null(bench.Send().Error);
            Assert.True(bench.Last.IsProof);
        }

        Assert.Equal([TransportError.Lost, TransportError.Timeout], seen.Order());
    }

    [Fact]
    public void What_the_server_has_whole_when_the_power_goes_is_stored()
    {
        for (long afterMs = 0; afterMs <= 3000; afterMs += 100)
        {
            ServerBench bench = new() { Server = { KilobytesPerSecond = 10, LatencyMs = 500 } };
            IUploadRequest request = bench.Open();
            Assert.True(bench.SendBody(request, bench.Clip));
            long wholeAt = bench.Last.OpenedAt + (bench.Clip.Length * 1000 / 10_240) + 1;
            bench.World.PowerGoes = bench.Server.LosePower;
            bench.World.Scheduler.Rest(afterMs);
            bool isWhole = bench.World.Now >= wholeAt;
            bench.World.CutPower();
            Assert.Equal(isWhole, bench.Last.IsStored);
            Assert.Equal(isWhole, bench.Last.Clip is not null);
            Assert.NotNull(bench.Last.ClosedAt);
            Assert.Throws<PowerCutException>(() => request.WaitReply(1));
            request.Close();
        }
    }

    [Fact]
    public void Each_fault_at_each_call_ends_in_a_way_that_the_port_knows()
    {
        foreach (NetworkFault fault in Enum.GetValues<NetworkFault>())
        {
            for (int call = 2; call < 9; call++)
            {
                ServerBench bench = new();
                bench.World.Faults.Add(new PlannedFault(PortKind.Network, call, 1, (int)fault));
                ServerBench.Attempt attempt = bench.Send();
                Assert.Empty(bench.World.Violations);
                Assert.True(attempt.Reply is null || attempt.Reply.Status >= 200);
                Assert.Equal(bench.Server.Requests.Any(request => request.IsProof), attempt.Reply is { Status: < 300 } && bench.Last.IsProof);
                bench.Link.Connect(10_000);
                Assert.Null(bench.Send().Error);
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        ulong[] prints = [Print(5), Print(5), Print(6)];
        Assert.Equal(prints[0], prints[1]);
        Assert.NotEqual(prints[0], prints[2]);
    }

    [Fact]
    public void A_server_that_keeps_no_clips_keeps_their_length_and_print()
    {
        ServerBench bench = new() { Server = { KeepsClips = false } };
        bench.Send();
        Assert.Empty(bench.Last.Clip!);
        Assert.Equal(bench.Clip.Length, bench.Last.ClipLength);
        Assert.Equal(ContentPrint.Of(bench.Clip), bench.Last.ClipHash);
    }

    private static ulong Print(ulong seed)
    {
        ServerBench bench = new(seed) { Server = { FaultRate = 0.5 } };
        for (int i = 0; i < 200; i++)
        {
            bench.Send();
        }

        return bench.World.Diary.Fingerprint;
    }

    /// <summary>Sends with this wait in each call.</summary>
    private static void Drive(ServerBench bench, int waitMs)
    {
        IUploadRequest? request = null;
        try
        {
            request = Within(bench, waitMs, () => bench.Server.Open(bench.Head(), waitMs));
            int sent = 0;
            for (int i = 0; i < 40 && sent < bench.Clip.Length; i++)
            {
                sent += Within(bench, waitMs, () => request.Write(bench.Clip, sent, Math.Min(8192, bench.Clip.Length - sent), waitMs));
            }

            Within(bench, waitMs, () => request.WaitReply(waitMs));
        }
        catch (TransportException)
        {
            // As it may.
        }

        Within(bench, 0, () =>
        {
            request?.Close();
            return request;
        });
    }

    private static T Within<T>(ServerBench bench, long waitMs, Func<T> call)
    {
        long start = bench.World.Now;
        try
        {
            return call();
        }
        finally
        {
            Assert.InRange(bench.World.Now - start, 0, waitMs);
        }
    }
}
