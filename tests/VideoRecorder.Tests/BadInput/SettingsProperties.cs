extern alias firmware;

using System.Reflection;
using System.Text;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Settings.Checks;
using VideoRecorder.Core.Text;
using VideoRecorder.VirtualBoard.CommandLine;

using BoardCheck = firmware::VideoRecorder.BoardSettingsCheck;
using BoardPem = firmware::VideoRecorder.Board.Network.PemText;
using BoardSettings = firmware::VideoRecorder.BoardSettings;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for settings, whatever somebody has put into them.</summary>
public class SettingsProperties
{
    private static readonly PropertyInfo[] All = typeof(RecorderSettings).GetProperties();

    private static readonly string[] Texts =
    [
        "", "garden", "videorecorder", "http://example.com/upload", "https://example.com:8443/a?b=c", "pool.ntp.org", "CET-1CEST,M3.5.0,M10.5.0/3", "127.0.0.1",
        "-----BEGIN CERTIFICATE-----\nMAMCAQA=\n-----END CERTIFICATE-----\n", "-----BEGIN RSA PRIVATE KEY-----", "ftp://x", "12345678", new string('f', 64), new string('x', 600),
    ];

    [Fact]
    public void Settings_are_refused_in_plain_lines_or_can_be_worked_with() => Inputs.Check("settings", dice =>
    {
        RecorderSettings settings = Roll(dice, out string text);
        dice.Input = text;
        long memory = GC.GetAllocatedBytesForCurrentThread();
        SettingProblem[] problems = SettingsValidator.Check(settings, boardHasCertificates: dice.Chance(2));
        SettingProblem[] all = BoardCheck.Check(settings, new BoardSettings { CameraClockHz = dice.Number(), CameraFrameBuffers = dice.Number() });
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Memory.AssertAtMost(40_000 + (64L * text.Length), memory);
        foreach (SettingProblem problem in problems.Concat(all))
        {
            AssertPlain(problem.Message);
            Assert.True(problem.Setting is not ("WifiPassword" or "UploadApiKey") || problem.Value == SettingProblem.Hidden);
        }

        if (problems.Length == 0)
        {
            settings.ToTimeZoneRule().ToLocal(new DateTime(2026, 11, 22));
            Assert.True(settings.UploadUrl.Length == 0 || HttpUrl.TryParse(settings.UploadUrl, out _, out _));
            Assert.InRange(ClipEstimate.ClipBytes(settings), 1, settings.MaxStorageMB * 1048576L / 2);
        }
    });

    [Fact]
    public void A_certificate_is_whole_as_NET_sees_it_or_refused_without_being_shown() => Inputs.Check("certificates", dice =>
    {
        string body = Convert.ToBase64String(Der(dice), dice.Chance(2) ? Base64FormattingOptions.InsertLineBreaks : Base64FormattingOptions.None);
        string pem = $"-----BEGIN CERTIFICATE-----\n{dice.Of(" \t", 0, 4)}{body}\n-----END CERTIFICATE-----\n";
        string text = dice.Chance(6) ? dice.Text(100) : dice.Chance(3) ? pem + pem : pem;
        text = dice.Chance(2) ? dice.Mutate(text) : text;
        dice.Input = text;
        long memory = GC.GetAllocatedBytesForCurrentThread();
        string defect = PemCertificate.FindDefect(text);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Memory.AssertAtMost(1000 + (8 * text.Length), memory);
        AssertPlain(defect);
        if (defect.Length == 0)
        {
            int start = text.IndexOf("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal) + 27;
            string content = text[start..text.IndexOf("-----END CERTIFICATE-----", start, StringComparison.Ordinal)];
            byte[] der = Convert.FromBase64String(content);
            Assert.Equal(der.Length, System.Formats.Asn1.AsnDecoder.ReadEncodedValue(der, System.Formats.Asn1.AsnEncodingRules.BER, out _, out _, out int length).TagValue == 16 ? length : -1);
        }

        string flush = BoardPem.WithoutIndents(text);
        Assert.Equal(string.Concat(text.Split('\n').Select((line, i) => (i > 0 ? "\n" : "") + line.TrimStart(' ', '\t'))), flush);
        Assert.True(defect.Length > 0 || PemCertificate.FindDefect(flush).Length == 0);
    });

    [Fact]
    public void A_setting_on_the_command_line_is_taken_or_refused_in_words() => Inputs.Check("settings on the command line", dice =>
    {
        string name = dice.Chance(6) ? dice.Text(10) : All[dice.Next(All.Length)].Name;
        string value = dice.Next(4) switch
        {
            0 => dice.Number().ToString(System.Globalization.CultureInfo.InvariantCulture) + dice.Of("0123456789", 0, 30),
            1 => dice.Pick("true", "False", "NaN", "-Infinity", "1e9", "@", "@@", "@/does/not/exist", "@\0", "vga", "Raw", " 1"),
            _ => dice.Text(30),
        };
        string assignment = dice.Chance(8) ? dice.Text(30) : dice.Mutate(name) + "=" + value;
        dice.Input = assignment;
        if (assignment.Contains("=@", StringComparison.Ordinal) && !assignment.Contains("=@/does", StringComparison.Ordinal) && !assignment.Contains("=@@", StringComparison.Ordinal))
        {
            return; // would read a file of this PC
        }

        try
        {
            Assert.Contains(All, p => p.Name == SettingAssignment.Apply(new RecorderSettings(), assignment));
        }
        catch (OptionException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }, share: 2);

    [Fact]
    public void A_number_or_a_time_on_the_command_line_is_taken_or_refused_in_words() => Inputs.Check("values on the command line", dice =>
    {
        string text = dice.Next(3) switch
        {
            0 => dice.Of("0123456789.-+eE", 0, 30),
            1 => dice.Pick("NaN", "Infinity", "-Infinity", "∞", "-∞", "1e308", "0-∞", "0-Infinity", "1-2", "0.5-1", "2000001"),
            _ => dice.Text(12),
        };
        dice.Input = text;
        Try(() => Assert.InRange(OptionValues.Megabytes(text), 1, 2 * 1024 * 1024));
        Try(() => Assert.InRange(OptionValues.Seconds(text), TimeSpan.FromTicks(1), TimeSpan.FromSeconds(OptionValues.MaxSeconds)));
        Try(() => Assert.True(OptionValues.Outage(text) is { } outage && outage.From >= TimeSpan.Zero && outage.From < outage.To));
    });

    [Fact]
    public void A_command_line_runs_or_is_refused() => Inputs.Check("command lines", dice =>
    {
        string[] words = [.. Enumerable.Range(0, dice.Next(6)).Select(_ => dice.Chance(2)
            ? dice.Pick("--camera", "--card", "--card-size", "--received", "--upload-url", "--set", "--run-for", "--link-down", "--", "-h", "--run-for=-Infinity", "--set=x")
            : dice.Chance(2) ? dice.Text(12) : dice.Pick("-Infinity", "NaN", "1-2", "100", "FramesPerSecond=10", "@file", "testcard", "http://u:secret@h/"))];
        dice.Input = words;
        StringWriter output = new();
        int exit = new BoardCommand(_ => BoardCommand.Success).Invoke(words, output, output);
        Assert.True(exit is BoardCommand.Success or BoardCommand.BadOption);
        Assert.DoesNotContain("secret", output.ToString(), StringComparison.Ordinal);
    }, share: 100);

    private static RecorderSettings Roll(Dice dice, out string text)
    {
        RecorderSettings settings = new() { UploadUrl = "http://example.com/upload" };
        StringBuilder changes = new();
        for (int i = dice.Next(6); i >= 0; i--)
        {
            PropertyInfo property = All[dice.Next(All.Length)];
            object value = property.PropertyType == typeof(string) ? dice.Chance(3) ? dice.Text(40) : dice.Mutate(Texts[dice.Next(Texts.Length)])
                : property.PropertyType == typeof(bool) ? dice.Chance(2)
                : property.PropertyType == typeof(int) ? dice.Number()
                : Enum.ToObject(property.PropertyType, dice.Number());
            property.SetValue(settings, value);
            changes.Append(property.Name).Append('=').Append(Shown.Of(value)).Append("; ");
        }

        text = changes.ToString();
        return settings;
    }

    private static byte[] Der(Dice dice)
    {
        byte[] content = dice.Bytes(300);
        byte[] head = content.Length < 128 ? [0x30, (byte)content.Length]
            : content.Length < 256 ? [0x30, 0x81, (byte)content.Length]
            : [0x30, 0x82, (byte)(content.Length >> 8), (byte)content.Length];
        return [.. head, .. content];
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (OptionException)
        {
            // refused
        }
    }

    private static void AssertPlain(string line)
    {
        foreach (char c in line)
        {
            Assert.InRange(c, ' ', '~');
        }
    }
}
