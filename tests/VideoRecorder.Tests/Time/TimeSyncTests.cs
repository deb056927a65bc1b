using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Time;

public class TimeSyncTests
{
    private static readonly DateTime _noClock = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_time_is_asked_for_until_it_is_known_and_then_hourly()
    {
        UploadBench bench = new() { Clock = new VirtualTimeClock(_noClock) };

        bench.Run(65_000);
        bench.Clock.SetWallTime(new DateTime(2026, 11, 22, 15, 0, 0, DateTimeKind.Utc));
        bench.Run(2 * 3_600_000);

        long[] expected = [800, 30_800, 60_800, 3_665_800, 7_265_800];
        Assert.All(bench.Clock.SyncRequests.Zip(expected), pair => Assert.InRange(pair.First, pair.Second - 1000, pair.Second + 2000));
        Assert.Equal(4, bench.Clock.SyncRequests.Count);
    }

    [Fact]
    public void The_time_is_asked_for_again_when_the_link_comes_back()
    {
        UploadBench bench = new();
        bench.Run(10_000);
        bench.Link.Drop();
        bench.Run(60_000);
        Assert.Single(bench.Clock.SyncRequests);

        bench.Link.IsReachable = true;
        bench.Run(60_000);

        Assert.Equal(2, bench.Clock.SyncRequests.Count);
    }

    [Theory]
    [InlineData("", 0, "2026-11-22 15:40:01 (UTC+00:00)")]
    [InlineData("", 3600, "2026-11-22 16:40:01 (UTC+01:00)")]
    [InlineData("", 20_700, "2026-11-22 21:25:01 (UTC+05:45)")]
    [InlineData("PST8PDT,M3.2.0,M11.1.0", 0, "2026-11-22 07:40:01 (UTC-08:00)")]
    [InlineData("NST3:30NDT,M3.2.0,M11.1.0", 0, "2026-11-22 12:10:01 (UTC-03:30)")]
    public void The_log_tells_the_local_time_when_the_clock_is_set(string zone, int offset, string expected)
    {
        UploadBench bench = new() { Clock = new VirtualTimeClock(_noClock) };
        bench.Settings.TimeZone = zone;
        bench.Settings.GmtOffsetSec = offset;
        bench.Run(10_000);
        Assert.Empty(bench.Log.With("Clock"));

        bench.Clock.SetWallTime(new DateTime(2026, 11, 22, 15, 40, 1, DateTimeKind.Utc));
        bench.Run(10_000);

        Assert.Equal("Clock set: " + expected, Assert.Single(bench.Log.With("Clock")).Replace(":02 (", ":01 ("));
    }

    [Theory]
    [InlineData(-90, "Clock corrected by -90 s: 2026-11-22 15:3")]
    [InlineData(3_600, "Clock corrected by 3600 s: 2026-11-22 16:4")]
    public void A_jump_of_the_clock_is_told(int seconds, string expected)
    {
        UploadBench bench = new();
        bench.Run(10_000);

        bench.Clock.SetWallTime(bench.Clock.UtcNow.AddSeconds(seconds));
        bench.Run(10_000);

        Assert.StartsWith(expected, Assert.Single(bench.Log.With("Clock corrected")));
    }

    [Fact]
    public void A_small_correction_is_not_told()
    {
        UploadBench bench = new();
        bench.Run(10_000);

        for (int i = 0; i < 10; i++)
        {
            bench.Clock.SetWallTime(bench.Clock.UtcNow.AddSeconds(1.5));
            bench.Run(10_000);
        }

        Assert.Empty(bench.Log.With("Clock corrected"));
    }

    [Fact]
    public void A_time_server_that_does_not_answer_is_named_once()
    {
        UploadBench bench = new() { Clock = new VirtualTimeClock(_noClock) };

        bench.Run(3_600_000);

        Assert.Single(bench.Log.With("No time from pool.ntp.org yet"));
    }
}
