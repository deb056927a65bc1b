using VideoRecorder.Core.Settings;
using Xunit;

namespace VideoRecorder.Tests.Settings;

public class ClipEstimateTests
{
    [Fact]
    public void A_frame_of_the_default_settings_is_about_19_kilobytes() =>
        Assert.Equal(19200, ClipEstimate.FrameBytes(new RecorderSettings()));

    [Fact]
    public void A_clip_has_a_header_and_all_its_frames_with_what_is_around_them()
    {
        Assert.Equal(512 + 200 * (19200 + 25), ClipEstimate.ClipBytes(new RecorderSettings()));
        Assert.Equal(ClipEstimate.ClipBytes(new RecorderSettings()), ClipEstimate.RecordingBytes(new RecorderSettings()));
    }

    [Fact]
    public void A_clip_never_outgrows_the_largest_file()
    {
        var settings = new RecorderSettings { CaptureDurationSec = 86400, FramesPerSecond = 60, FrameSize = FrameSize.UXGA, JpegQuality = 4 };
        Assert.Equal(1L << 30, ClipEstimate.ClipBytes(settings));
        Assert.Equal(512 + 86400L * 60 * (360000 + 25), ClipEstimate.RecordingBytes(settings));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(int.MinValue, int.MinValue, int.MinValue)]
    [InlineData(int.MaxValue, int.MaxValue, 1)]
    public void Settings_that_make_no_sense_give_a_number_in_bounds(int duration, int rate, int quality)
    {
        var settings = new RecorderSettings { CaptureDurationSec = duration, FramesPerSecond = rate, JpegQuality = quality };
        Assert.InRange(ClipEstimate.ClipBytes(settings), 512, 1L << 30);
    }
}
