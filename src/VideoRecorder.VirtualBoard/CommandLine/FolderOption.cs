namespace VideoRecorder.VirtualBoard.CommandLine;

/// <summary>Reads the options that name a folder of the PC.</summary>
internal static class FolderOption
{
    private static readonly StringComparison PathComparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Finds out which folder is meant. It is not made yet.</summary>
    /// <param name="option">The option, for the message.</param>
    /// <param name="value">What the user wrote.</param>
    /// <returns>The whole path, without a separator at its end.</returns>
    /// <exception cref="OptionException">It cannot be a folder.</exception>
    public static string Read(string option, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new OptionException($"{option} is empty. Allowed: a folder.");
        }

        try
        {
            string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(value));
            return File.Exists(path) ? throw new OptionException($"{option}: {value} is a file. Allowed: a folder.") : path;
        }
        catch (Exception e) when (e is ArgumentException or PathTooLongException or NotSupportedException)
        {
            throw NoFolder(option, e);
        }
    }

    /// <summary>Makes the folder if there is none.</summary>
    /// <param name="option">The option, for the message.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="OptionException">Its name is too long for this PC.</exception>
    public static void Make(string option, string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (PathTooLongException e)
        {
            throw NoFolder(option, e);
        }
    }

    /// <summary>Tells whether two paths lead to one folder.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>Whether they do, as far as names and links at their ends tell.</returns>
    public static bool AreSame(string one, string other) => Target(one).Equals(Target(other), PathComparison);

    private static string Target(string path)
    {
        string target = Directory.Exists(path) ? Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        return Path.TrimEndingDirectorySeparator(target);
    }

    private static OptionException NoFolder(string option, Exception error) => new($"{option}: {error.Message} Allowed: a folder.");
}
