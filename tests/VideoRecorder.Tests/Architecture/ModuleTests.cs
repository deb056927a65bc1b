namespace VideoRecorder.Tests.Architecture;

/// <summary>The modules of Core use each other in one direction only, and a port can be read for itself.</summary>
public class ModuleTests(ITestOutputHelper output)
{
    private const string Namespace = "VideoRecorder.Core";
    private const int Folders = 2;

    private static readonly CompiledAssembly _core = CompiledAssembly.Load(Namespace);

    private static readonly ModuleGraph _modules = new(_core, Namespace, 1);

    public static TheoryData<string> Ports => [.. _modules.Ports];

    [Fact]
    public void No_module_of_Core_uses_one_that_uses_it()
    {
        output.WriteLine(string.Join('\n', _modules.BottomUp()));
        Assert.Empty(_modules.Cycles());
    }

    [Fact]
    public void No_folder_of_Core_uses_one_that_uses_it() => Assert.Empty(new ModuleGraph(_core, Namespace, Folders).Cycles());

    [Theory]
    [MemberData(nameof(Ports))]
    public void A_port_can_be_understood_without_the_code_behind_it(string port) => Assert.Empty(_modules.BehaviourBehind(port));

    [Theory]
    [InlineData("class A { C.B F; }")]
    [InlineData("class A { void M() { new C.B(); } }")]
    [InlineData("class A { void M() { C.B.F = null; } }")]
    [InlineData("class A : C.B { }")]
    [InlineData("class A { C.B[] M(ref C.B b) { return null; } }")]
    [InlineData("class A { C.D.E F; }")]
    public void A_cycle_is_found_however_it_is_made(string source)
    {
        CompiledAssembly cycle = Violations.Compile($"namespace R.A {{ {source} }} namespace R.C {{ class B {{ public static object F; object M() {{ return new R.A.A(); }} }} }} namespace R.C.D {{ class E {{ R.A.A F; }} }}");
        Assert.NotEmpty(new ModuleGraph(cycle, "R", 1).Cycles());
    }

    [Fact]
    public void A_cycle_over_three_modules_is_found_and_the_rest_is_listed_from_the_bottom_up()
    {
        var modules = new ModuleGraph(
            Violations.Compile("namespace R.A { class A { C.C F; } } namespace R.B { class B { A.A F; } } namespace R.C { class C { B.B F; D.D G; } } namespace R.D { class D { } }"), "R", 1);
        Assert.Equal(["A -> C: A.A uses C.C", "B -> A: B.B uses A.A", "C -> B: C.C uses B.B"], modules.Cycles());
        Assert.Equal(["D"], modules.BottomUp());
    }

    [Fact]
    public void A_port_with_code_behind_it_is_found()
    {
        var modules = new ModuleGraph(Violations.Compile("interface I { D F(); } class D { public B P { get; set; } } class B { public void Do() { } }"), "R", 1);
        Assert.Equal(["B"], modules.BehaviourBehind("I"));
    }
}
