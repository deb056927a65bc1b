namespace VideoRecorder.Tests.Architecture;

/// <summary>What runs on the board is written in what nanoFramework can run, not only in what it can compile.</summary>
public class LanguageRuleTests
{
    /// <summary>The rule of Core alone: the others are its surroundings.</summary>
    private const string RuleOfCore = "no thread, clock, console or file";

    public static TheoryData<string, string> Rules => new(
        from name in NanoAssemblies.Own
        from rule in LanguageRules.All.Keys
        where rule != RuleOfCore || name == "VideoRecorder.Core"
        select (name, rule));

    public static TheoryData<string, string> Broken => new()
    {
        { "no generic types, methods or instances", "class A<T> { }" },
        { "no generic types, methods or instances", "class A { void M<T>() { } }" },
        { "no generic types, methods or instances", "class A { int M(object[] a) { return System.Array.IndexOf<object>(a, null); } }" },
        { "no generic types, methods or instances", "class A { System.Action<int> F; }" },
        { "no generic types, methods or instances", "class A { System.Func<int> M() { return () => 1; } }" },
        { "no generic types, methods or instances", "class A { event System.EventHandler<System.EventArgs> E { add { } remove { } } }" },
        { "no generic types, methods or instances", "class A { int? M() { return null; } }" },
        { "no generic types, methods or instances", "class A { object M() { return (1, 2); } }" },
        { "no generic types, methods or instances", "class A { object M() { return new System.Collections.Generic.List<int>(); } }" },
        { "no async methods and no iterators", "class A { async void M() { await System.Threading.Tasks.Task.Delay(1); } }" },
        { "no async methods and no iterators", "class A { System.Collections.IEnumerable M() { yield return 1; } }" },
        { "no pointers, fixed or stackalloc", "unsafe class A { int* P; }" },
        { "no pointers, fixed or stackalloc", "unsafe class A { void M(byte[] b) { fixed (byte* p = b) { *p = 1; } } }" },
        { "no pointers, fixed or stackalloc", "unsafe class A { byte M() { byte* p = stackalloc byte[8]; return p[0]; } }" },
        { "no pointers, fixed or stackalloc", "class A { byte M() { System.Span<byte> p = stackalloc byte[8]; return p[0]; } }" },
        { "no pointers, fixed or stackalloc", "unsafe class A { int M(delegate*<int> f) { return f(); } }" },
        { "no multidimensional arrays", "class A { int[,] F; }" },
        { "no multidimensional arrays", "class A { object M() { return new int[2, 2]; } }" },
        { "no volatile fields", "class A { volatile int F; }" },
        { "no methods with a body in interfaces", "interface I { void M() { } }" },
        { "no methods with a body in interfaces", "interface I { static int M() { return 1; } }" },
        { "no checked arithmetic: it wraps", "class A { int M(int a, int b) { return checked(a + b); } }" },
        { "no checked arithmetic: it wraps", "class A { byte M(int a) { checked { return (byte)a; } } }" },
        { "no enum as an object: its text would be a number", "enum E { B } class A { string M(E e) { return e.ToString(); } }" },
        { "no enum as an object: its text would be a number", "enum E { B } class A { string M(E e) { return \"is \" + e; } }" },
        { "no enum as an object: its text would be a number", "enum E { B } class A { string M(E e) { return string.Format(\"is {0}\", e); } }" },
        { "no enum as an object: its text would be a number", "class A { object M(System.DateTime d) { return d.DayOfWeek; } }" },
        { "only the number formats that nanoFramework has", "class A { string M(int n) { return n.ToString(\"000\"); } }" },
        { "only the number formats that nanoFramework has", "class A { string M(double n) { return n.ToString(\"P1\"); } }" },
        { "no thread, clock, console or file", "class A { object M() { return new System.Threading.Thread(N); } static void N() { } }" },
        { "no thread, clock, console or file", "class A { void M() { System.Threading.Thread.Sleep(1); } }" },
        { "no thread, clock, console or file", "class A { object M() { return System.DateTime.UtcNow; } }" },
        { "no thread, clock, console or file", "class A { long M() { return System.Environment.TickCount64; } }" },
        { "no thread, clock, console or file", "class A { void M() { System.Console.WriteLine(); } }" },
        { "no thread, clock, console or file", "class A { bool M() { return System.IO.File.Exists(string.Empty); } }" },
        { "no thread, clock, console or file", "class A { void M() { System.Diagnostics.Debug.Fail(string.Empty); } }" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_assembly_keeps_the_rule(string name, string rule) => Assert.Empty(LanguageRules.All[rule](NanoAssemblies.Get(name)));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_rule_finds_a_program_that_breaks_it(string rule, string source) =>
        Assert.NotEmpty(LanguageRules.All[rule](Violations.Compile(source)));

    [Fact]
    public void Every_rule_is_seen_to_fail() =>
        Assert.Equal(LanguageRules.All.Keys.Order(), Broken.Select(row => row.Data.Item1).Distinct().Order());

    [Fact]
    public void A_program_that_keeps_all_rules_passes()
    {
        CompiledAssembly assembly = Violations.Compile("""
            delegate int Step(int n);
            interface IPart { int Next { get; } }
            enum Kind { First, Second }
            sealed class Part : IPart
            {
                private readonly object _lock = new object();
                private readonly byte[] _bytes = new byte[] { 1, 2, 3, 4, 5, 6 };
                private Kind _kind;
                public int Next { get { lock (_lock) { return _bytes.Length + (int)_kind; } } }
                public string Text(int n)
                {
                    Step twice = m => m + n;
                    foreach (byte b in _bytes) { n += b; }
                    switch (n) { case 1: return "one"; case 2: return "two"; case 3: return "three"; case 4: return "four"; default: _kind = Kind.Second; break; }
                    return n.ToString("D4") + twice(n).ToString("X2") + new System.DateTime(2024, 1, 2).ToString("yyyyMMdd");
                }
            }
            """);
        Assert.All(LanguageRules.All.Values, rule => Assert.Empty(rule(assembly)));
    }
}
