using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// The card of the board that is killed. It holds foreign files, which no one may touch, and before each life two
/// empty folders, as a kill may leave them: the first and the last that the look through the card removes.
/// </summary>
internal sealed class KilledCard
{
    private const int ForeignFolders = 400;
    private const string First = "000001";

    private readonly string _clips;
    private readonly string _probe;
    private string _last = First;

    public KilledCard(string path)
    {
        Root = path;
        _clips = Path.Combine(path, "clips");
        _probe = Path.Combine(_clips, "probe.tmp");
        for (int i = 0; i < ForeignFolders; i++)
        {
            string folder = Directory.CreateDirectory(Path.Combine(_clips, $"{i + 2:D6}")).FullName;
            File.WriteAllText(Path.Combine(folder, "notes.txt"), Note(i));
        }
    }

    public string Root { get; }

    /// <summary>Gets a value indicating whether a look through the card has begun and not ended.</summary>
    public bool IsBeingScanned => !Directory.Exists(Path.Combine(_clips, First)) && Directory.Exists(Path.Combine(_clips, _last));

    /// <summary>Gets a value indicating whether each clip on it is marked as delivered.</summary>
    public bool HasOnlyDelivered => Delivered.PendingClips(_clips).Length == 0;

    /// <summary>Tells whether a clip has its index, or a part of it.</summary>
    /// <param name="path">Its path on the card.</param>
    public bool HasIndex(string path)
    {
        string file = Path.Combine(Root, path[1..]);
        return File.Exists(file) && new ClipBytes(File.ReadAllBytes(file)).HasIndex;
    }

    /// <summary>Puts the two empty folders on the card.</summary>
    public void Prepare()
    {
        int highest = Directory.GetDirectories(_clips).Max(folder => int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture));
        _last = $"{highest + 1:D6}";
        Directory.CreateDirectory(Path.Combine(_clips, First));
        Directory.CreateDirectory(Path.Combine(_clips, _last));
    }

    /// <summary>Checks that foreign files are as they were, and that there is nothing that belongs to no one.</summary>
    /// <param name="isKilled">Whether the file that tries the mark may be there still.</param>
    public void Check(bool isKilled)
    {
        for (int i = 0; i < ForeignFolders; i++)
        {
            Assert.Equal(Note(i), File.ReadAllText(Path.Combine(_clips, $"{i + 2:D6}", "notes.txt")));
        }

        Assert.Equal(
            ForeignFolders,
            Directory.EnumerateFiles(_clips, "*", SearchOption.AllDirectories)
                .Count(file => !file.EndsWith(".avi", StringComparison.Ordinal) && !(isKilled && file == _probe)));
    }

    private static string Note(int number) => $"Note {number} of somebody else.";
}
