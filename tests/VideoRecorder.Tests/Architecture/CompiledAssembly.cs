using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace VideoRecorder.Tests.Architecture;

/// <summary>An assembly read as data: its types and methods, and what they use of other assemblies.</summary>
internal sealed class CompiledAssembly
{
    private readonly PEReader _file;

    public CompiledAssembly(byte[] image)
    {
        _file = new PEReader(ImmutableArray.Create(image));
        Reader = _file.GetMetadataReader();
        Methods = Reader.MethodDefinitions.Select(handle => new CompiledMethod(this, handle)).ToList();
    }

    public MetadataReader Reader { get; }

    public IReadOnlyList<CompiledMethod> Methods { get; }

    public string Name => Reader.GetString(Reader.GetAssemblyDefinition().Name);

    /// <summary>Gets the types; the compiler's own <c>&lt;Module&gt;</c> is left out.</summary>
    public IEnumerable<TypeDefinition> Types => Reader.TypeDefinitions
        .Select(Reader.GetTypeDefinition)
        .Where(type => Reader.GetString(type.Name) != "<Module>");

    /// <summary>Loads the assembly of a name from those that nanoFramework's view of the board's code is made of.</summary>
    public static CompiledAssembly Load(string name) =>
        new(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "nano", name + ".dll")));

    /// <summary>Gets the version that it asks for of an assembly that it refers to.</summary>
    public string VersionOf(string reference) => Reader.AssemblyReferences
        .Select(Reader.GetAssemblyReference)
        .Single(other => Reader.GetString(other.Name) == reference)
        .Version.ToString();

    public BlobReader CodeOf(MethodDefinition method) => _file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();

    public MethodBodyBlock? BodyOf(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? null : _file.GetMethodBody(method.RelativeVirtualAddress);

    public string NameOf(TypeDefinition type) => type.GetDeclaringType() is { IsNil: false } outer
        ? NameOf(Reader.GetTypeDefinition(outer)) + "." + Reader.GetString(type.Name)
        : Join(Reader.GetString(type.Namespace), Reader.GetString(type.Name));

    /// <summary>Names a type wherever it is: defined here, referenced, or written as a signature.</summary>
    public string NameOf(EntityHandle type, TypeNames? names = null) => type.Kind switch
    {
        HandleKind.TypeDefinition => TypeNames.Of(Reader, (TypeDefinitionHandle)type),
        HandleKind.TypeReference => TypeNames.Of(Reader, (TypeReferenceHandle)type),
        HandleKind.TypeSpecification => Reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(names ?? new TypeNames(), null),
        _ => string.Empty,
    };

    /// <summary>Gets the members of other assemblies that this one uses.</summary>
    public IEnumerable<Member> UsedMembers() => Reader.MemberReferences
        .Select(handle => Reader.GetMemberReference(handle))
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => Describe(member, NameOf(member.Parent)));

    /// <summary>Gets the name of every type that this assembly names anywhere.</summary>
    public HashSet<string> NamedTypes()
    {
        var names = new TypeNames();
        DecodeSignatures(names);
        names.Seen.UnionWith(Reader.TypeReferences.Select(handle => NameOf(handle)));
        return names.Seen;
    }

    /// <summary>Gets what its signatures hold that nanoFramework cannot run.</summary>
    public IEnumerable<string> OddSignatures()
    {
        var names = new TypeNames();
        DecodeSignatures(names);
        return names.Oddities;
    }

    /// <summary>Lists what a user of the assembly can see of a type, in the form of nanoFramework's lists.</summary>
    public IEnumerable<Member> VisibleMembers(TypeDefinition type)
    {
        foreach (MethodDefinition method in type.GetMethods().Select(Reader.GetMethodDefinition))
        {
            if ((method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem
                && Reader.GetString(method.Name) != ".cctor")
            {
                MethodSignature<string> signature = method.DecodeSignature(new TypeNames(), null);
                yield return Member.Method(NameOf(type), Reader.GetString(method.Name), signature.ParameterTypes, signature.ReturnType);
            }
        }

        foreach (FieldDefinition field in type.GetFields().Select(Reader.GetFieldDefinition))
        {
            if ((field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem
                && !field.Attributes.HasFlag(FieldAttributes.RTSpecialName))
            {
                yield return Member.Field(NameOf(type), Reader.GetString(field.Name));
            }
        }
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;

    private Member Describe(MemberReference member, string type)
    {
        string name = Reader.GetString(member.Name);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            return Member.Field(type, name);
        }

        MethodSignature<string> signature = member.DecodeMethodSignature(new TypeNames(), null);
        return Member.Method(type, name, signature.ParameterTypes, signature.ReturnType);
    }

    private void DecodeSignatures(TypeNames names)
    {
        foreach (CompiledMethod method in Methods)
        {
            method.DecodeSignatures(names);
        }

        foreach (FieldDefinitionHandle handle in Reader.FieldDefinitions)
        {
            Reader.GetFieldDefinition(handle).DecodeSignature(names, null);
        }

        foreach (MemberReference member in Reader.MemberReferences.Select(handle => Reader.GetMemberReference(handle)))
        {
            NameOf(member.Parent, names);
            if (member.GetKind() == MemberReferenceKind.Field)
            {
                member.DecodeFieldSignature(names, null);
            }
            else
            {
                member.DecodeMethodSignature(names, null);
            }
        }

        for (int row = 1; row <= Reader.GetTableRowCount(TableIndex.TypeSpec); row++)
        {
            Reader.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row)).DecodeSignature(names, null);
        }
    }
}
