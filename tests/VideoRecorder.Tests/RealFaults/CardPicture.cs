using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>All clips on a card at one moment.</summary>
internal sealed class CardPicture
{
    private readonly Dictionary<string, ClipBytes> _clips = [];
    private readonly HashSet<string> _delivered = [];

    /// <summary>Reads the card in a folder, on which no one works.</summary>
    public CardPicture(string folder)
    {
        string root = Path.Combine(folder, "clips");
        if (!Directory.Exists(root))
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles(root, "*.avi", SearchOption.AllDirectories))
        {
            string path = "/" + Path.GetRelativePath(folder, file).Replace('\\', '/');
            _clips.Add(path, new ClipBytes(File.ReadAllBytes(file)));
            if (Delivered.IsOn(file))
            {
                _delivered.Add(path);
            }
        }
    }

    /// <summary>Gets each clip by its path on the card.</summary>
    public IReadOnlyDictionary<string, ClipBytes> Clips => _clips;

    /// <summary>Gets the paths of those that are marked as delivered.</summary>
    public IReadOnlySet<string> Marked => _delivered;

    /// <summary>Gets the paths of those that wait for their upload.</summary>
    public IEnumerable<string> Waiting => _clips.Keys.Where(path => !_delivered.Contains(path));

    /// <summary>Finds a clip.</summary>
    public ClipBytes? Find(string path) => _clips.GetValueOrDefault(path);
}
