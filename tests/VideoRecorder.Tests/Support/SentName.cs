namespace VideoRecorder.Tests.Support;

/// <summary>The name under which a clip is sent, said in another way than Core says it.</summary>
internal static class SentName
{
    private const string Numbered = "video";
    private const int DateDigits = 14;

    /// <summary>Gets the name.</summary>
    /// <param name="path">The clip's path on the card; its last part is a time or a number.</param>
    /// <param name="date">The date in its header; empty for none.</param>
    public static string Of(string path, string date)
    {
        string name = Path.GetFileName(path);
        return name.StartsWith(Numbered, StringComparison.Ordinal) && date.Length > 0 ? $"{date}-{name[Numbered.Length..]}" : name;
    }

    /// <summary>Tells whether a name can be that of a clip, whatever its date.</summary>
    public static bool IsOf(string path, string sent) => sent == Of(path, string.Empty)
        || (sent.Length > DateDigits && sent[..DateDigits].All(char.IsAsciiDigit) && sent == Of(path, sent[..DateDigits]) && sent != Path.GetFileName(path));
}
