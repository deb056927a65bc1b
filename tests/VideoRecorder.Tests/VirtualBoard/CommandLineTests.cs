using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard;
using VideoRecorder.VirtualBoard.CommandLine;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class CommandLineTests
{
    [Fact]
    public void All_options_are_read()
    {
        BoardOptions options = Parse(
            "--camera", "film.mp4", "--card", "c", "--card-size", "40", "--received", "r", "--upload-url", "http://x/", "--set", "A=1",
            "--set", "B=@2", "--run-for", "1.5", "--link-down", "1-2", "--link-down", "3.5-4");

        Assert.Equal(("film.mp4", "c", 40, "r", "http://x/"), (options.Camera, options.Card, options.CardSizeMB, options.Received, options.UploadUrl));
        Assert.Equal(["A=1", "B=@2"], options.Settings);
        Assert.Equal(1.5, options.RunFor?.TotalSeconds);
        Assert.Equal([(1.0, 2.0), (3.5, 4.0)], options.Outages.Select(o => (o.From.TotalSeconds, o.To.TotalSeconds)));
    }

    [Fact]
    public void Without_options_the_defaults_hold()
    {
        BoardOptions options = Parse();

        Assert.Equal(("testcard", "./card", 1024, "./received"), (options.Camera, options.Card, options.CardSizeMB, options.Received));
        Assert.Null(options.UploadUrl);
        Assert.Null(options.RunFor);
        Assert.Empty(options.Outages);
        Assert.Empty(options.Settings);
    }

    [Fact]
    public void Every_setting_can_be_set_by_its_name_in_any_case()
    {
        var settings = new RecorderSettings();

        foreach (string assignment in new[]
        {
            "devicename=cam", "FRAMESIZE=svga", "uploadFormat=RAW", "FramesPerSecond=7", "GmtOffsetSec=-3600", "FlipVertical=TRUE", "UploadUrl=http://x/?a=b", "UploadApiKey=",
        })
        {
            SettingAssignment.Apply(settings, assignment);
        }

        Assert.Equal(("cam", FrameSize.SVGA, UploadFormat.Raw, 7), (settings.DeviceName, settings.FrameSize, settings.UploadFormat, settings.FramesPerSecond));
        Assert.Equal((-3600, true, "http://x/?a=b"), (settings.GmtOffsetSec, settings.FlipVertical, settings.UploadUrl));
    }

    [Fact]
    public void A_value_can_come_from_a_file()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("key.txt"), "s3cret\r\n");
        var settings = new RecorderSettings();

        SettingAssignment.Apply(settings, "UploadApiKey=@" + folder.File("key.txt"));

        Assert.Equal("s3cret", settings.UploadApiKey);
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("extra")]
    [InlineData("--card")]
    [InlineData("--card-size", "many")]
    [InlineData("--card-size", "0")]
    [InlineData("--card-size", "-1")]
    [InlineData("--run-for", "0")]
    [InlineData("--run-for", "soon")]
    [InlineData("--run-for", "-Infinity")]
    [InlineData("--link-down", "5")]
    [InlineData("--link-down", "5-5")]
    [InlineData("--link-down", "9-5")]
    [InlineData("--link-down", "a-b")]
    [InlineData("--set", "FramesPerSecond")]
    [InlineData("--set", "=5")]
    [InlineData("--set", "Nonsense=5")]
    [InlineData("--set", "FramesPerSecond=fast")]
    [InlineData("--set", "FramesPerSecond=99999999999")]
    [InlineData("--set", "FrameSize=6")]
    [InlineData("--set", "DebugUpload=maybe")]
    [InlineData("--set", "CaCertificate=@no-such-file")]
    [InlineData("--set", "CaptureDurationSec=21")]
    [InlineData("--set", "UploadUrl=ftp://x/")]
    [InlineData("--set", "EnableHttps=true")]
    [InlineData("--upload-url", "https://example.org/upload")]
    [InlineData("--upload-url", "http://x/", "--set", "UploadUrl=http://y/")]
    [InlineData("--camera", "no-such-film.mp4")]
    public void A_bad_option_or_setting_ends_with_2_and_a_message_that_names_it(params string[] arguments)
    {
        var output = new StringWriter();
        var errors = new StringWriter();

        Assert.Equal(2, VirtualBoardProgram.Run(arguments, output, errors));
        string name = arguments[^1].Split('=')[0];
        Assert.True(
            errors.ToString().Contains(name, StringComparison.Ordinal) || errors.ToString().Contains(arguments[0], StringComparison.Ordinal) || name.StartsWith("http", StringComparison.Ordinal),
            errors.ToString());
        Assert.Empty(output.ToString());
    }

    [Theory]
    [InlineData("UploadApiKey:s3cret")]
    [InlineData("WifiPassword s3cret")]
    public void A_setting_without_a_sign_between_is_not_shown_with_its_value(string assignment)
    {
        var errors = new StringWriter();

        Assert.Equal(2, VirtualBoardProgram.Run(["--set", assignment], errors, errors));

        Assert.Contains("--set " + assignment[..12], errors.ToString());
        Assert.DoesNotContain("s3cret", errors.ToString());
    }

    [Theory]
    [InlineData("--card", "")]
    [InlineData("--card", "  ")]
    [InlineData("--received", "")]
    [InlineData("--camera", "")]
    [InlineData("--card", "a\0b")]
    [InlineData("--received", "a\0b")]
    [InlineData("--camera", "a\0b")]
    [InlineData("--card", null)]
    [InlineData("--received", null)]
    public void What_cannot_be_a_path_ends_with_2(string option, string? value)
    {
        using var folder = new TempFolder();
        var errors = new StringWriter();

        string[] others = option == "--card" ? [] : ["--card", folder.File("card")];
        int exitCode = VirtualBoardProgram.Run([option, value ?? folder.File(new string('x', 300)), .. others], new StringWriter(), errors);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(option, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_folder_for_card_and_server_is_refused()
    {
        using var folder = new TempFolder();
        var errors = new StringWriter();

        Assert.Equal(2, VirtualBoardProgram.Run(["--card", folder.File("a"), "--received", folder.File("b/../a/")], new StringWriter(), errors));
        Assert.Contains("the same folder", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--run-for", "3000000", "up to 2000000")]
    [InlineData("--link-down", "1-3000000", "up to 2000000")]
    [InlineData("--set", "FramesPerSecond=99999999999", "1 to 60")]
    [InlineData("--set", "CaptureIntervalSec=-99999999999", " to ")]
    [InlineData("--set", "FramesPerSecond=1.5", "a whole number")]
    public void A_limit_is_named(string option, string value, string limit)
    {
        var errors = new StringWriter();

        Assert.Equal(2, VirtualBoardProgram.Run([option, value], new StringWriter(), errors));
        Assert.Contains(limit, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_beyond_all_bounds_is_refused_for_every_setting()
    {
        foreach (System.Reflection.PropertyInfo number in typeof(RecorderSettings).GetProperties().Where(p => p.PropertyType == typeof(int)))
        {
            OptionException error = Assert.Throws<OptionException>(() => SettingAssignment.Apply(new RecorderSettings(), number.Name + "=99999999999"));
            Assert.Matches("Allowed: .*[0-9]", error.Message);
        }
    }

    [Fact]
    public void A_value_that_begins_with_an_at_sign_is_written_with_two()
    {
        var settings = new RecorderSettings();

        SettingAssignment.Apply(settings, "WifiPassword=@@home@@");

        Assert.Equal("@home@@", settings.WifiPassword);
    }

    [Theory]
    [InlineData("--camera", "admin:geheim@camera/live")]
    [InlineData("rtsp://admin:geheim@camera/live")]
    [InlineData("--camera", "no-such-folder/user=admin&password=geheim@x")]
    public void The_password_of_a_camera_is_not_shown(params string[] arguments)
    {
        var errors = new StringWriter();

        Assert.Equal(2, VirtualBoardProgram.Run(arguments, new StringWriter(), errors));
        Assert.Contains("***", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.txt.bin", "these are notes and no film")]
    [InlineData("broken.avi", "RIFF....AVI LIST....hdrlavih....strlstrh....vidsMJPG")]
    [InlineData("broken.jpg", "no picture")]
    [InlineData("empty.mp4", "")]
    public void A_file_without_a_picture_is_no_camera(string name, string content)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File(name), content);
        AssertNoCamera(folder, name);
    }

    [Fact]
    public void Neither_is_a_picture_that_is_cut_off_nor_a_folder_without_one()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("cut.jpg"), Jpegs.Make(1, 160, 120)[0][..^2]);
        Directory.CreateDirectory(folder.File("empty"));

        AssertNoCamera(folder, "cut.jpg");
        AssertNoCamera(folder, "empty");
    }

    [Fact]
    public void A_value_read_from_a_file_is_not_shown_when_it_is_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("key"), "geheim with spaces");
        var errors = new StringWriter();

        Assert.Equal(2, VirtualBoardProgram.Run(["--set", "UploadApiKey=@" + folder.File("key")], new StringWriter(), errors));
        Assert.DoesNotContain("geheim", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_place_of_the_card_is_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("card"), "a file");

        Assert.Equal(2, VirtualBoardProgram.Run(["--card", folder.File("card")], new StringWriter(), new StringWriter()));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_ends_with_1_and_a_message()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("file"), "a file");
        var errors = new StringWriter();

        Assert.Equal(1, VirtualBoardProgram.Run(["--card", folder.File("file/card"), "--run-for", "1"], new StringWriter(), errors));
        Assert.NotEmpty(errors.ToString());
    }

    [Fact]
    public void Help_names_all_options_and_ends_with_0()
    {
        var output = new StringWriter();

        Assert.Equal(0, VirtualBoardProgram.Run(["--help"], output, new StringWriter()));
        foreach (string option in new[] { "--camera", "--card", "--card-size", "--received", "--upload-url", "--set", "--run-for", "--link-down" })
        {
            Assert.Contains(option, output.ToString(), StringComparison.Ordinal);
        }
    }

    private static void AssertNoCamera(TempFolder folder, string name)
    {
        var output = new StringWriter();
        var errors = new StringWriter();

        Assert.Equal(2, VirtualBoardProgram.Run(["--camera", folder.File(name), "--card", folder.File("card")], output, errors));
        Assert.StartsWith("--camera: ", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains(name, errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("has ended", errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    private static BoardOptions Parse(params string[] arguments)
    {
        BoardOptions? parsed = null;
        var errors = new StringWriter();
        int exitCode = new BoardCommand(options =>
        {
            parsed = options;
            return 0;
        }).Invoke(arguments, new StringWriter(), errors);
        Assert.True(exitCode == 0 && parsed != null, errors.ToString());
        return parsed;
    }
}
