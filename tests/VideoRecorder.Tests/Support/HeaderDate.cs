using System.Globalization;
using System.Text;

namespace VideoRecorder.Tests.Support;

/// <summary>The chunk IDIT in the header of a clip, read and written independently of the recorder.</summary>
internal static class HeaderDate
{
    /// <summary>Where its text stands.</summary>
    public const int At = 220;

    /// <summary>The bytes of the text.</summary>
    public const int Bytes = 26;

    private const string Form = "ddd MMM dd HH:mm:ss yyyy";

    /// <summary>Tells whether a file has a place for a date.</summary>
    public static bool HasPlace(ReadOnlySpan<byte> clip) =>
        clip.Length >= At + Bytes && clip[(At - 8)..At].SequenceEqual("IDIT\x1a\0\0\0"u8);

    /// <summary>Reads the date.</summary>
    /// <returns>The digits YYYYmmddHHmmss, or nothing where the place is blank.</returns>
    public static string Of(ReadOnlySpan<byte> clip)
    {
        if (!HasPlace(clip) || !clip.Slice(At, Bytes).ContainsAnyExcept((byte)0))
        {
            return string.Empty;
        }

        Assert.True(clip[At + Bytes - 2] == '\n' && clip[At + Bytes - 1] == 0, "The date does not end as it should.");
        string text = Encoding.ASCII.GetString(clip.Slice(At, Bytes - 2));
        return DateTime.ParseExact(text, Form, CultureInfo.InvariantCulture).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
    }

    /// <summary>Gives a copy of a clip with this date.</summary>
    public static byte[] With(ReadOnlySpan<byte> clip, DateTime local)
    {
        byte[] copy = clip.ToArray();
        Encoding.ASCII.GetBytes(local.ToString(Form, CultureInfo.InvariantCulture) + "\n\0").CopyTo(copy, At);
        return copy;
    }

    /// <summary>Gives a copy of a clip without its date, which is all that may change in a clip that was closed.</summary>
    public static byte[] Without(ReadOnlySpan<byte> clip)
    {
        byte[] copy = clip.ToArray();
        if (HasPlace(copy))
        {
            copy.AsSpan(At, Bytes).Clear();
        }

        return copy;
    }
}
