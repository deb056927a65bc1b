using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VideoRecorder.Tests.Architecture;

/// <summary>A nanoFramework project file, which names each of its sources, and the packages.config beside it.</summary>
internal sealed partial class NanoProject(string path)
{
    private static readonly XNamespace Space = "http://schemas.microsoft.com/developer/msbuild/2003";

    /// <summary>The settings of one board, which are not part of the repository.</summary>
    private const string LocalSource = "Configuration.Local.cs";

    /// <summary>Gets the paths of all projects, from the root, with slashes.</summary>
    public static IEnumerable<string> Paths => Repository.Files(".", "*.nfproj");

    public static IEnumerable<NanoProject> All => Paths.Select(path => new NanoProject(path));

    public string Name => Path.GetFileNameWithoutExtension(path);

    /// <summary>Gets the sources that the project always names, with slashes.</summary>
    public string[] Sources => Items("Compile").Where(item => item.Attribute("Condition") is null)
        .Select(item => Include(item).Replace('\\', '/')).ToArray();

    /// <summary>Gets the sources on the disk, with slashes.</summary>
    public string[] SourcesOnDisk => Repository.Files(Folder, "*.cs").Where(file => file != LocalSource).ToArray();

    /// <summary>Gets the libraries that the project refers to, and the package that each comes from.</summary>
    public IEnumerable<(string Assembly, string Version, string Package)> References => Items("Reference").Select(item =>
    {
        Match name = ReferenceName().Match(Include(item));
        Match hint = Hint().Match(item.Element(Space + "HintPath")?.Value ?? string.Empty);
        Assert.True(name.Success && hint.Success, item.ToString());
        Assert.Equal(name.Groups["name"].Value, hint.Groups["name"].Value);
        return (name.Groups["name"].Value, name.Groups["version"].Value, hint.Groups["package"].Value);
    });

    /// <summary>Gets the name of the assembly that it makes.</summary>
    public string AssemblyName => Value("AssemblyName");

    /// <summary>Gets its identity, which the solution and other projects repeat.</summary>
    public string Guid => Value("ProjectGuid");

    /// <summary>Gets the files that it imports, in order.</summary>
    public IEnumerable<string> Imports => Items("Import").Select(item => item.Attribute("Project")!.Value);

    /// <summary>Gets the projects that it refers to: the path from the root, and the identity that it gives.</summary>
    public IEnumerable<(string Path, string Guid)> ProjectReferences => Items("ProjectReference").Select(item => (
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Repository.PathOf(Folder + "/" + Include(item).Replace('\\', '/')))).Replace('\\', '/'),
        item.Element(Space + "Project")!.Value));

    /// <summary>Gets the packages of packages.config, each as id, dot and version.</summary>
    public IEnumerable<string> Packages => XDocument.Load(Repository.PathOf(Folder + "/packages.config")).Root!.Elements("package")
        .Select(package => $"{package.Attribute("id")!.Value}.{package.Attribute("version")!.Value}");

    public string Folder => path[..path.LastIndexOf('/')];

    /// <summary>Makes the project name the sources that are on the disk.</summary>
    public void RefreshSources()
    {
        string text = File.ReadAllText(Repository.PathOf(path));
        string end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string items = string.Concat(SourcesOnDisk.Select(source => $"    <Compile Include=\"{source.Replace('/', '\\')}\" />{end}"));
        File.WriteAllText(Repository.PathOf(path), CompileItems().Replace(text, items.Replace("$", "$$", StringComparison.Ordinal), 1));
    }

    private static string Include(XElement item) => item.Attribute("Include")!.Value;

    [GeneratedRegex(@"^(?<name>[^,]+), Version=(?<version>[\d.]+), Culture=neutral, PublicKeyToken=c07d481e9758c731$")]
    private static partial Regex ReferenceName();

    [GeneratedRegex(@"^\.\.\\\.\.\\packages\\(?<package>[^\\]+)\\lib\\(?<name>.+)\.(dll|exe)$")]
    private static partial Regex Hint();

    [GeneratedRegex(@"( *<Compile Include=""[^""]*"" />\r?\n)+")]
    private static partial Regex CompileItems();

    private string Value(string name) => Items(name).Single(item => item.Value.Length > 0).Value;

    private IEnumerable<XElement> Items(string name) => XDocument.Load(Repository.PathOf(path)).Descendants(Space + name);
}
