using System.Reflection;
using System.Reflection.Metadata;

namespace VideoRecorder.Tests.Architecture;

/// <summary>Which types and members of the contract assemblies are there because the board's code uses them.</summary>
internal sealed class ContractUse
{
    private readonly Dictionary<string, (CompiledAssembly Assembly, TypeDefinition Type)> _contracts = [];
    private readonly HashSet<string> _members;
    private readonly HashSet<string> _types = [];

    public ContractUse(IEnumerable<CompiledAssembly> users, IEnumerable<CompiledAssembly> contracts)
    {
        users = users.ToList();
        foreach (CompiledAssembly assembly in contracts)
        {
            foreach (TypeDefinition type in assembly.Types)
            {
                _contracts.Add(assembly.NameOf(type), (assembly, type));
            }
        }

        _members = users.SelectMany(user => user.UsedMembers()).Select(member => member.Text).ToHashSet();
        foreach (string type in users.SelectMany(user => user.NamedTypes()))
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

    private bool IsUsed(Member member, CompiledAssembly assembly, TypeDefinition type, string sources)
    {
        string name = member.Text[(2 + member.Type.Length + 1)..];
        bool isDefaultConstructor = name == "#ctor";
        return isDefaultConstructor
            || _members.Contains(member.Text)
            || (IsConstant(assembly, type, name) && sources.Contains($"{assembly.Reader.GetString(type.Name)}.{name}", StringComparison.Ordinal));
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
