namespace VideoRecorder.Tests.Architecture;

/// <summary>What runs on the board, compiled by .NET against the contract assemblies, and those.</summary>
internal static class NanoAssemblies
{
    /// <summary>The names of the assemblies that the board's code is in.</summary>
    public static readonly string[] Own = ["VideoRecorder", "VideoRecorder.Core", "VideoRecorder.Esp32Cam"];

    private static readonly Lazy<Dictionary<string, CompiledAssembly>> All = new(() => Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "nano"), "*.dll")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .ToDictionary(name => name, CompiledAssembly.Load));

    /// <summary>Gets the names of the contract assemblies.</summary>
    public static IEnumerable<string> Contracts => Repository.Files("tests/VideoRecorder.Contracts", "*.csproj")
        .Select(AssemblyName)
        .Order(StringComparer.Ordinal);

    public static CompiledAssembly Get(string name) => All.Value[name];

    private static string AssemblyName(string project) => System.Xml.Linq.XDocument
        .Load(Repository.PathOf("tests/VideoRecorder.Contracts/" + project))
        .Descendants("AssemblyName").Single().Value;
}
