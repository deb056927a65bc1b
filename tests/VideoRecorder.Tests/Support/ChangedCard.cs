using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Storage;

namespace VideoRecorder.Tests.Support;

/// <summary>A card whose folders and names are as the test wants them: in another order, unreadable, or not to be changed.</summary>
internal sealed class ChangedCard(ICard inner) : ICard
{
    public Func<string, CardEntry[], CardEntry[]> Listed { get; set; } = (_, entries) => entries;

    public Func<string, CardError?> MarkError { get; set; } = _ => null;

    public Func<string, CardError?> ChangeError { get; set; } = _ => null;

    public Func<string, CardError?> FolderError { get; set; } = _ => null;

    public void Mount() => inner.Mount();

    public void GetSpace(CardSpace space) => inner.GetSpace(space);

    public CardEntry[] List(string folder)
    {
        Check(FolderError, folder);
        return Listed(folder, inner.List(folder));
    }

    public void CreateFolder(string folder) => inner.CreateFolder(folder);

    public bool DeleteFolder(string folder)
    {
        Check(FolderError, folder);
        return inner.DeleteFolder(folder);
    }

    public void SetDelivered(string path, bool isDelivered)
    {
        Check(MarkError, path);
        inner.SetDelivered(path, isDelivered);
    }

    public IClipFile Create(string path) => inner.Create(path);

    public IClipFile Open(string path, bool forWriting)
    {
        Check(path => forWriting ? ChangeError(path) : null, path);
        return inner.Open(path, forWriting);
    }

    public bool Delete(string path) => inner.Delete(path);

    private static void Check(Func<string, CardError?> error, string path)
    {
        if (error(path) is { } known)
        {
            throw new CardException(known, "the card failed at " + path);
        }
    }
}
