using VideoRecorder.Core.Recording;

namespace VideoRecorder.Tests.Recording;

public class RecordingScheduleTests
{
    private readonly RecordingSchedule _schedule = new(60);

    public RecordingScheduleTests() => _schedule.Begin(1234);

    [Fact]
    public void A_late_start_does_not_shift_those_that_follow()
    {
        _schedule.Advance(1234 + 10_000);
        _schedule.Advance(1234 + 60_000 + 10_777);

        Assert.Equal(1234 + 120_000, _schedule.DueMs);
    }

    [Fact]
    public void A_recording_that_outlasts_its_interval_does_not_skip_the_next_one()
    {
        _schedule.Advance(1234 + 60_150);

        Assert.Equal(1234 + 60_000, _schedule.DueMs);
    }

    [Fact]
    public void Beginning_again_changes_nothing()
    {
        _schedule.Begin(99_999);

        Assert.Equal(1234, _schedule.DueMs);
    }
}
