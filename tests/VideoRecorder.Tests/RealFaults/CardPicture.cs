namespace VideoRecorder.Tests.RealFaults;

/// <summary>All clips on a card at one moment.</summary>
internal sealed class CardPicture
{
    /// <summary>The mark of a clip that was delivered and kept.</summary>
    public const string Mark = ".uploaded.avi";

    private const string Extension = ".avi";

    private readonly Dictionary<string, ClipBytes> _clips = [];

    /// <summary>Reads the card in a folder, on which nobody works.</summary>
    public CardPicture(string folder)
    {
        string root = Path.Combine(folder, "clips");
        if (!Directory.Exists(root))
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles(root, "*" + Extension, SearchOption.AllDirectories))
        {
            string path = "/" + Path.GetRelativePath(folder, file).Replace('\\', '/');
            _clips.Add(path, new ClipBytes(File.ReadAllBytes(file)));
        }
    }

    /// <summary>Gets each clip by its path on the card.</summary>
    public IReadOnlyDictionary<string, ClipBytes> Clips => _clips;

    /// <summary>Gets the paths of those that wait for their upload.</summary>
    public IEnumerable<string> Waiting => _clips.Keys.Where(path => !path.EndsWith(Mark, StringComparison.Ordinal));

    /// <summary>Gets the path that a clip has once it is delivered and kept.</summary>
    public static string Marked(string path) => path[..^Extension.Length] + Mark;

    /// <summary>Gets the name that the server sees.</summary>
    public static string NameOf(string path)
        => Path.GetFileName(path.EndsWith(Mark, StringComparison.Ordinal) ? path[..^Mark.Length] + Extension : path);

    /// <summary>Finds a clip under its name, marked or not.</summary>
    public ClipBytes? Find(string path) => _clips.GetValueOrDefault(path) ?? _clips.GetValueOrDefault(Marked(path));
}
