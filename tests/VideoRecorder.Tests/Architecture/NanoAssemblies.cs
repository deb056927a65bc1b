using System.Xml.Linq;

namespace VideoRecorder.Tests.Architecture;

/// <summary>What runs on the board, compiled by .NET against nanoFramework's mscorlib and the contract assemblies, and those.</summary>
internal static class NanoAssemblies
{
    /// <summary>The sources of what runs on the board, by the assembly that they become.</summary>
    public static readonly IReadOnlyDictionary<string, string> Folders = new Dictionary<string, string>
    {
        ["NFUnitTest"] = "tests/VideoRecorder.DeviceTests",
        ["VideoRecorder"] = "src/VideoRecorder",
        ["VideoRecorder.Core"] = "src/VideoRecorder.Core",
        ["VideoRecorder.Esp32Cam"] = "src/VideoRecorder.Esp32Cam",
    };

    private static readonly Lazy<Dictionary<string, CompiledAssembly>> All = new(() => Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "nano"), "*.dll")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .ToDictionary(name => name, CompiledAssembly.Load));

    /// <summary>Gets the names of the assemblies that the board's code is in.</summary>
    public static IEnumerable<string> Own => Folders.Keys;

    /// <summary>Gets the names of the contract assemblies.</summary>
    public static IEnumerable<string> Contracts => Repository.Files("tests/VideoRecorder.Contracts", "*.csproj")
        .Select(project => XDocument.Load(Repository.PathOf("tests/VideoRecorder.Contracts/" + project)).Descendants("AssemblyName").Single().Value)
        .Order(StringComparer.Ordinal);

    public static CompiledAssembly Get(string name) => All.Value[name];

    /// <summary>Gets the names of the assemblies that one refers to.</summary>
    public static IEnumerable<string> References(string name)
    {
        CompiledAssembly assembly = Get(name);
        return assembly.Reader.AssemblyReferences
            .Select(handle => assembly.Reader.GetString(assembly.Reader.GetAssemblyReference(handle).Name))
            .Order(StringComparer.Ordinal);
    }
}
