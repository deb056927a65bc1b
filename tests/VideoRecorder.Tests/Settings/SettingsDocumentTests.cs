extern alias firmware;

using System.Text.RegularExpressions;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Settings.Checks;
using VideoRecorder.Core.Time.Zones;
using VideoRecorder.Tests.Architecture;
using Xunit;

namespace VideoRecorder.Tests.Settings;

public partial class SettingsDocumentTests
{
    private const string Document = "docs/settings.md";
    private const string Readme = "README.md";

    [Theory]
    [InlineData(Document)]
    [InlineData(Readme)]
    public void Each_setting_is_listed_with_its_default(string path)
    {
        var rows = SettingRow().Matches(Read(path)).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim('`', ' '));
        var defaults = new RecorderSettings();
        var expected = typeof(RecorderSettings).GetProperties().ToDictionary(p => p.Name, p => p.GetValue(defaults) switch
        {
            "" => "empty",
            bool value => value ? "true" : "false",
            var value => value!.ToString()!,
        });
        Assert.Equal(expected.OrderBy(p => p.Key, StringComparer.Ordinal), rows.Where(p => !IsOfTheBoard(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Document, 13)]
    [InlineData(Readme, 6)]
    public void The_time_zones_are_good(string path, int atLeast)
    {
        var zones = Zones(path);
        Assert.True(zones.Count >= atLeast);
        Assert.All(zones, zone => Assert.True(TimeZoneRule.TryParse(zone, out _, out var error), $"{zone}: {error}"));
    }

    [Fact]
    public void The_readme_repeats_what_the_document_says()
    {
        Assert.Subset(Zones(Document).ToHashSet(), Zones(Readme).ToHashSet());
        Assert.Equal(Speeds(Document), Speeds(Readme));
    }

    [Theory]
    [InlineData(Document)]
    [InlineData(Readme)]
    public void The_settings_for_each_network_speed_are_accepted(string path)
    {
        var speeds = Speeds(path);
        Assert.Equal([(16384, 15000, 2), (8192, 30000, 3), (4096, 60000, 5)], speeds);
        Assert.All(speeds, speed => Assert.Empty(SettingsValidator.Check(
            new RecorderSettings { UploadChunkSize = speed.Chunk, UploadTimeoutMs = speed.Timeout, MaxUploadRetries = speed.Retries },
            boardHasCertificates: false)));
    }

    private static bool IsOfTheBoard(string name) => typeof(firmware::VideoRecorder.BoardSettings).GetProperty(name) is not null;

    [GeneratedRegex(@"^\| `([A-Z]\w+)` \| ([^|]+) \|(?: [^|]+ \|)?(?: [^|]+ \|)$", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"^\| [^|`]+ \| `([^`|]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex ZoneRow();

    [GeneratedRegex(@"^\| [a-z, ]+ \| (\d+)[^|]* \| (\d+)[^|]* \| (\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex SpeedRow();

    private static List<string> Zones(string path) =>
        ZoneRow().Matches(Read(path)).Select(m => m.Groups[1].Value).Where(zone => zone != "TimeZone").ToList();

    private static List<(int Chunk, int Timeout, int Retries)> Speeds(string path) => SpeedRow().Matches(Read(path))
        .Select(m => (int.Parse(m.Groups[1].Value), int.Parse(m.Groups[2].Value), int.Parse(m.Groups[3].Value))).ToList();

    private static string Read(string path) => File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");
}
