using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace VideoRecorder.Tests.Architecture;

/// <summary>A method of a <see cref="CompiledAssembly"/>.</summary>
internal sealed class CompiledMethod
{
    private readonly CompiledAssembly _assembly;
    private readonly Lazy<List<Instruction>> _instructions;

    public CompiledMethod(CompiledAssembly assembly, MethodDefinitionHandle handle)
    {
        _assembly = assembly;
        Handle = handle;
        Definition = assembly.Reader.GetMethodDefinition(handle);
        Type = assembly.Reader.GetTypeDefinition(Definition.GetDeclaringType());
        _instructions = new(() => Body is null ? [] : Instruction.ReadAll(Body.GetILReader()));
    }

    public MethodDefinitionHandle Handle { get; }

    public MethodDefinition Definition { get; }

    public TypeDefinition Type { get; }

    public MethodBodyBlock? Body => _assembly.BodyOf(Definition);

    public List<Instruction> Instructions => _instructions.Value;

    public override string ToString() => _assembly.NameOf(Type) + "." + _assembly.Reader.GetString(Definition.Name);

    public void DecodeSignatures(TypeNames names)
    {
        Definition.DecodeSignature(names, null);
        if (Body is { LocalSignature.IsNil: false } body)
        {
            _assembly.Reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        }
    }

    /// <summary>Names the type that an instruction names: that of a box, of a constraint, of an array.</summary>
    public string TypeOf(Instruction instruction) => _assembly.NameOf((EntityHandle)MetadataTokens.Handle(instruction.Token));

    /// <summary>Gets the method of another assembly that an instruction calls, as <c>Type.Name</c>; empty for others.</summary>
    public string CalleeOf(Instruction instruction)
    {
        Handle handle = MetadataTokens.Handle(instruction.Token);
        if (handle.Kind != HandleKind.MemberReference)
        {
            return string.Empty;
        }

        MemberReference member = _assembly.Reader.GetMemberReference((MemberReferenceHandle)handle);
        return _assembly.NameOf(member.Parent) + "." + _assembly.Reader.GetString(member.Name);
    }

    /// <summary>Gets the text that an instruction loads; <see langword="null"/> for others.</summary>
    public string? TextOf(Instruction instruction) => instruction.Code == System.Reflection.Emit.OpCodes.Ldstr
        ? _assembly.Reader.GetUserString((UserStringHandle)MetadataTokens.Handle(instruction.Token))
        : null;
}
