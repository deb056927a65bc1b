using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Supervision;

namespace VideoRecorder.Tests.Supervision;

public class PartLimitsTests
{
    private static readonly BoardTimes Times = new() { CardCallMs = 30000, JoinMs = 20000, FreezeMs = 40000 };

    [Theory]
    [InlineData(1000)]
    [InlineData(30000)]
    [InlineData(600000)]
    public void A_part_may_take_as_long_as_all_that_it_can_have_to_wait_for(int uploadTimeoutMs)
    {
        var limits = new PartLimits(new RecorderSettings { UploadTimeoutMs = uploadTimeoutMs }, Times);
        Assert.True(limits.Of(PartNumbers.Recorder) > 2 * Times.CardCallMs + Times.FreezeMs);
        Assert.True(limits.Of(PartNumbers.Network) > Times.JoinMs + uploadTimeoutMs + Times.CardCallMs + Times.FreezeMs);
        Assert.True(limits.Of(PartNumbers.Led) > Times.FreezeMs);
    }

    [Fact]
    public void The_watchdog_outlives_the_longest_time_without_any_thread()
    {
        var limits = new PartLimits(new RecorderSettings(), Times);
        Assert.True(limits.WatchdogMs > Times.FreezeMs + (2 * PartLimits.CheckMs));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "the recorder part")]
    [InlineData(2, "the network and upload part")]
    [InlineData(5, "the recorder and LED parts")]
    [InlineData(7, "the recorder, network and upload and LED parts")]
    [InlineData(8, "")]
    public void Parts_are_named_for_a_sentence(int parts, string words) => Assert.Equal(words, PartNumbers.Describe(parts));
}
