using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace VideoRecorder.Tests.Architecture;

/// <summary>
/// Writes the types of a signature as nanoFramework's lists of members do (<c>System.Byte[]</c>, <c>System.Int32@</c>)
/// and notes what a signature can hold that nanoFramework cannot run.
/// </summary>
internal sealed class TypeNames : ISignatureTypeProvider<string, object?>
{
    /// <summary>Gets every type that was named so far.</summary>
    public HashSet<string> Seen { get; } = [];

    /// <summary>Gets what is out of the ordinary: generic, pointer, multidimensional, modifier, pinned.</summary>
    public HashSet<string> Oddities { get; } = [];

    public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        return type.IsNested
            ? Of(reader, type.GetDeclaringType()) + "." + reader.GetString(type.Name)
            : Join(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    public static string Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of(reader, (TypeReferenceHandle)type.ResolutionScope) + "." + reader.GetString(type.Name)
            : Join(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => See("System." + typeCode);

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => See(Of(reader, handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => See(Of(reader, handle));

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetByReferenceType(string elementType) => elementType + "@";

    public string GetArrayType(string elementType, ArrayShape shape) =>
        Odd("multidimensional", $"{elementType}[{new string(',', shape.Rank - 1)}]");

    public string GetPointerType(string elementType) => Odd("pointer", elementType + "*");

    public string GetPinnedType(string elementType) => Odd("pinned", elementType);

    public string GetFunctionPointerType(MethodSignature<string> signature) => Odd("pointer", "function*");

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        Odd("generic", $"{genericType}<{string.Join(",", typeArguments)}>");

    public string GetGenericMethodParameter(object? genericContext, int index) => Odd("generic", "``" + index);

    public string GetGenericTypeParameter(object? genericContext, int index) => Odd("generic", "`" + index);

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        Odd(modifier == "System.Runtime.CompilerServices.IsVolatile" ? "volatile" : "modifier", unmodifiedType);

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;

    private string See(string name)
    {
        Seen.Add(name);
        return name;
    }

    private string Odd(string kind, string name)
    {
        Oddities.Add($"{kind} {name}");
        return name;
    }
}
