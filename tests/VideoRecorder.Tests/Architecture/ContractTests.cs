using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The contract assemblies hold what Core uses of nanoFramework: all of it, no more, and nothing of their own.</summary>
public class ContractTests
{
    private static readonly CompiledAssembly Core = CompiledAssembly.Load("VideoRecorder.Core");

    public static TheoryData<string> Contracts => ["mscorlib", "nanoFramework.System.Text"];

    [Fact]
    public void Core_refers_to_the_contract_assemblies_and_to_no_library_of_NET() =>
        Assert.Equal(
            Contracts.Select(row => row.Data),
            Core.Reader.AssemblyReferences.Select(handle => Core.Reader.GetString(Core.Reader.GetAssemblyReference(handle).Name)).Order());

    [Fact]
    public void The_contract_assemblies_hold_nothing_that_Core_does_not_use()
    {
        var use = new ContractUse(Core, [.. Contracts.Select(row => CompiledAssembly.Load(row.Data))]);
        string sources = string.Concat(Repository.Files("src/VideoRecorder.Core", "*.cs")
            .Select(file => File.ReadAllText(Repository.PathOf("src/VideoRecorder.Core/" + file))));
        AssertNone(use.Unused(sources), "not used by Core");
    }

    [Fact]
    public void A_type_or_member_that_a_program_does_not_use_is_found()
    {
        CompiledAssembly program = Violations.Compile("class A { string M(int n) { return n.ToString(); } }");
        var unused = new ContractUse(program, CompiledAssembly.Load("mscorlib")).Unused(string.Empty).ToList();
        Assert.Contains("T:System.DateTime", unused);
        Assert.Contains("M:System.String.Trim -> System.String", unused);
        Assert.Contains("F:System.Int32.MaxValue", unused);
        Assert.DoesNotContain("T:System.Int32", unused);
        Assert.DoesNotContain("M:System.Int32.ToString -> System.String", unused);
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    [Trait("Needs", "NanoFrameworkApi")]
    public void Each_member_of_a_contract_assembly_is_one_of_nanoFramework(string name)
    {
        string[] lines = ReadList(name);
        CompiledAssembly contract = CompiledAssembly.Load(name);
        IEnumerable<string> members = contract.Types
            .SelectMany(type => contract.VisibleMembers(type).Select(member => member.Text).Prepend("T:" + contract.NameOf(type)));
        AssertNone(members.Except(lines), "not a member of nanoFramework");
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    [Trait("Needs", "NanoFrameworkApi")]
    public void The_nanoFramework_project_refers_to_the_version_that_the_list_is_of(string name)
    {
        string[] words = ReadList(name)[0].Split(' ');
        Assert.Equal(["#", name], words[..2]);
        Assert.Equal(words[2], Assert.Single(NanoProject.Core.References, reference => reference.Assembly == name).Version);
    }

    private static void AssertNone(IEnumerable<string> members, string what) =>
        Assert.True(!members.Any(), string.Join(Environment.NewLine, members.Select(member => $"{member} is {what}")));

    private static string[] ReadList(string name) => File.ReadAllLines(Path.Combine(
        Require.Variable("NANOFRAMEWORK_API", "a folder with nanoFramework's public members, one file for each assembly"),
        name + ".txt"));
}
