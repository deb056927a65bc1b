using System.Text.RegularExpressions;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Time;
using Xunit;

namespace VideoRecorder.Tests.Settings;

public partial class SettingsDocumentTests
{
    [Fact]
    public void The_document_lists_each_setting_with_its_default()
    {
        var rows = SettingRow().Matches(ReadDocument()).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim('`', ' '));
        var defaults = new RecorderSettings();
        var expected = typeof(RecorderSettings).GetProperties().ToDictionary(p => p.Name, p => p.GetValue(defaults) switch
        {
            "" => "empty",
            bool value => value ? "true" : "false",
            var value => value!.ToString()!,
        });
        Assert.Equal(expected.OrderBy(p => p.Key, StringComparer.Ordinal), rows.OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_time_zones_in_the_document_are_good()
    {
        var zones = ZoneRow().Matches(ReadDocument()).Select(m => m.Groups[1].Value).Where(zone => zone != "TimeZone").ToList();
        Assert.True(zones.Count >= 13);
        Assert.All(zones, zone => Assert.True(TimeZoneRule.TryParse(zone, out _, out var error), $"{zone}: {error}"));
    }

    [GeneratedRegex(@"^\| `([A-Z]\w+)` \| ([^|]+) \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"^\| [^|`]+ \| `([^`|]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex ZoneRow();

    private static string ReadDocument()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "docs", "settings.md")))
        {
            folder = folder.Parent ?? throw new FileNotFoundException("docs/settings.md is in no folder above the tests");
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "settings.md")).ReplaceLineEndings("\n");
    }
}
