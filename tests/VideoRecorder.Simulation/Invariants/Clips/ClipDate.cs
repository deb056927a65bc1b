using System.Globalization;
using System.Text;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>The date in the header of a clip, read with nothing of the recorder's own code.</summary>
internal static class ClipDate
{
    public const int ChunkAt = 212;
    public const int TextAt = ChunkAt + 8;
    public const int TextBytes = 26;
    public const int TextEnd = TextAt + TextBytes;
    private const string Form = "ddd MMM dd HH:mm:ss yyyy'\n\0'";

    /// <summary>Reads the date of a clip.</summary>
    /// <returns>It; null where none stands there, or what a torn write has left of one.</returns>
    public static DateTime? Of(ReadOnlySpan<byte> clip) =>
        clip.Length >= TextEnd && DateTime.TryParseExact(
            Encoding.Latin1.GetString(clip.Slice(TextAt, TextBytes)), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
            ? date : null;

    /// <summary>Tells whether two clips have the same bytes but for their dates.</summary>
    public static bool AreSameButForIt(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        one.Length == other.Length && one.Length >= TextEnd && one[..TextAt].SequenceEqual(other[..TextAt]) && one[TextEnd..].SequenceEqual(other[TextEnd..]);
}
