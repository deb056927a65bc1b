using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Settings.Checks;

using static VideoRecorder.Tests.Settings.CheckedSettings;

namespace VideoRecorder.Tests.Settings;

public class SettingsValidatorTests
{
    /// <summary>Name, lowest and highest value of each number.</summary>
    public static TheoryData<string, int, int> Ranges => new()
    {
        { nameof(RecorderSettings.GmtOffsetSec), -43200, 50400 },
        { nameof(RecorderSettings.DaylightOffsetSec), 0, 7200 },
        { nameof(RecorderSettings.UploadTimeoutMs), 1000, 600000 },
        { nameof(RecorderSettings.MaxUploadRetries), 0, 20 },
        { nameof(RecorderSettings.MaxStorageMB), 1, 2097152 },
        { nameof(RecorderSettings.MinFreeSpaceMB), 1, 1048576 },
        { nameof(RecorderSettings.CaptureIntervalSec), 1, 86400 },
        { nameof(RecorderSettings.JpegQuality), 4, 63 },
        { nameof(RecorderSettings.FramesPerSecond), 1, 60 },
        { nameof(RecorderSettings.UploadPauseLeadMs), 0, 3600000 },
        { nameof(RecorderSettings.WifiCheckIntervalSec), 1, 3600 },
    };

    [Fact]
    public void The_defaults_are_good()
    {
        Assert.Empty(SettingsValidator.Check(new RecorderSettings(), false));
        Assert.Empty(SettingsValidator.Check(With(s => s.UploadUrl = "http://example.com/upload"), false));
    }

    [Fact]
    public void A_missing_text_counts_as_an_empty_one()
    {
        var settings = new RecorderSettings
        {
            WifiSsid = null,
            WifiPassword = null,
            UploadUrl = null,
            UploadApiKey = null,
            TimeZone = null,
            CaCertificate = null,
        };
        Assert.Empty(SettingsValidator.Check(settings, false));
        settings.DeviceName = null;
        settings.NtpServer = null;
        Assert.Equal(["DeviceName", "NtpServer"], SettingsValidator.Check(settings, false).Select(p => p.Setting));
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void A_number_is_good_at_both_ends_of_its_range_and_refused_just_outside(string name, int lowest, int highest)
    {
        Assert.Empty(Check(Small(), name, lowest));
        Assert.Empty(Check(Small(), name, highest));
        foreach (var value in new[] { lowest - 1, highest + 1, int.MinValue, int.MaxValue })
        {
            var problem = Assert.Single(Check(Small(), name, value));
            Assert.Equal(name, problem.Setting);
            Assert.Equal(value.ToString(), problem.Value);
            Assert.Equal($"{lowest} to {highest}", problem.Allowed);
            Assert.Equal($"{name} is {value}. Allowed: {lowest} to {highest}.", problem.ToString());
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-512, false)]
    [InlineData(511, false)]
    [InlineData(512, true)]
    [InlineData(513, false)]
    [InlineData(8192, true)]
    [InlineData(65536, true)]
    [InlineData(65537, false)]
    [InlineData(66048, false)]
    public void A_chunk_is_a_multiple_of_512_bytes(int size, bool good) =>
        AssertOnly(good, With(s => s.UploadChunkSize = size), "UploadChunkSize", "512 to 65536, a multiple of 512");

    [Theory]
    [InlineData(60, 60, true)]
    [InlineData(60, 61, false)]
    [InlineData(60, 0, false)]
    [InlineData(60, -1, false)]
    [InlineData(60, 86401, false)]
    [InlineData(86400, 86400, true)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    public void A_clip_is_no_longer_than_the_interval(int interval, int duration, bool good)
    {
        var settings = Small();
        settings.CaptureIntervalSec = interval;
        settings.CaptureDurationSec = duration;
        settings.MaxStorageMB = 4096;
        AssertOnly(good, settings, "CaptureDurationSec", "1 to ");
    }

    [Theory]
    [InlineData(60, 10, 5000, true)]
    [InlineData(17, 10, 5000, true)]
    [InlineData(16, 10, 5000, false)]
    [InlineData(60, 10, 48000, true)]
    [InlineData(60, 10, 48001, false)]
    [InlineData(12, 10, 0, true)]
    [InlineData(11, 10, 0, false)]
    [InlineData(10, 10, 0, false)]
    [InlineData(86400, 1, 3600000, true)]
    public void With_a_URL_at_least_two_seconds_are_left_to_upload_in(int interval, int duration, int lead, bool good)
    {
        var settings = Small();
        settings.CaptureIntervalSec = interval;
        settings.CaptureDurationSec = duration;
        settings.UploadPauseLeadMs = lead;
        Assert.Empty(SettingsValidator.Check(settings, false));
        settings.UploadUrl = "http://example.com/";
        AssertOnly(good, settings, "UploadPauseLeadMs", "uploads need 2000");
    }

    [Fact]
    public void A_lead_that_leaves_no_time_is_refused_with_the_longest_one_that_does()
    {
        var problem = Assert.Single(SettingsValidator.Check(
            With(s =>
            {
                s.UploadUrl = "http://example.com/";
                s.CaptureIntervalSec = 15;
            }),
            false));
        Assert.Equal(
            "UploadPauseLeadMs is 5000. Allowed: 0 to 3000; recordings of 10 s each 15 s leave 5000 ms, and uploads need 2000.",
            problem.Message);
    }

    [Theory]
    [InlineData(true, "https://example.com/", true)]
    [InlineData(false, "http://example.com/", true)]
    [InlineData(true, "http://example.com/", false)]
    [InlineData(false, "https://example.com/", false)]
    [InlineData(true, "", true)]
    public void EnableHttps_agrees_with_the_URL_both_ways(bool https, string url, bool good)
    {
        var settings = With(s =>
        {
            s.EnableHttps = https;
            s.UploadUrl = url;
        });
        var problems = SettingsValidator.Check(settings, boardHasCertificates: true);
        if (good)
        {
            Assert.Empty(problems);
            return;
        }

        var problem = Assert.Single(problems);
        Assert.Equal("EnableHttps", problem.Setting);
        Assert.Equal(https ? "true" : "false", problem.Value);
        Assert.StartsWith(https ? "false, as UploadUrl starts with http://" : "true, as UploadUrl starts with https://", problem.Allowed);
    }

    [Fact]
    public void Https_needs_a_CA_certificate_unless_the_board_has_its_own()
    {
        var settings = With(s =>
        {
            s.EnableHttps = true;
            s.UploadUrl = "https://example.com/";
        });
        Assert.Equal("CaCertificate", Assert.Single(SettingsValidator.Check(settings, boardHasCertificates: false)).Setting);
        Assert.Empty(SettingsValidator.Check(settings, boardHasCertificates: true));
        settings.CaCertificate = Certificates.MakePem();
        Assert.Empty(SettingsValidator.Check(settings, boardHasCertificates: false));
        Assert.Empty(SettingsValidator.Check(settings, boardHasCertificates: true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_malformed_certificate_is_refused_also_where_none_is_needed(bool boardHasCertificates)
    {
        var problem = Assert.Single(SettingsValidator.Check(With(s => s.CaCertificate = "secret stuff"), boardHasCertificates));
        Assert.Equal("CaCertificate", problem.Setting);
        Assert.Equal("a text of 12 characters", problem.Value);
        Assert.DoesNotContain("secret", problem.Message);
    }

    [Theory]
    [InlineData("ftp://example.com/")]
    [InlineData("example.com/upload")]
    [InlineData("http://")]
    [InlineData("http://exa mple.com")]
    public void A_malformed_URL_is_refused_without_further_complaints(string url) =>
        AssertOnly(false, With(s => s.UploadUrl = url), "UploadUrl", "empty (records only), or a URL such as ");

    [Fact]
    public void A_size_or_format_that_does_not_exist_is_refused_with_those_that_do()
    {
        AssertOnly(false, With(s => s.FrameSize = (FrameSize)12), "FrameSize", "QQVGA, QCIF, HQVGA, QVGA, CIF, HVGA, VGA, SVGA, XGA, HD, SXGA, UXGA");
        AssertOnly(false, With(s => s.FrameSize = (FrameSize)(-1)), "FrameSize", "QQVGA, ");
        AssertOnly(false, With(s => s.UploadFormat = (UploadFormat)2), "UploadFormat", "Multipart, Raw");
        AssertOnly(true, With(s => s.UploadFormat = UploadFormat.Raw), "UploadFormat", "");
    }

    [Fact]
    public void The_storage_has_space_for_two_clips()
    {
        var settings = With(s => s.CaptureDurationSec = 60);
        var needed = (int)((2 * ClipEstimate.ClipBytes(settings) + 1048575) / 1048576);
        settings.MaxStorageMB = needed;
        AssertOnly(true, settings, "MaxStorageMB", "");
        settings.MaxStorageMB = needed - 1;
        AssertOnly(false, settings, "MaxStorageMB", $"at least {needed}, space for two clips");
    }

    [Fact]
    public void A_recording_of_a_day_needs_space_for_two_of_its_files_only()
    {
        var settings = With(s =>
        {
            s.CaptureIntervalSec = 86400;
            s.CaptureDurationSec = 86400;
            s.MaxStorageMB = 2048;
        });
        AssertOnly(true, settings, "MaxStorageMB", "");
        settings.MaxStorageMB = 2047;
        AssertOnly(false, settings, "MaxStorageMB", "at least 2048");
    }

    [Fact]
    public void A_URL_without_a_network_is_allowed() =>
        AssertOnly(true, With(s => s.UploadUrl = "http://example.com/"), "WifiSsid", "");

    [Fact]
    public void No_secret_is_told()
    {
        var settings = new RecorderSettings
        {
            WifiPassword = "hush",
            UploadApiKey = "hush hush",
            CaCertificate = "hush",
            UploadUrl = "https://me:hush@example.com/up?key=hush",
            DeviceName = "",
        };
        var problems = SettingsValidator.Check(settings, false);
        Assert.Equal(5, problems.Length);
        Assert.All(problems, p => Assert.DoesNotContain("hush", p.Message));
        Assert.Equal("(hidden)", problems.Single(p => p.Setting == "WifiPassword").Value);
        Assert.Equal("(hidden)", problems.Single(p => p.Setting == "UploadApiKey").Value);
        Assert.Equal("https://***@example.com/up?***", problems.Single(p => p.Setting == "UploadUrl").Value);
        Assert.Equal("(empty)", problems.Single(p => p.Setting == "DeviceName").Value);
    }

    /// <summary>Settings that let each number go to both ends of its range.</summary>
    private static RecorderSettings Small() => new()
    {
        FrameSize = FrameSize.QQVGA,
        CaptureDurationSec = 1,
    };

    private static SettingProblem[] Check(RecorderSettings settings, string name, int value)
    {
        typeof(RecorderSettings).GetProperty(name)!.SetValue(settings, value);
        return SettingsValidator.Check(settings, false);
    }
}
