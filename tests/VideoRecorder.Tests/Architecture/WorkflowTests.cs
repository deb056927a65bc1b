using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The workflows, which run on another machine only, can be read and name what is there.</summary>
public partial class WorkflowTests
{
    private const string Folder = ".github/workflows";

    /// <summary>What a path leads through that only a build makes.</summary>
    private static readonly string[] Made = ["bin", "obj", "artifacts", "packages"];

    public static TheoryData<string> Workflows => [.. Repository.Files(Folder, "*.yml")];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_has_a_trigger_and_jobs_of_steps_that_do_something(string file)
    {
        YamlMappingNode workflow = Load(file);
        Assert.NotEmpty(Get<YamlMappingNode>(workflow, "on").Children);
        YamlMappingNode jobs = Get<YamlMappingNode>(workflow, "jobs");
        Assert.NotEmpty(jobs.Children);
        foreach (YamlMappingNode job in jobs.Children.Values.Cast<YamlMappingNode>())
        {
            Assert.True(job.Children.ContainsKey("runs-on"), file);
            Assert.All(Get<YamlSequenceNode>(job, "steps").Cast<YamlMappingNode>(), step =>
                Assert.True(step.Children.ContainsKey("uses") != step.Children.ContainsKey("run"), $"{file}: {step}"));
        }
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void The_paths_that_a_workflow_names_are_there(string file) =>
        Assert.All(Texts(Load(file)).SelectMany(PathsIn), path => Assert.True(Path.Exists(Repository.PathOf(path)), path));

    [Fact]
    public void The_paths_of_a_command_are_found() => Assert.Equal(
        ["src/Gone.slnf", "tests/Gone/nano.runsettings", "samples/gone", "src/VideoRecorder", "Gone.sln"],
        PathsIn(@"msbuild src\Gone.slnf /Settings:tests\Gone\nano.runsettings --prefix samples/gone src/VideoRecorder/bin/Release/*.pe Gone.sln actions/checkout@v4 artifacts/x"));

    /// <summary>
    /// Finds the words that begin with a folder of the repository or end as its files do. Of one that leads to what a
    /// build makes, the part before is taken.
    /// </summary>
    private static IEnumerable<string> PathsIn(string text)
    {
        string[] folders = [.. Directory.GetDirectories(Repository.Root).Select(folder => Path.GetFileName(folder)).Where(name => !Made.Contains(name))];
        foreach (string word in Word().Matches(text).Select(match => match.Value.Replace('\\', '/')))
        {
            string[] parts = [.. word.Split('/').TakeWhile(part => !Made.Contains(part) && !part.Contains('*', StringComparison.Ordinal))];
            if (parts.Length > 0 && (folders.Contains(parts[0]) ? parts.Length > 1 : FileName().IsMatch(parts[^1])))
            {
                yield return string.Join('/', parts);
            }
        }
    }

    private static IEnumerable<string> Texts(YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? string.Empty);

    private static YamlMappingNode Load(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Repository.PathOf(Folder + "/" + file));
        stream.Load(reader);
        return Assert.IsType<YamlMappingNode>(Assert.Single(stream.Documents).RootNode);
    }

    private static T Get<T>(YamlMappingNode node, string key)
        where T : YamlNode => Assert.IsType<T>(node.Children[key]);

    [GeneratedRegex(@"[\w.*-]+([/\\][\w.*-]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\.(sln|slnf|csproj|nfproj|runsettings)$")]
    private static partial Regex FileName();
}
