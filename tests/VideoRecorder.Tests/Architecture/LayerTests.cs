using System.Reflection.Metadata;
using VideoRecorder.Core;

namespace VideoRecorder.Tests.Architecture;

/// <summary>Which assemblies and which types know the board: as few as can be.</summary>
public class LayerTests
{
    private const string Board = "VideoRecorder.Board";

    /// <summary>The hardware is behind these, and they are behind the adapters.</summary>
    private static readonly string[] Hardware =
        ["System.Device.Gpio", "System.Device.Wifi", "System.IO.FileSystem", "System.IO.Streams", "System.Net", "nanoFramework.Networking.Sntp"];

    public static TheoryData<string, string[]> MayKnow => new()
    {
        { "VideoRecorder.Core", ["mscorlib", "nanoFramework.System.Text"] },
        { "VideoRecorder.Esp32Cam", ["mscorlib"] },
        { "NFUnitTest", ["mscorlib", "nanoFramework.System.Text", "nanoFramework.TestFramework", "VideoRecorder.Core"] },
    };

    [Theory]
    [MemberData(nameof(MayKnow))]
    public void An_assembly_that_can_do_without_the_board_knows_nothing_of_it(string name, string[] assemblies) =>
        Assert.Empty(NanoAssemblies.References(name).Except(assemblies));

    [Fact]
    public void The_adapters_of_the_board_know_nothing_of_the_program_around_them() =>
        Assert.Empty(KnownOutside(NanoAssemblies.Get("VideoRecorder")));

    [Fact]
    public void Nothing_but_the_adapters_knows_the_libraries_of_the_hardware()
    {
        HashSet<string> hardware = Hardware.SelectMany(name => NanoAssemblies.Get(name).Types.Select(NanoAssemblies.Get(name).NameOf)).ToHashSet();
        Assert.Empty(HardwareOutside(NanoAssemblies.Get("VideoRecorder"), hardware));
    }

    [Fact]
    public void An_adapter_that_knows_the_program_is_found() => Assert.NotEmpty(KnownOutside(Violations.Compile(
        "namespace VideoRecorder { class Program { public static int F; } namespace Board { class A { int M() { return Program.F; } } } }")));

    [Fact]
    public void A_program_that_reaches_around_its_adapters_is_found() => Assert.NotEmpty(HardwareOutside(
        Violations.Compile("namespace VideoRecorder { class Program { void M() { System.IO.File.Exists(null); } } }"), ["System.IO.File"]));

    private static IEnumerable<string> KnownOutside(CompiledAssembly assembly)
    {
        var graph = new TypeGraph(assembly);
        return from type in assembly.Types
               where IsOfBoard(assembly.NameOf(type))
               from known in graph.Known(type)
               where !IsOfBoard(known) && !IsOfCompiler(known)
               select $"{assembly.NameOf(type)} knows {known}";
    }

    private static IEnumerable<string> HardwareOutside(CompiledAssembly assembly, HashSet<string> hardware)
    {
        var graph = new TypeGraph(assembly, hardware);
        return from type in assembly.Types
               where !IsOfBoard(assembly.NameOf(type))
               from known in graph.Known(type)
               where hardware.Contains(known)
               select $"{assembly.NameOf(type)} knows {known}";
    }

    private static bool IsOfBoard(string type) => type.StartsWith(Board + ".", StringComparison.Ordinal);

    /// <summary>The data of array initialisers is in a type of the compiler.</summary>
    private static bool IsOfCompiler(string type) => type.StartsWith('<');
}
