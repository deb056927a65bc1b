using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace VideoRecorder.Tests.Architecture;

/// <summary>Which types of an assembly know which others: by a signature, a base or the code of a method.</summary>
internal sealed class TypeGraph
{
    private readonly CompiledAssembly _assembly;
    private readonly Dictionary<MethodDefinitionHandle, CompiledMethod> _methods;
    private readonly IReadOnlySet<string> _types;

    /// <summary>Sees the types of the assembly itself.</summary>
    public TypeGraph(CompiledAssembly assembly)
        : this(assembly, assembly.Types.Select(assembly.NameOf).ToHashSet())
    {
    }

    /// <summary>Sees these types, wherever they are.</summary>
    public TypeGraph(CompiledAssembly assembly, IReadOnlySet<string> types)
    {
        _assembly = assembly;
        _methods = assembly.Methods.ToDictionary(method => method.Handle);
        _types = types;
    }

    /// <summary>Gets the types that a type declares something with: its bases, and the types of its members and their variables.</summary>
    public HashSet<string> KnownByDeclaration(TypeDefinition type)
    {
        var names = new TypeNames();
        IEnumerable<EntityHandle> interfaces = type.GetInterfaceImplementations().Select(handle => _assembly.Reader.GetInterfaceImplementation(handle).Interface);
        foreach (EntityHandle handle in interfaces.Append(type.BaseType).Where(handle => !handle.IsNil))
        {
            names.Seen.Add(_assembly.NameOf(handle, names));
        }

        foreach (CompiledMethod method in MethodsOf(type))
        {
            method.DecodeSignatures(names);
        }

        foreach (FieldDefinitionHandle field in type.GetFields())
        {
            _assembly.Reader.GetFieldDefinition(field).DecodeSignature(names, null);
        }

        return Seen(names.Seen);
    }

    /// <summary>Gets all types that a type knows.</summary>
    public HashSet<string> Known(TypeDefinition type)
    {
        HashSet<string> known = KnownByDeclaration(type);
        foreach (Instruction instruction in MethodsOf(type).SelectMany(method => method.Instructions))
        {
            if (instruction.Token != 0 && instruction.Code != System.Reflection.Emit.OpCodes.Ldstr)
            {
                known.Add(Owner(MetadataTokens.EntityHandle(instruction.Token)));
            }
        }

        return Seen(known);
    }

    private IEnumerable<CompiledMethod> MethodsOf(TypeDefinition type) => type.GetMethods().Select(handle => _methods[handle]);

    private HashSet<string> Seen(IEnumerable<string> names) =>
        names.Select(name => name.TrimEnd('[', ']', '@')).Where(_types.Contains).ToHashSet();

    private string Owner(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MethodDefinition => _assembly.NameOf(_assembly.Reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()),
        HandleKind.FieldDefinition => _assembly.NameOf(_assembly.Reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()),
        HandleKind.MemberReference => _assembly.NameOf(_assembly.Reader.GetMemberReference((MemberReferenceHandle)handle).Parent),
        _ => _assembly.NameOf(handle),
    };
}
