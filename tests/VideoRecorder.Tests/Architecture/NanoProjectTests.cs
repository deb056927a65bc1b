using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The nanoFramework projects, which cannot be built here, say what they should.</summary>
public class NanoProjectTests
{
    public static TheoryData<string> Projects => [.. NanoProject.Paths];

    /// <summary>
    /// Visual Studio lists each source in the project. Where that was not done for a new file, run this test with the
    /// variable VIDEORECORDER_REFRESH=1: it brings the lists up to date.
    /// </summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_each_source_on_the_disk(string path)
    {
        var project = new NanoProject(path);
        if (Environment.GetEnvironmentVariable("VIDEORECORDER_REFRESH") == "1")
        {
            project.RefreshSources();
        }

        Assert.Equal(project.SourcesOnDisk, project.Sources.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_and_packages_agree(string path)
    {
        var project = new NanoProject(path);
        Assert.Equal(project.Packages.Order(), project.References.Select(reference => reference.Package).Order());
        Assert.All(project.References, reference => Assert.EndsWith("." + reference.Version, reference.Package + ".0", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_versions_of_both_builds_agree(string path)
    {
        string version = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        string attributes = File.ReadAllText(Repository.PathOf(new NanoProject(path).Folder + "/Properties/AssemblyInfo.cs"));
        Assert.Contains($"[assembly: AssemblyVersion(\"{version}.0\")]", attributes, StringComparison.Ordinal);
        Assert.Contains($"[assembly: AssemblyFileVersion(\"{version}.0\")]", attributes, StringComparison.Ordinal);
        Assert.Contains($"[assembly: AssemblyInformationalVersion(\"{version}\")]", attributes, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_of_the_repository_is_in_the_solution()
    {
        string solution = File.ReadAllText(Repository.PathOf("VideoRecorder.sln"));
        string[] inSolution = Regex.Matches(solution, @"""(?<path>[^""]+\.(cs|nf)proj)""").Select(match => match.Groups["path"].Value.Replace('\\', '/')).ToArray();
        string[] onDisk = [.. Repository.Files(".", "*.csproj"), .. Repository.Files(".", "*.nfproj")];
        Assert.Equal(onDisk.Order(StringComparer.Ordinal), inSolution.Order(StringComparer.Ordinal));
    }

    /// <summary>The .NET SDK never has the nanoFramework project system.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Without_the_project_system_each_command_does_nothing_and_says_so_in_one_line(string path)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Repository.PathOf(path), "-nologo", "-v:m", "-t:Restore;Build;Rebuild;Clean;VSTest;Publish;Pack"])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new NanoProject(path).Name + " -> skipped: this machine has no nanoFramework project system, and nothing else here depends on it", output.Trim());
        Assert.Equal(0, process.ExitCode);
    }
}
