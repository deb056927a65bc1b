namespace VideoRecorder.Tests.Architecture;

/// <summary>A method or field of a type, written as nanoFramework's lists of members write it.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Text">Its line of the list, such as <c>M:System.String.Trim -> System.String</c>.</param>
internal sealed record Member(string Type, string Text)
{
    public static Member Method(string type, string name, IEnumerable<string> parameters, string result)
    {
        string list = string.Join(",", parameters);
        return new Member(type, $"M:{type}.{name.Replace(".ctor", "#ctor")}"
            + (list.Length == 0 ? string.Empty : $"({list})")
            + (name is "op_Implicit" or "op_Explicit" ? "~" + result : string.Empty)
            + (result == "System.Void" ? string.Empty : $" -> {result}"));
    }

    public static Member Field(string type, string name) => new(type, $"F:{type}.{name}");
}
