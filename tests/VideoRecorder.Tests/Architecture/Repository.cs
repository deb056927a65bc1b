namespace VideoRecorder.Tests.Architecture;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the full path of a file or folder.</summary>
    /// <param name="path">The path from the root, with slashes.</param>
    public static string PathOf(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Lists files below a folder, without what builds leave there.</summary>
    /// <param name="folder">The path from the root, with slashes.</param>
    /// <param name="pattern">A pattern such as <c>*.cs</c>.</param>
    /// <returns>Paths from that folder, with slashes, sorted.</returns>
    public static string[] Files(string folder, string pattern) => Walk(new DirectoryInfo(PathOf(folder)), pattern)
        .Select(file => Path.GetRelativePath(PathOf(folder), file.FullName).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)
        .ToArray();

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder, string pattern) => folder.EnumerateFiles(pattern)
        .Concat(folder.EnumerateDirectories()
            .Where(child => child.Name is not ("bin" or "obj" or "artifacts" or "packages" or "node_modules") && !child.Name.StartsWith('.'))
            .SelectMany(child => Walk(child, pattern)));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VideoRecorder.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
