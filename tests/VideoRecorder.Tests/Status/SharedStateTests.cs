using VideoRecorder.Core.Status;

namespace VideoRecorder.Tests.Status;

public class SharedStateTests
{
    private readonly SharedState _state = new(5000);

    [Fact]
    public void Uploads_pause_from_the_lead_before_a_recording_until_its_clip_is_closed()
    {
        _state.ScheduleRecording(60_000);
        Assert.True(_state.IsUploadWindow(54_999));
        Assert.False(_state.IsUploadWindow(55_000));

        _state.RecordingBegins();
        Assert.False(_state.IsUploadWindow(0));

        _state.RecordingEnds(120_000);
        Assert.True(_state.IsUploadWindow(70_000));
        Assert.Equal(115_000, _state.UploadWindowClosesAt);
    }

    [Fact]
    public void Log_lines_wait_in_order_and_the_oldest_are_lost_when_too_many_wait()
    {
        for (int i = 0; i < 300; i++)
        {
            _state.KeepLogLine("line " + i);
        }

        Assert.Contains("44 older lines", _state.TakeLogLine());
        Assert.Equal("line 44", _state.TakeLogLine());
    }
}
