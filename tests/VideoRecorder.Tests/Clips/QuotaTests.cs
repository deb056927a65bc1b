using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Clips.Upkeep;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Time;
using VideoRecorder.Core.Time.Zones;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Clips;

public class QuotaTests
{
    [Fact]
    public void The_largest_of_the_last_four_clips_and_a_quarter_are_reserved()
    {
        VirtualTimeClock clock = new();
        RecorderLog log = new(new LogLines(clock), new LocalClock(clock, TimeZoneRule.Fixed(0)), new Secrets(new RecorderSettings()));
        Quota quota = new(new RecorderSettings(), new MemoryCard(), new ClipCatalogue(), log);
        long[] sizes = [4000, 100, 200, 300, 400];
        List<long> reserved = [];
        foreach (long size in sizes)
        {
            quota.Learn(size);
            reserved.Add(quota.ReservedBytes);
        }

        Assert.Equal([5000, 5000, 5000, 5000, 500], reserved);
    }
}
