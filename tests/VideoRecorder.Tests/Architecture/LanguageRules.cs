using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text.RegularExpressions;

namespace VideoRecorder.Tests.Architecture;

/// <summary>
/// What nanoFramework's metadata processor refuses, what crashes its interpreter at load or when run, and what it runs
/// otherwise than .NET. Each rule gives the places where an assembly breaks it.
/// </summary>
internal static partial class LanguageRules
{
    /// <summary>All rules, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<CompiledAssembly, IEnumerable<string>>> All =
        new Dictionary<string, Func<CompiledAssembly, IEnumerable<string>>>
        {
            ["no generic types, methods or instances"] = Generics,
            ["no async methods and no iterators"] = StateMachines,
            ["no pointers, fixed or stackalloc"] = Pointers,
            ["no multidimensional arrays"] = assembly => Odd(assembly, "multidimensional"),
            ["no volatile fields"] = Volatile,
            ["no methods with a body in interfaces"] = InterfaceBodies,
            ["no checked arithmetic: it wraps"] = Checked,
            ["no enum as an object: its text would be a number"] = BoxedEnums,
            ["only the number formats that nanoFramework has"] = NumberFormats,
            ["no thread, clock, console or file"] = Surroundings,
        };

    private static readonly string[] OddKinds = ["generic", "pointer", "pinned"];

    private static readonly string[] Clocks = ["System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today"];

    private static IEnumerable<string> Generics(CompiledAssembly assembly)
    {
        MetadataReader reader = assembly.Reader;
        IEnumerable<string> types = assembly.Types.Where(type => type.GetGenericParameters().Count > 0).Select(assembly.NameOf);
        IEnumerable<string> methods = assembly.Methods.Where(method => method.Definition.GetGenericParameters().Count > 0).Select(method => method.ToString());
        IEnumerable<string> calls = Enumerable.Repeat("a call of a generic method", Math.Min(1, reader.GetTableRowCount(TableIndex.MethodSpec)));
        return types.Concat(methods).Concat(calls).Concat(Odd(assembly, "generic"));
    }

    private static IEnumerable<string> StateMachines(CompiledAssembly assembly) => assembly.Types
        .Where(type => assembly.Reader.GetString(type.Name).Contains(">d", StringComparison.Ordinal))
        .Select(assembly.NameOf);

    private static IEnumerable<string> Pointers(CompiledAssembly assembly) => Odd(assembly, "pointer")
        .Concat(Odd(assembly, "pinned"))
        .Concat(Uses(assembly, (_, instruction) => instruction.Code == OpCodes.Localloc || instruction.Code == OpCodes.Calli));

    private static IEnumerable<string> Volatile(CompiledAssembly assembly) => Odd(assembly, "volatile")
        .Concat(Uses(assembly, (_, instruction) => instruction.Code == OpCodes.Volatile));

    private static IEnumerable<string> InterfaceBodies(CompiledAssembly assembly) => assembly.Methods
        .Where(method => method.Type.Attributes.HasFlag(TypeAttributes.Interface) && method.Body is not null)
        .Select(method => method.ToString());

    private static IEnumerable<string> Checked(CompiledAssembly assembly) =>
        Uses(assembly, (_, instruction) => instruction.Code.Name!.Contains(".ovf", StringComparison.Ordinal));

    private static IEnumerable<string> BoxedEnums(CompiledAssembly assembly)
    {
        HashSet<string> enums = assembly.Types
            .Where(type => !type.BaseType.IsNil && assembly.NameOf(type.BaseType) == "System.Enum")
            .Select(assembly.NameOf)
            .Append("System.DayOfWeek")
            .ToHashSet();
        return Uses(assembly, (method, instruction) =>
            (instruction.Code == OpCodes.Box || instruction.Code == OpCodes.Constrained) && enums.Contains(method.TypeOf(instruction)));
    }

    private static IEnumerable<string> NumberFormats(CompiledAssembly assembly) =>
        from method in assembly.Methods
        from pair in method.Instructions.Zip(method.Instructions.Skip(1))
        let format = method.TextOf(pair.First)
        where format is not null && NumberToString().IsMatch(method.CalleeOf(pair.Second)) && !KnownFormat().IsMatch(format)
        select $"{method}: \"{format}\"";

    private static IEnumerable<string> Surroundings(CompiledAssembly assembly) => assembly.NamedTypes()
        .Where(type => OutsideType().IsMatch(type))
        .Concat(Uses(assembly, (method, instruction) => Clocks.Contains(method.CalleeOf(instruction))));

    private static IEnumerable<string> Odd(CompiledAssembly assembly, string kind) =>
        assembly.OddSignatures().Where(oddity => oddity.StartsWith(kind + " ", StringComparison.Ordinal));

    private static IEnumerable<string> Uses(CompiledAssembly assembly, Func<CompiledMethod, Instruction, bool> forbidden) =>
        from method in assembly.Methods
        from instruction in method.Instructions
        where forbidden(method, instruction)
        select $"{method}: {instruction.Code.Name}";

    [GeneratedRegex(@"^System\.(S?Byte|U?Int(16|32|64)|Single|Double)\.ToString$")]
    private static partial Regex NumberToString();

    [GeneratedRegex(@"^[DdXxFfNnGg]\d{0,2}$")]
    private static partial Regex KnownFormat();

    [GeneratedRegex(@"^System\.(Threading\.(?!Monitor$).*|Environment|Console|Diagnostics\.(?!CodeAnalysis|Debuggable|DebuggerBrowsable|DebuggerHidden|DebuggerStepThrough|Conditional).*|IO\..*|Net\..*)$")]
    private static partial Regex OutsideType();
}
