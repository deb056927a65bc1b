using System.Text.RegularExpressions;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The solution file: what Visual Studio shows and builds.</summary>
internal static partial class Solution
{
    public const string NanoFrameworkType = "{11A8DD76-328B-46DF-9F39-F559912D0360}";

    public const string DotNetType = "{9A19103F-16F7-4668-BE54-9A1E7A4F7556}";

    private const string FileName = "VideoRecorder.sln";

    private const string FolderType = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

    public static string Text => File.ReadAllText(Repository.PathOf(FileName));

    /// <summary>Gets the projects; their paths are from the root, with slashes.</summary>
    public static IEnumerable<(string Type, string Name, string Path, string Guid)> Projects => Entries.Where(entry => entry.Type != FolderType);

    /// <summary>Gets the files that folders of the solution show, from the root, with slashes.</summary>
    public static IEnumerable<string> Items => Item().Matches(Text).Select(match => match.Groups["path"].Value.Replace('\\', '/'));

    private static IEnumerable<(string Type, string Name, string Path, string Guid)> Entries => Entry().Matches(Text).Select(match =>
        (match.Groups["type"].Value, match.Groups["name"].Value, match.Groups["path"].Value.Replace('\\', '/'), match.Groups["guid"].Value));

    /// <summary>Gets the folder of the solution that a project or folder is in, as a path; empty at the top.</summary>
    public static string FolderOf(string guid)
    {
        Match match = Regex.Match(Text, $@"\t{Regex.Escape(guid)} = (?<parent>\{{[^}}]+\}})\r\n");
        if (!match.Success)
        {
            return string.Empty;
        }

        string parent = match.Groups["parent"].Value;
        string outer = FolderOf(parent);
        string name = Entries.Single(entry => entry.Guid == parent).Name;
        return outer.Length == 0 ? name : outer + "/" + name;
    }

    /// <summary>Makes a folder of the solution show these files.</summary>
    /// <param name="folder">Its name.</param>
    /// <param name="files">Paths from the root, with slashes.</param>
    public static void Refresh(string folder, IEnumerable<string> files)
    {
        string items = string.Concat(files.Select(file => file.Replace('/', '\\')).Select(file => $"\t\t{file} = {file}\r\n"));
        string section = items.Length == 0 ? string.Empty : $"\tProjectSection(SolutionItems) = preProject\r\n{items}\tEndProjectSection\r\n";
        var old = new Regex($@"(?<=""{folder}"", ""{folder}"", ""[^""]+""\r\n)(\tProjectSection[\s\S]*?EndProjectSection\r\n)?(?=EndProject\r\n)");
        File.WriteAllText(Repository.PathOf(FileName), old.Replace(Text, section.Replace("$", "$$", StringComparison.Ordinal), 1));
    }

    [GeneratedRegex(@"^Project\(""(?<type>[^""]+)""\) = ""(?<name>[^""]+)"", ""(?<path>[^""]+)"", ""(?<guid>[^""]+)""", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\t\t(?<path>[^{=|]+) = \k<path>\r$", RegexOptions.Multiline)]
    private static partial Regex Item();
}
