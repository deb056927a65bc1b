using System.Text.Json;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The solution shows everything that one works on, in Visual Studio and elsewhere.</summary>
public class SolutionTests
{
    private const string Filter = "src/VideoRecorder.Firmware.slnf";

    public static TheoryData<string> Folders => ["docs", "firmware"];

    [Fact]
    public void Every_project_of_the_repository_is_in_the_solution_with_its_type()
    {
        string[] dotNet = [.. Repository.Files(".", "*.csproj").Select(path => Solution.DotNetType + " " + path)];
        string[] nanoFramework = [.. NanoProject.Paths.Select(path => Solution.NanoFrameworkType + " " + path)];
        Assert.Equal(
            dotNet.Concat(nanoFramework).Order(StringComparer.Ordinal),
            Solution.Projects.Select(project => project.Type + " " + project.Path).Order(StringComparer.Ordinal));
        Assert.All(Solution.Projects, project => Assert.Equal(Path.GetFileNameWithoutExtension(project.Path), project.Name));
    }

    [Fact]
    public void Each_project_is_built_in_each_configuration_and_shown_in_the_folder_that_it_lies_in()
    {
        Assert.Distinct(Solution.Projects.Select(project => project.Guid));
        foreach ((_, _, string path, string guid) in Solution.Projects)
        {
            foreach (string configuration in new[] { "Debug", "Release" })
            {
                Assert.Contains($"{guid}.{configuration}|Any CPU.ActiveCfg = {configuration}|Any CPU\r\n", Solution.Text, StringComparison.Ordinal);
                Assert.Contains($"{guid}.{configuration}|Any CPU.Build.0 = {configuration}|Any CPU\r\n", Solution.Text, StringComparison.Ordinal);
            }

            string folder = path.Contains("/VideoRecorder.Contracts/", StringComparison.Ordinal) ? "tests/contracts" : path[..path.IndexOf('/', StringComparison.Ordinal)];
            Assert.Equal(folder, Solution.FolderOf(guid));
        }
    }

    [Fact]
    public void The_nanoFramework_projects_have_one_identity_everywhere()
    {
        Dictionary<string, string> inSolution = Solution.Projects.ToDictionary(project => project.Path, project => project.Guid);
        foreach (string path in NanoProject.Paths)
        {
            var project = new NanoProject(path);
            Assert.Equal(inSolution[path], project.Guid);
            Assert.All(project.ProjectReferences, reference => Assert.Equal(inSolution[reference.Path], reference.Guid));
        }
    }

    [Fact]
    public void Each_file_that_the_solution_shows_is_there() =>
        Assert.All(Solution.Items, path => Assert.True(File.Exists(Repository.PathOf(path)), path));

    [Fact]
    public void The_solution_shows_the_workflows() =>
        Assert.Empty(Repository.Files(".github/workflows", "*.yml").Select(file => ".github/workflows/" + file).Except(Solution.Items));

    /// <summary>With the variable VIDEORECORDER_REFRESH=1 this test brings the folders of the solution up to date.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void The_solution_shows_the_documents_and_what_the_firmware_image_is_built_from(string folder)
    {
        string[] files = Directory.Exists(Repository.PathOf(folder))
            ? [.. Repository.Files(folder, "*").Where(file => !file.StartsWith("images/", StringComparison.Ordinal)).Select(file => folder + "/" + file)]
            : [];
        if (Environment.GetEnvironmentVariable("VIDEORECORDER_REFRESH") == "1")
        {
            Solution.Refresh(folder, files);
        }

        Assert.Equal(files, Solution.Items.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_filter_for_nanoFramework_holds_its_projects_and_no_others()
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(Filter)));
        JsonElement solution = filter.RootElement.GetProperty("solution");
        Assert.Equal(@"..\VideoRecorder.sln", solution.GetProperty("path").GetString());
        Assert.Equal(
            NanoProject.Paths.Order(StringComparer.Ordinal),
            solution.GetProperty("projects").EnumerateArray().Select(path => path.GetString()!.Replace('\\', '/')).Order(StringComparer.Ordinal));
    }
}
