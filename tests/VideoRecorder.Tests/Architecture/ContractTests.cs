using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The contract assemblies hold what the board's code uses of nanoFramework: all of it, no more, and nothing of their own.</summary>
public class ContractTests
{
    /// <summary>Where the lists are of another version than the package: small updates.</summary>
    private static readonly Dictionary<string, string> ListVersions = new()
    {
        ["System.Net"] = "1.11.54.0",
        ["System.Device.Wifi"] = "1.5.147.0",
        ["nanoFramework.Hardware.Esp32"] = "1.6.42.0",
        ["nanoFramework.TestFramework"] = "3.0.77.0",
    };

    /// <summary>What the version of a package that is used has, and that of its list has not yet.</summary>
    private static readonly string[] NewerThanTheLists =
    [
        "T:System.Security.Cryptography.CryptographicException",
        "M:System.Security.Cryptography.CryptographicException.get_ErrorCode -> System.Int32",
    ];

    public static TheoryData<string> Contracts => [.. NanoAssemblies.Contracts];

    public static TheoryData<string> Assemblies => [.. NanoAssemblies.Own, .. NanoAssemblies.Contracts];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_refers_to_mscorlib_and_the_contract_assemblies_and_to_no_library_of_NET(string name) =>
        Assert.Empty(NanoAssemblies.References(name).Except(["mscorlib", .. NanoAssemblies.Contracts, .. NanoAssemblies.Own]));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_is_compiled_against_the_mscorlib_that_the_nanoFramework_projects_refer_to(string name) =>
        Assert.Equal(UsedVersion("mscorlib"), NanoAssemblies.Get(name).VersionOf("mscorlib"));

    [Fact]
    public void The_contract_assemblies_hold_nothing_that_the_code_of_the_board_does_not_use()
    {
        var use = new ContractUse(NanoAssemblies.Own.Select(NanoAssemblies.Get), NanoAssemblies.Contracts.Select(NanoAssemblies.Get));
        string sources = string.Concat(NanoAssemblies.Folders.Values.SelectMany(folder => Repository.Files(folder, "*.cs")
            .Select(file => File.ReadAllText(Repository.PathOf(folder + "/" + file)))));
        AssertNone(use.Unused(sources), "not used by the code of the board");
    }

    [Fact]
    public void A_type_or_member_that_a_program_does_not_use_is_found()
    {
        CompiledAssembly program = Violations.Compile("""
            namespace System.Device.Gpio
            {
                enum PinMode { }
                class A { object M(PinMode mode) { return new Text.StringBuilder().Append('a'); } }
            }
            """);
        var use = new ContractUse([program], [NanoAssemblies.Get("nanoFramework.System.Text"), NanoAssemblies.Get("System.Device.Gpio")]);
        string[] unused = [.. use.Unused(string.Empty)];
        Assert.Contains("T:System.Text.Encoding", unused);
        Assert.Contains("M:System.Text.StringBuilder.Append(System.String) -> System.Text.StringBuilder", unused);
        Assert.Contains("F:System.Device.Gpio.PinMode.Output", unused);
        Assert.DoesNotContain("T:System.Text.StringBuilder", unused);
        Assert.DoesNotContain("M:System.Text.StringBuilder.Append(System.Char) -> System.Text.StringBuilder", unused);
        Assert.DoesNotContain("F:System.Device.Gpio.PinMode.Output", use.Unused("PinMode.Output"));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    [Trait("Needs", "NanoFrameworkApi")]
    public void Each_member_of_a_contract_assembly_is_one_of_nanoFramework(string name)
    {
        string[] lines = [.. ReadList(name), .. NewerThanTheLists];
        CompiledAssembly contract = NanoAssemblies.Get(name);
        IEnumerable<string> members = contract.Types
            .SelectMany(type => contract.VisibleMembers(type).Select(member => member.Text).Prepend("T:" + contract.NameOf(type)));
        AssertNone(members.Except(lines), "not a member of nanoFramework");
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    [Trait("Needs", "NanoFrameworkApi")]
    public void The_nanoFramework_projects_refer_to_the_version_that_the_list_is_of(string name)
    {
        string[] words = ReadList(name)[0].Split(' ');
        Assert.Equal(["#", name], words[..2]);
        Assert.Equal(words[2], ListVersions.GetValueOrDefault(name, UsedVersion(name)));
    }

    private static string UsedVersion(string name) => Assert.Single(NanoProject.All
        .SelectMany(project => project.References)
        .Where(reference => reference.Assembly == name)
        .Select(reference => reference.Version)
        .Distinct());

    private static void AssertNone(IEnumerable<string> members, string what) =>
        Assert.True(!members.Any(), string.Join(Environment.NewLine, members.Select(member => $"{member} is {what}")));

    private static string[] ReadList(string name) => File.ReadAllLines(Path.Combine(
        Require.Variable("NANOFRAMEWORK_API", "a folder with nanoFramework's public members, one file for each assembly"),
        name + ".txt"));
}
