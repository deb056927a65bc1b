namespace VideoRecorder.Tests.Support;

/// <summary>The end of a log, for the message of a test that fails.</summary>
internal static class LogTail
{
    private const int MostLines = 40;

    /// <summary>Gives the last lines, under a line that says how many there are.</summary>
    public static string Of(IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        return $"\nThe log, {Math.Min(all.Length, MostLines)} of {all.Length} lines:\n" + string.Join('\n', all.TakeLast(MostLines));
    }
}
