using System.Diagnostics;
using System.Reflection;
using System.Xml.Linq;
using VideoRecorder.Core.Text;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The nanoFramework projects, which cannot be built here, say what they should.</summary>
public class NanoProjectTests
{
    private const string ProjectSystem = "$(NanoFrameworkProjectSystemPath)";

    /// <summary>Where the version of an assembly is another than that of its package.</summary>
    private static readonly Dictionary<string, string> OtherVersions = new()
    {
        ["System.Threading"] = "1.1.52.34401",
        ["nanoFramework.UnitTestLauncher"] = "0.0.0.0",
    };

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

        string[] missing = [.. project.SourcesOnDisk.Except(project.Sources)];
        string[] gone = [.. project.Sources.Except(project.SourcesOnDisk)];
        Assert.True(
            missing.Length == 0 && gone.Length == 0,
            $"{path} must name each source file of its folder. Missing: {string.Join(", ", missing)}. No longer there: {string.Join(", ", gone)}. "
            + $"Visual Studio brings it up to date, and so does this test with VIDEORECORDER_REFRESH=1: dotnet test --filter {nameof(NanoProjectTests)}");
        Assert.Distinct(project.Sources);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_imports_what_all_share_between_the_parts_of_the_project_system(string path) =>
        Assert.Equal(
            [
                ProjectSystem + "NFProjectSystem.Default.props",
                @"..\..\nfproj.props",
                ProjectSystem + "NFProjectSystem.props",
                ProjectSystem + "NFProjectSystem.CSharp.targets",
            ],
            new NanoProject(path).Imports);

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_and_packages_agree(string path)
    {
        var project = new NanoProject(path);
        Assert.Equal(project.Packages.Order(), project.References.Select(reference => reference.Package).Distinct().Order());
        Assert.All(project.References, reference =>
        {
            string version = OtherVersions.GetValueOrDefault(reference.Assembly, reference.Version);
            Assert.Equal(version, reference.Version);
            Assert.True(OtherVersions.ContainsKey(reference.Assembly) || (reference.Package + ".0").EndsWith("." + version, StringComparison.Ordinal), reference.Package);
        });
    }

    [Fact]
    public void All_projects_use_the_same_version_of_a_package()
    {
        IEnumerable<string> names = NanoProject.All.SelectMany(project => project.References)
            .Select(reference => (reference.Assembly, reference.Package))
            .Distinct()
            .Select(pair => pair.Assembly);
        Assert.Distinct(names);
    }

    /// <summary>The board gets the assemblies that a project refers to, and no others.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_all_that_it_uses_and_what_that_needs(string path)
    {
        var project = new NanoProject(path);
        IEnumerable<string> used = NanoAssemblies.References(project.AssemblyName).Concat(OwnReferences(project).SelectMany(own => own.References.Select(reference => reference.Assembly)));
        string[] there = [.. project.References.Select(reference => reference.Assembly), .. OwnReferences(project).Select(own => own.AssemblyName)];
        Assert.Empty(NanoPackages.WithDependencies(used).Except(there));
        Assert.Empty(NanoPackages.WithDependencies(there).Except(there));
    }

    [Fact]
    public void The_firmware_uses_the_packages_that_it_is_meant_to_use_and_refers_to_no_others()
    {
        IEnumerable<string> used = NanoAssemblies.References("VideoRecorder");
        Assert.Empty(NanoPackages.OfFirmware.Except(used));
        NanoProject firmware = NanoProject.All.Single(project => project.AssemblyName == "VideoRecorder");
        IReadOnlySet<string> meant = NanoPackages.WithDependencies(used.Concat(NanoPackages.Unused));
        Assert.Empty(firmware.References.Select(reference => reference.Assembly).Except(meant));
        Assert.Empty(NanoPackages.Unused.Except(firmware.References.Select(reference => reference.Assembly)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_versions_of_both_builds_agree(string path)
    {
        string version = ProductVersion.Number;
        Assert.StartsWith(version, typeof(NanoProjectTests).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion, StringComparison.Ordinal);
        string attributes = File.ReadAllText(Repository.PathOf(new NanoProject(path).Folder + "/Properties/AssemblyInfo.cs"))
            .Replace("ProductVersion.Number + \".0\"", $"\"{version}.0\"", StringComparison.Ordinal)
            .Replace("ProductVersion.Number", $"\"{version}\"", StringComparison.Ordinal);
        Assert.Contains($"[assembly: AssemblyVersion(\"{version}.0\")]", attributes, StringComparison.Ordinal);
        Assert.Contains($"[assembly: AssemblyFileVersion(\"{version}.0\")]", attributes, StringComparison.Ordinal);
        Assert.Contains($"[assembly: AssemblyInformationalVersion(\"{version}\")]", attributes, StringComparison.Ordinal);
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

    private static IEnumerable<NanoProject> OwnReferences(NanoProject project) => project.ProjectReferences.Select(reference => new NanoProject(reference.Path));
}
