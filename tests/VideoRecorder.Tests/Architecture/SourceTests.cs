namespace VideoRecorder.Tests.Architecture;

/// <summary>The shape of the sources.</summary>
public class SourceTests
{
    private const int MostLines = 400;

    public static TheoryData<string> Folders => ["src", "tests", "samples"];

    public static TheoryData<string> BoardFolders => [.. NanoAssemblies.Folders.Values];

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_file_is_longer_than_a_reader_can_hold_in_the_head(string folder)
    {
        string[] tooLong = new[] { "*.cs", "*.js", "*.py" }
            .SelectMany(pattern => Repository.Files(folder, pattern))
            .Where(file => File.ReadLines(Repository.PathOf($"{folder}/{file}")).Count() > MostLines)
            .ToArray();
        Assert.Empty(tooLong);
    }

    /// <summary>Partial classes are in files of the name "Type.Part.cs".</summary>
    [Theory]
    [MemberData(nameof(BoardFolders))]
    public void A_source_for_the_board_is_named_after_its_type_and_lies_in_its_space(string folder)
    {
        IEnumerable<string> strangers = Repository.Files(folder, "*.cs")
            .Where(file => file != "Properties/AssemblyInfo.cs")
            .Where(file => !IsAtHome(Path.GetFileName(folder), file, File.ReadAllText(Repository.PathOf(folder + "/" + file))));
        Assert.Empty(strangers);
    }

    private static bool IsAtHome(string project, string file, string text)
    {
        string space = file.Contains('/') ? "." + file[..file.LastIndexOf('/')].Replace('/', '.') : string.Empty;
        string type = file[(file.LastIndexOf('/') + 1)..].Split('.')[0];
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines.Contains($"namespace {project}{space}")
            && lines.Count(line => IsDeclaration(line, string.Empty)) == 1
            && lines.Any(line => IsDeclaration(line, " " + type));
    }

    /// <summary>Tells whether a line, indented as far as a type of a namespace is, declares one of this name.</summary>
    private static bool IsDeclaration(string line, string name) => line.StartsWith("    ", StringComparison.Ordinal)
        && line.Length > 4 && char.IsLetter(line[4])
        && new[] { " class", " struct", " interface", " enum", " delegate" }.Any(kind => (line + " ").Contains(kind + (name.Length == 0 ? " " : name + " "), StringComparison.Ordinal));
}
