extern alias firmware;

using firmware::System.Device.Wifi;
using firmware::VideoRecorder;
using firmware::VideoRecorder.Board;
using firmware::VideoRecorder.Board.Camera;
using firmware::VideoRecorder.Board.Link;
using firmware::VideoRecorder.Esp32Cam;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Supervision;

namespace VideoRecorder.Tests.Firmware;

public class WordTests
{
    public static TheoryData<CameraStatus> CameraErrors => [.. Enum.GetValues<CameraStatus>().Where(status => status != CameraStatus.Ok)];

    public static TheoryData<WifiConnectionStatus> JoinErrors =>
        [.. Enum.GetValues<WifiConnectionStatus>().Where(status => status != WifiConnectionStatus.Success)];

    [Theory]
    [MemberData(nameof(CameraErrors))]
    public void A_camera_error_is_said_in_words_that_a_sentence_can_follow(CameraStatus status) =>
        Assert.Matches("^[a-z].*[a-zA-Z0-9)]$", CameraText.Describe(status));

    [Theory]
    [MemberData(nameof(JoinErrors))]
    public void Why_a_network_was_not_joined_is_said_in_words_that_the_log_shows_whole(WifiConnectionStatus status)
    {
        string words = LinkText.Describe(status);
        Assert.Matches("^[a-z].*[a-zA-Z0-9)]$", words);
        Assert.True(words.Length <= 200);
    }

    [Fact]
    public void Faults_of_a_frame_and_its_defects_count_alike() => Assert.Equal(
        Enum.GetValues<FrameDefect>().Select(defect => (defect.ToString(), (int)defect)),
        Enum.GetValues<FrameFault>().Select(fault => (fault.ToString(), (int)fault)));

    [Theory]
    [InlineData(ResetReason.PowerOn, 0, "power on")]
    [InlineData(ResetReason.External, 0, "reset button or programmer")]
    [InlineData(ResetReason.Software, 0, "restart by the program")]
    [InlineData(ResetReason.Software, 2, "restart by the program, because the network and upload part stood still or kept failing")]
    [InlineData(ResetReason.Watchdog, 0x20002, "watchdog, the network and upload part stood still")]
    [InlineData(ResetReason.Watchdog, 0x30000, "watchdog, nothing moved any more, while a step of the recorder and network and upload parts was under way")]
    [InlineData(ResetReason.Watchdog, 0, "watchdog, nothing moved any more")]
    [InlineData(ResetReason.Panic, 0x10000, "a fault of the native program (panic), while a step of the recorder part was under way")]
    [InlineData(ResetReason.Unknown, 0, "unknown")]
    public void The_last_reset_is_told_with_the_part_that_it_was(ResetReason reason, int note, string words) =>
        Assert.Equal(words, ResetText.Describe(reason, note));

    [Fact]
    public void Each_reason_has_words_of_its_own()
    {
        string[] words = Enum.GetValues<ResetReason>().Select(reason => ResetText.Describe(reason, 0)).ToArray();
        Assert.Equal(words.Length, words.Distinct().Count());
    }

    [Theory]
    [InlineData(FrameSize.VGA, 3, 3)]
    [InlineData(FrameSize.XGA, 4, 4)]
    [InlineData(FrameSize.HD, 3, 2)]
    [InlineData(FrameSize.UXGA, 4, 2)]
    [InlineData(FrameSize.UXGA, 2, 2)]
    public void Large_pictures_get_fewer_buffers(FrameSize size, int wanted, int count) =>
        Assert.Equal(count, FrameBuffers.Count(FrameSizes.Width(size), FrameSizes.Height(size), wanted));

    [Theory]
    [InlineData(false, 600000, false)]
    [InlineData(true, 1000, false)]
    [InlineData(true, 30000, true)]
    [InlineData(true, 600000, true)]
    public void The_watchdog_outlives_a_handshake_that_blocks_everything(bool https, int timeoutMs, bool isLonger)
    {
        PartLimits without = Timing.Limits(new RecorderSettings { UploadTimeoutMs = timeoutMs });
        PartLimits limits = Timing.Limits(new RecorderSettings { EnableHttps = https, UploadTimeoutMs = timeoutMs });
        Assert.Equal(isLonger, limits.WatchdogMs > without.WatchdogMs);
        Assert.True(!https || limits.WatchdogMs > timeoutMs);
        Assert.InRange(limits.WatchdogMs, 1000, 3600000);
    }
}
