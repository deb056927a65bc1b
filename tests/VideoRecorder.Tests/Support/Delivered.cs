namespace VideoRecorder.Tests.Support;

/// <summary>The mark of delivered clips, as a PC keeps it in a folder that is a card.</summary>
internal static class Delivered
{
    /// <summary>Tells whether a file is marked.</summary>
    /// <param name="file">Its path on the PC.</param>
    public static bool IsOn(string file) => OperatingSystem.IsWindows()
        ? (File.GetAttributes(file) & FileAttributes.Archive) == 0
        : (File.GetUnixFileMode(file) & UnixFileMode.StickyBit) != 0;

    /// <summary>Gets the clips in a folder and those below it that are marked.</summary>
    public static string[] Clips(string folder) => All(folder, true);

    /// <summary>Gets the clips in a folder and those below it that are not.</summary>
    public static string[] PendingClips(string folder) => All(folder, false);

    private static string[] All(string folder, bool isDelivered) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.avi", SearchOption.AllDirectories).Where(file => Is(file, isDelivered))]
        : [];

    private static bool Is(string file, bool isDelivered)
    {
        try
        {
            return IsOn(file) == isDelivered;
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // the recorder, which is at work, has deleted it since it was listed
            return false;
        }
    }
}
