using System.Text.RegularExpressions;
using VideoRecorder.VirtualBoard;
using Xunit;

namespace VideoRecorder.Tests.Architecture;

/// <summary>What the documents promise is there: what they link to, and the options that they name.</summary>
public partial class DocumentTests
{
    public static TheoryData<string> Documents { get; } = new(Repository.Files(string.Empty, "*.md"));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_link_within_the_repository_leads_somewhere(string document)
    {
        string text = Read(document);
        foreach (string target in Link().Matches(text).Select(m => m.Groups[1].Value).Where(t => !t.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = target.Split('#');
            string full = parts[0].Length == 0
                ? Repository.PathOf(document)
                : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(document))!, parts[0]));
            Assert.True(File.Exists(full) || Directory.Exists(full), $"{document}: {target}");
            Assert.True(parts.Length == 1 || Anchors(full).Contains(parts[1]), $"{document}: {target}: no such heading");
        }
    }

    [Fact]
    public void The_readme_names_the_options_of_the_virtual_board_and_no_others()
    {
        var help = new StringWriter();
        VirtualBoardProgram.Run(["--help"], help, new StringWriter());

        var options = Option().Matches(help.ToString()).Select(m => m.Groups[1].Value).Except(["--help", "--version"]).Order(StringComparer.Ordinal);
        var named = OptionRow().Matches(Read("README.md")).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(options, named);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ +(?:-\S+, )*(--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"^\| `(--[a-z-]+) ", RegexOptions.Multiline)]
    private static partial Regex OptionRow();

    /// <summary>The names that headings get on the usual sites: lower case, letters, digits and hyphens.</summary>
    private static HashSet<string> Anchors(string path) => Heading().Matches(Read(path))
        .Select(m => string.Concat(m.Groups[1].Value.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-'))
        .ToHashSet();

    private static string Read(string path) => File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");
}
