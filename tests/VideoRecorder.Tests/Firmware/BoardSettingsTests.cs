extern alias firmware;

using System.Text.RegularExpressions;
using firmware::VideoRecorder;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Architecture;

namespace VideoRecorder.Tests.Firmware;

public partial class BoardSettingsTests
{
    private readonly BoardSettings _board = new();
    private readonly RecorderSettings _settings;

    public BoardSettingsTests() => _settings = Configuration.Create(_board);

    [Theory]
    [InlineData("CameraClockHz", 6000000, 24000000)]
    [InlineData("CameraFrameBuffers", 2, 4)]
    [InlineData("MaxFaultsInARow", 1, 1000)]
    public void A_number_has_a_range(string name, int lowest, int highest)
    {
        foreach ((int value, bool isGood) in new[] { (lowest - 1, false), (lowest, true), (highest, true), (highest + 1, false) })
        {
            typeof(BoardSettings).GetProperty(name)!.SetValue(_board, value);
            string[] expected = isGood ? [] : [$"{name} is {value}. Allowed: {lowest} to {highest}."];
            Assert.Equal(expected, Check());
        }
    }

    [Fact]
    public void The_network_must_fit_into_what_nanoFramework_keeps()
    {
        _settings.WifiSsid = new string('n', 31);
        _settings.WifiPassword = new string('p', 63);
        Assert.Empty(Check());
        _settings.WifiSsid = "\u00e4" + new string('n', 30);
        _settings.WifiPassword = new string('a', 64);
        string[] problems = Check();
        Assert.Equal(2, problems.Length);
        Assert.EndsWith("Allowed: on the ESP32-CAM up to 31 bytes of UTF-8; it has 32.", problems[0]);
        Assert.StartsWith("WifiPassword is (hidden). Allowed: on the ESP32-CAM up to 63 characters", problems[1]);
    }

    [Fact]
    public void The_problems_of_the_recorder_come_first()
    {
        _settings.UploadUrl = "https://example.com/upload";
        _settings.EnableHttps = true;
        _board.CameraFrameBuffers = 1;
        string[] problems = Check();
        Assert.Equal(2, problems.Length);
        Assert.StartsWith("CaCertificate ", problems[0]);
        Assert.StartsWith("CameraFrameBuffers ", problems[1]);
    }

    [Fact]
    public void The_document_lists_them_with_their_defaults()
    {
        string document = File.ReadAllText(Repository.PathOf("docs/settings.md")).ReplaceLineEndings("\n");
        string section = document[document.IndexOf("\n### Only on the ESP32-CAM\n", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n### ", 1, StringComparison.Ordinal)];
        Assert.Equal(
            typeof(BoardSettings).GetProperties().ToDictionary(p => p.Name, p => p.GetValue(_board)!.ToString()!.ToLowerInvariant()).OrderBy(p => p.Key),
            Row().Matches(section).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value).OrderBy(p => p.Key));
    }

    private string[] Check() => BoardSettingsCheck.Check(_settings, _board).Select(problem => problem.Message).ToArray();

    [GeneratedRegex(@"^\| `(\w+)` \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
