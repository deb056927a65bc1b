extern alias firmware;

using System.Reflection;
using System.Text.RegularExpressions;
using firmware::VideoRecorder;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Architecture;

namespace VideoRecorder.Tests.Firmware;

public partial class ConfigurationTests
{
    private const string Source = "src/VideoRecorder/Configuration.cs";

    public static TheoryData<string> Constants => [.. Fields().Select(constant => constant.Name)];

    [Fact]
    public void It_has_each_setting_with_its_default()
    {
        var board = new BoardSettings();
        RecorderSettings made = Configuration.Create(board);
        Assert.Equal(Values(new RecorderSettings()), Values(made));
        Dictionary<string, object?> constants = Fields().ToDictionary(field => field.Name, field => field.GetRawConstantValue());
        IEnumerable<KeyValuePair<string, object?>> settings = [.. Values(made), .. Values(board)];
        Assert.Equal(
            settings.ToDictionary(pair => pair.Key, pair => pair.Value is Enum value ? Convert.ToInt32(value) : pair.Value).OrderBy(pair => pair.Key),
            constants.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Its_values_are_accepted()
    {
        var board = new BoardSettings();
        Assert.Empty(BoardSettingsCheck.Check(Configuration.Create(board), board));
    }

    [Theory]
    [MemberData(nameof(Constants))]
    public void Each_constant_is_explained_in_one_line(string name) =>
        Assert.Matches($@"\n        /// <summary>[^\n]+</summary>\n        public const \w+ {name} = ", File.ReadAllText(Repository.PathOf(Source)).ReplaceLineEndings("\n"));

    [Fact]
    public void The_settings_stand_in_the_order_of_the_readme()
    {
        string[] inReadme = ReadmeRow().Matches(File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n"))
            .Select(match => match.Groups[1].Value).Where(name => typeof(RecorderSettings).GetProperty(name) is not null).ToArray();
        string[] inSource = Fields().Select(field => field.Name).Where(name => typeof(RecorderSettings).GetProperty(name) is not null).ToArray();
        Assert.Equal(inReadme, inSource);
    }

    [Fact]
    public void The_template_of_the_local_file_compiles_and_sets_what_it_says()
    {
        string template = File.ReadAllText(Repository.PathOf("src/VideoRecorder/Configuration.Local.cs.template"));
        Assert.Contains("static partial void ApplyLocal(RecorderSettings settings, BoardSettings board)", template, StringComparison.Ordinal);
        foreach (Match match in Assignment().Matches(template))
        {
            Type type = match.Groups[1].Value == "board" ? typeof(BoardSettings) : typeof(RecorderSettings);
            Assert.True(type.GetProperty(match.Groups[2].Value) is not null, match.Value);
        }
    }

    private static FieldInfo[] Fields() => typeof(Configuration).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).ToArray();

    private static Dictionary<string, object?> Values(object settings) =>
        settings.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(settings));

    [GeneratedRegex(@"^\| `([A-Z]\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex ReadmeRow();

    [GeneratedRegex(@"(settings|board)\.(\w+) =")]
    private static partial Regex Assignment();
}
