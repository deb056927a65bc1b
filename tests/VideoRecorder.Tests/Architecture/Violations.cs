using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VideoRecorder.Tests.Architecture;

/// <summary>Small programs that break the language rules, compiled by .NET, to see that each rule can fail.</summary>
internal static class Violations
{
    private static readonly MetadataReference[] Libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Console.dll" or "System.Threading.dll" or "System.Collections.dll" or "System.Linq.dll")
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    /// <summary>Compiles a source as C# 9.</summary>
    public static CompiledAssembly Compile(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Violation",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp9, preprocessorSymbols: ["DEBUG"]))],
            Libraries,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        return new CompiledAssembly(image.ToArray());
    }
}
