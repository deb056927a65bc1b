using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Tests.BadInput;

/// <summary>A card whose listings say anything. It notes every path that is asked for.</summary>
internal sealed class HostileCard : ICard
{
    public Dictionary<string, CardEntry[]> Folders { get; } = [];

    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Gets the paths that were opened, marked or deleted, with what was done.</summary>
    public List<(string What, string Path)> Touched { get; } = [];

    public void Mount()
    {
    }

    public void GetSpace(CardSpace space)
    {
        space.TotalBytes = 1L << 32;
        space.FreeBytes = 1L << 31;
    }

    public CardEntry[] List(string folder) => Folders.TryGetValue(folder, out CardEntry[]? entries) ? entries : [];

    public void CreateFolder(string folder) => Touched.Add(("make folder", folder));

    public bool DeleteFolder(string folder)
    {
        Touched.Add(("delete folder", folder));
        return true;
    }

    public IFile Create(string path)
    {
        Touched.Add(("create", path));
        return new MemoryClip([], 0);
    }

    public IFile Open(string path, bool forWriting)
    {
        Touched.Add((forWriting ? "write" : "read", path));
        return Files.TryGetValue(path, out byte[]? bytes) ? new MemoryClip(bytes, 0) : throw new CardException(CardError.NotFound, "not there");
    }

    public void SetDelivered(string path, bool isDelivered) => Touched.Add((isDelivered ? "mark" : "unmark", path));

    public bool Delete(string path)
    {
        Touched.Add(("delete", path));
        return true;
    }
}
