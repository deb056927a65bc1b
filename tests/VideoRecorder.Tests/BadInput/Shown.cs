using System.Collections;
using System.Text.Json;

namespace VideoRecorder.Tests.BadInput;

/// <summary>Writes inputs so that they can be told from each other and put into a plain test.</summary>
internal static class Shown
{
    private const int MostBytes = 4096;

    public static string Of(object? input) => input switch
    {
        null => "(none)",
        string text => JsonSerializer.Serialize(text),
        byte[] bytes => $"{bytes.Length} bytes {Convert.ToHexString(bytes, 0, Math.Min(bytes.Length, MostBytes))}",
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Of)) + "]",
        _ => input.ToString() ?? string.Empty,
    };
}
