using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The nanoFramework project of Core, which cannot be built here, says what it should.</summary>
public class NanoProjectTests
{
    /// <summary>
    /// Visual Studio lists each source in the project. Where that was not done for a new file, run this test with the
    /// variable VIDEORECORDER_REFRESH=1: it brings the list up to date.
    /// </summary>
    [Fact]
    public void The_project_names_each_source_on_the_disk()
    {
        if (Environment.GetEnvironmentVariable("VIDEORECORDER_REFRESH") == "1")
        {
            NanoProject.Core.RefreshSources();
        }

        Assert.Equal(NanoProject.Core.SourcesOnDisk, NanoProject.Core.Sources.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void References_and_packages_agree()
    {
        Assert.Equal(NanoProject.Core.Packages.Order(), NanoProject.Core.References.Select(reference => reference.Package).Order());
        Assert.All(NanoProject.Core.References, reference => Assert.EndsWith("." + reference.Version, reference.Package + ".0", StringComparison.Ordinal));
    }

    [Fact]
    public void The_versions_of_both_builds_agree()
    {
        string version = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        string attributes = File.ReadAllText(Repository.PathOf("src/VideoRecorder.Core/Properties/AssemblyInfo.cs"));
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
    [Fact]
    public async Task Without_the_project_system_each_command_does_nothing_and_says_so_in_one_line()
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Repository.PathOf("src/VideoRecorder.Core/VideoRecorder.Core.nfproj"), "-nologo", "-v:m", "-t:Restore;Build;Rebuild;Clean;VSTest;Publish;Pack"])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("VideoRecorder.Core -> skipped: this machine has no nanoFramework project system, and nothing else here depends on it", output.Trim());
        Assert.Equal(0, process.ExitCode);
    }
}
