using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoRecorder.Tests.Architecture;

/// <summary>
/// The C++ of the interop library belongs to its C#. When an extern changes on purpose: take the table and the checksum
/// that these tests tell into VideoRecorder_Esp32Cam.cpp, raise the native version there and in AssemblyInfo.cs, and
/// write both into <see cref="Published"/>. Boards need the new firmware image before they run the new program.
/// </summary>
public class NativeTableTests
{
    /// <summary>The checksum that each native version stands for, for ever.</summary>
    private static readonly Dictionary<string, uint> Published = new()
    {
        ["1.0.0.0"] = 0x243440A5,
        ["1.1.0.0"] = 0xD0DCAEE1,
    };

    private static readonly NativeTable Table = new(CompiledAssembly.Load("VideoRecorder.Esp32Cam"));

    private static readonly string Source = File.ReadAllText(Repository.PathOf(Glue + "/VideoRecorder_Esp32Cam.cpp"));

    private const string Glue = "src/VideoRecorder.Esp32Cam/native/glue";

    [Fact]
    public void The_library_holds_nothing_but_externs() => Assert.DoesNotContain("NULL", Table.Rows);

    [Fact]
    public void The_native_table_has_the_externs_in_the_order_of_the_metadata()
    {
        string[] rows = [.. Regex.Matches(Source, @"^    (Library_\w+::\w+|NULL),", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        Assert.True(
            Table.Rows.SequenceEqual(rows),
            $"An extern of the interop library has changed. If that is meant, do what {nameof(NativeTableTests)} says. The table is now:\n    {string.Join(",\n    ", Table.Rows)},");
    }

    [Fact]
    public void The_native_checksum_is_that_of_the_externs()
    {
        uint written = uint.Parse(Regex.Match(Source, @"0x([0-9A-F]{8}),").Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Assert.True(
            Table.Checksum == written,
            $"The externs have the checksum 0x{Table.Checksum:X8}, the C++ says 0x{written:X8}. A board would refuse to run the program. Do what {nameof(NativeTableTests)} says.");
    }

    [Fact]
    public void A_changed_checksum_has_a_new_version()
    {
        string version = Regex.Match(Source, @"\{ (\d+), (\d+), (\d+), (\d+) \}").Result("$1.$2.$3.$4");
        string attribute = File.ReadAllText(Repository.PathOf("src/VideoRecorder.Esp32Cam/Properties/AssemblyInfo.cs"));
        Assert.Contains($"[assembly: AssemblyNativeVersion(\"{version}\")]", attribute, StringComparison.Ordinal);
        Assert.True(
            Published.TryGetValue(version, out uint checksum) && checksum == Table.Checksum,
            $"Native version {version} does not stand for the checksum 0x{Table.Checksum:X8}. Raise the version and write it into {nameof(Published)}; never change an old one.");
    }

    [Fact]
    public void Each_native_method_is_declared_and_written()
    {
        foreach (string row in Table.Rows)
        {
            string type = row[..row.IndexOf("::", StringComparison.Ordinal)];
            string file = type[(type.LastIndexOf('_') + 1)..];
            string method = row[(type.Length + 2)..];
            string header = File.ReadAllText(Repository.PathOf($"{Glue}/{file}.h"));
            Assert.Matches($@"struct {type}\s", header);
            Assert.Matches($@"NANOCLR_NATIVE_DECLARE\(\s*{method}\);", header);
            Assert.Matches($@"HRESULT Methods::{method}\(\s*CLR_RT_StackFrame &", File.ReadAllText(Repository.PathOf($"{Glue}/{file}.cpp")));
        }
    }

    [Theory]
    [InlineData("CardStatus")]
    [InlineData("CardFileMode")]
    [InlineData("CameraStatus")]
    [InlineData("FrameFault")]
    [InlineData("ResetReason")]
    public void Enums_have_the_same_numbers_in_both_languages(string name)
    {
        string managed = File.ReadAllText(Repository.PathOf($"src/VideoRecorder.Esp32Cam/{name}.cs"));
        string native = File.ReadAllText(Repository.PathOf("src/VideoRecorder.Esp32Cam/native/portable/Status.h"));
        string body = Regex.Match(native, $@"enum class {name} : int32_t\s*\{{(.*?)\}}", RegexOptions.Singleline).Groups[1].Value;
        Assert.NotEmpty(NumbersOf(managed));
        Assert.Equal(NumbersOf(managed), NumbersOf(body));
    }

    /// <summary>What is native alone, such as Again, has no number of its own there.</summary>
    private static string[] NumbersOf(string source) =>
        [.. Regex.Matches(source, @"^\s*(\w+) = (-?\d+),", RegexOptions.Multiline).Select(match => match.Result("$1 = $2"))];
}
