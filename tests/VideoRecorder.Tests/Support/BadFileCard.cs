using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Storage;

namespace VideoRecorder.Tests.Support;

/// <summary>A card that works but for some files: what it refuses is up to the test.</summary>
internal sealed class BadFileCard(ICard inner) : ICard
{
    public Func<string, bool> FailsToOpen { get; set; } = _ => false;

    public Func<string, bool> FailsToDelete { get; set; } = _ => false;

    public Func<string, bool> HasNoRoomFor { get; set; } = _ => false;

    /// <summary>Gets or sets what happens when a file was deleted.</summary>
    public Action Deleted { get; set; } = () => { };

    public void Mount() => inner.Mount();

    public void GetSpace(CardSpace space) => inner.GetSpace(space);

    public CardEntry[] List(string folder) => inner.List(folder);

    public void CreateFolder(string folder) => inner.CreateFolder(folder);

    public bool DeleteFolder(string folder) => inner.DeleteFolder(folder);

    public IClipFile Create(string path) =>
        HasNoRoomFor(path) ? throw new CardException(CardError.Full, "the folder takes no more files") : inner.Create(path);

    public IClipFile Open(string path, bool forWriting) => FailsToOpen(path) ? throw Failure(path) : inner.Open(path, forWriting);

    public void SetDelivered(string path, bool isDelivered) => inner.SetDelivered(path, isDelivered);

    public bool Delete(string path)
    {
        if (FailsToDelete(path))
        {
            throw Failure(path);
        }

        Deleted();
        return inner.Delete(path);
    }

    private static CardException Failure(string path) => new(CardError.Failed, "the card failed at " + path);
}
