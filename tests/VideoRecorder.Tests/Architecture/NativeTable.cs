using System.Reflection;
using System.Reflection.Metadata;
using System.Text;

namespace VideoRecorder.Tests.Architecture;

/// <summary>
/// The table of native methods that nanoFramework's metadata processor makes of an assembly, and the checksum that it
/// writes into it. The board refuses an assembly whose checksum is not the one that its firmware was built with.
/// </summary>
internal sealed class NativeTable
{
    private static readonly Dictionary<string, string> Primitives = new()
    {
        ["System.Void"] = "VOID",
        ["System.Boolean"] = "BOOLEAN",
        ["System.Byte"] = "U1",
        ["System.UInt16"] = "U2",
        ["System.UInt32"] = "U4",
        ["System.UInt64"] = "U8",
        ["System.SByte"] = "I1",
        ["System.Int16"] = "I2",
        ["System.Int32"] = "I4",
        ["System.Int64"] = "I8",
        ["System.Single"] = "R4",
        ["System.Double"] = "R8",
        ["System.Char"] = "CHAR",
        ["System.String"] = "STRING",
        ["System.Object"] = "OBJECT",
    };

    public NativeTable(CompiledAssembly assembly)
    {
        Methods = [.. assembly.Methods
            .GroupBy(method => assembly.NameOf(method.Type))
            .OrderBy(type => type.Key, StringComparer.InvariantCulture)
            .SelectMany(type => type.OrderBy(OrderOf))];
        Rows = [.. Methods.Select(method => IsNative(method) ? $"Library_{Flat(assembly.Name)}_{ClassOf(assembly, method)}::{NameOf(assembly, method)}" : "NULL")];
        Checksum = ChecksumOf(assembly, Methods);
    }

    /// <summary>Gets all methods in the order of the table.</summary>
    public IReadOnlyList<CompiledMethod> Methods { get; }

    /// <summary>Gets the C++ names of the native methods, and NULL for each method that is not native.</summary>
    public IReadOnlyList<string> Rows { get; }

    public uint Checksum { get; }

    /// <summary>
    /// Of each native method the names of assembly, class and method count; in place of each other one NULL does. The
    /// metadata processor takes its sum for 0 until one native method is through: of the first only its own name counts.
    /// </summary>
    private static uint ChecksumOf(CompiledAssembly assembly, IEnumerable<CompiledMethod> methods)
    {
        CompiledMethod[] counted = [.. methods.SkipWhile(method => !IsNative(method))];
        return counted.Length == 0 ? 0 : counted.Skip(1).Aggregate(
            Add(0, NameOf(assembly, counted[0])),
            (sum, method) => IsNative(method)
                ? Add(Add(Add(sum, assembly.Name), ClassOf(assembly, method)), NameOf(assembly, method))
                : Add(sum, "NULL"));
    }

    private static bool IsNative(CompiledMethod method) =>
        method.Definition.RelativeVirtualAddress == 0 && !method.Definition.Attributes.HasFlag(MethodAttributes.Abstract);

    private static int OrderOf(CompiledMethod method) =>
        method.Definition.Attributes.HasFlag(MethodAttributes.Virtual) ? 0
        : method.Definition.Attributes.HasFlag(MethodAttributes.Static) ? 2
        : 1;

    private static string ClassOf(CompiledAssembly assembly, CompiledMethod method) => Flat(assembly.NameOf(method.Type));

    private static string NameOf(CompiledAssembly assembly, CompiledMethod method)
    {
        MethodSignature<string> signature = method.Definition.DecodeSignature(new TypeNames(), null);
        IEnumerable<string> types = signature.ParameterTypes.Prepend(signature.ReturnType).Select(NameOf);
        string kind = method.Definition.Attributes.HasFlag(MethodAttributes.Static) ? "___STATIC__" : "___";
        return Flat(assembly.Reader.GetString(method.Definition.Name)) + kind + string.Join("__", types);
    }

    private static string NameOf(string type) =>
        type.EndsWith("[]", StringComparison.Ordinal) ? "SZARRAY_" + NameOf(type[..^2])
        : type.EndsWith('@') ? "BYREF_" + NameOf(type[..^1])
        : Primitives.GetValueOrDefault(type) ?? type.Replace(".", string.Empty, StringComparison.Ordinal);

    private static string Flat(string name) => name.Replace('.', '_');

    /// <summary>The CRC-32 with the polynomial of IEEE 802.3, highest bit first, without inversion.</summary>
    private static uint Add(uint sum, string text)
    {
        foreach (byte value in Encoding.ASCII.GetBytes(text))
        {
            sum ^= (uint)value << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 0x80000000) != 0 ? (sum << 1) ^ 0x04C11DB7 : sum << 1;
            }
        }

        return sum;
    }
}
