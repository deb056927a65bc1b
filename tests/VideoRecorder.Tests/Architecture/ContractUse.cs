using System.Reflection;
using System.Reflection.Metadata;

namespace VideoRecorder.Tests.Architecture;

/// <summary>Which types and members of the contract assemblies are there because the board's code uses them.</summary>
internal sealed class ContractUse
{
    /// <summary>What the C# compiler asks for, and then leaves no reference to.</summary>
    private static readonly string[] NeededByCompiler =
    [
        "System.Attribute",
        "System.AttributeTargets",
        "System.AttributeUsageAttribute",
        "System.Delegate",
        "System.Enum",
        "System.IDisposable", // for using
        "System.Int16", // for the data of array initialisers
        "System.IntPtr", // for delegates
        "System.MulticastDelegate",
        "System.ParamArrayAttribute",
        "System.UIntPtr", // for the length of an array
        "System.ValueType",
        "System.Threading.Timeout", // its constant becomes a number
        "System.Reflection.AssemblyVersionAttribute",
        "System.Reflection.DefaultMemberAttribute",
        "System.Runtime.CompilerServices.ExtensionAttribute",
        "System.Runtime.CompilerServices.IndexerNameAttribute",
        "System.Runtime.CompilerServices.MethodImplAttribute",
    ];

    /// <summary>Arrays have it from here; the compiler writes the instruction ldlen for it.</summary>
    private const string LengthOfArrays = "M:System.Array.get_Length -> System.Int32";

    /// <summary>C# has these only in pairs: a member counts as used with its other half.</summary>
    private static readonly string[][] OperatorPairs =
    [
        ["op_Equality", "op_Inequality"],
        ["op_LessThan", "op_GreaterThan"],
        ["op_LessThanOrEqual", "op_GreaterThanOrEqual"],
        ["add_", "remove_"],
    ];

    private readonly Dictionary<string, (CompiledAssembly Assembly, TypeDefinition Type)> _contracts = [];
    private readonly HashSet<string> _members = [];
    private readonly HashSet<string> _overrides = [];
    private readonly HashSet<string> _types = [];

    public ContractUse(IEnumerable<CompiledAssembly> users, IEnumerable<CompiledAssembly> contracts)
    {
        users = users.ToList();
        contracts = contracts.ToList();
        foreach (CompiledAssembly assembly in contracts)
        {
            foreach (TypeDefinition type in assembly.Types)
            {
                _contracts.Add(assembly.NameOf(type), (assembly, type));
            }
        }

        _overrides.UnionWith(users.SelectMany(user => user.VirtualMethods()));
        foreach (CompiledAssembly assembly in contracts.Concat(users))
        {
            _members.UnionWith(assembly.UsedMembers().Select(member => member.Text));
        }

        foreach (string type in users.SelectMany(user => user.NamedTypes()).Concat(NeededByCompiler))
        {
            AddType(type);
        }
    }

    /// <summary>Lists the types and members that nothing asks for.</summary>
    /// <param name="sources">The text of the board's code: constants leave no other trace than there.</param>
    public IEnumerable<string> Unused(string sources)
    {
        foreach ((string name, (CompiledAssembly assembly, TypeDefinition type)) in _contracts)
        {
            if (!_types.Contains(name))
            {
                yield return "T:" + name;
                continue;
            }

            foreach (Member member in assembly.VisibleMembers(type))
            {
                if (!IsUsed(member, assembly, type, sources))
                {
                    yield return member.Text;
                }
            }
        }
    }

    private static bool IsConstant(CompiledAssembly assembly, TypeDefinition type, string name) => type.GetFields()
        .Select(assembly.Reader.GetFieldDefinition)
        .Any(field => assembly.Reader.GetString(field.Name) == name && field.Attributes.HasFlag(FieldAttributes.Literal));

    private static bool IsVirtual(CompiledAssembly assembly, TypeDefinition type, string name) => type.GetMethods()
        .Select(assembly.Reader.GetMethodDefinition)
        .Any(method => assembly.Reader.GetString(method.Name) == name && method.Attributes.HasFlag(MethodAttributes.Virtual));

    private static bool IsDelegate(CompiledAssembly assembly, TypeDefinition type) =>
        !type.BaseType.IsNil && assembly.NameOf(type.BaseType) == "System.MulticastDelegate";

    /// <summary>Gets a member and, of an operator or event, its other half.</summary>
    private static IEnumerable<string> Pair(string member) => OperatorPairs
        .Where(pair => pair.Any(name => member.Contains($".{name}", StringComparison.Ordinal)))
        .SelectMany(pair => new[] { member.Replace(pair[0], pair[1], StringComparison.Ordinal), member.Replace(pair[1], pair[0], StringComparison.Ordinal) })
        .Append(member);

    private static string Keyword(string type) => type switch
    {
        "System.Int32" => "int",
        "System.Int64" => "long",
        "System.UInt32" => "uint",
        "System.Char" => "char",
        "System.Byte" => "byte",
        _ => type[(type.LastIndexOf('.') + 1)..],
    };

    private bool IsUsed(Member member, CompiledAssembly assembly, TypeDefinition type, string sources)
    {
        string name = member.Text[(2 + member.Type.Length + 1)..];
        bool isDefaultConstructor = name == "#ctor";
        return isDefaultConstructor
            || member.Text == LengthOfArrays
            || NeededByCompiler.Contains(member.Type)
            || Pair(member.Text).Any(_members.Contains)
            || IsDelegate(assembly, type)
            || (_overrides.Contains(name.Split('(', ' ')[0]) && IsVirtual(assembly, type, name.Split('(', ' ')[0]))
            || (IsConstant(assembly, type, name) && sources.Contains(Keyword(member.Type) + "." + name, StringComparison.Ordinal));
    }

    /// <summary>Marks a type as used, and with it what its declaration and its used members name.</summary>
    private void AddType(string name)
    {
        string element = name.TrimEnd('[', ']', '@');
        if (!_contracts.TryGetValue(element, out var found) || !_types.Add(element))
        {
            return;
        }

        (CompiledAssembly assembly, TypeDefinition type) = found;
        if (!type.BaseType.IsNil)
        {
            AddType(assembly.NameOf(type.BaseType));
        }

        foreach (InterfaceImplementationHandle handle in type.GetInterfaceImplementations())
        {
            AddType(assembly.NameOf(assembly.Reader.GetInterfaceImplementation(handle).Interface));
        }

        foreach (MethodDefinition method in type.GetMethods().Select(assembly.Reader.GetMethodDefinition))
        {
            var names = new TypeNames();
            method.DecodeSignature(names, null);
            names.Seen.ToList().ForEach(AddType);
        }
    }
}
