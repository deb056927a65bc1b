using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Tests.Support;

/// <summary>A card that tells of each call before it is made, fails where the test wants it, and shows what the test says.</summary>
internal sealed class HookedCard(ICard inner) : ICard
{
    /// <summary>Gets or sets what hears of each call and of its path; it may throw.</summary>
    public Action<CardCall, string> Before { get; set; } = (_, _) => { };

    /// <summary>Gets or sets what says with which error a call fails; null for none.</summary>
    public Func<CardCall, string, CardError?> Error { get; set; } = (_, _) => null;

    /// <summary>Gets or sets what changes the listing of a folder.</summary>
    public Func<string, CardEntry[], CardEntry[]> Listed { get; set; } = (_, entries) => entries;

    /// <summary>Gets or sets a value indicating whether it says that no byte is free.</summary>
    public bool SaysFull { get; set; }

    public void Mount() => Call(CardCall.Mount, "/", inner.Mount);

    public void GetSpace(CardSpace space)
    {
        Call(CardCall.GetSpace, "/", () => inner.GetSpace(space));
        space.FreeBytes = SaysFull ? 0 : space.FreeBytes;
    }

    public CardEntry[] List(string folder) => Listed(folder, Call(CardCall.List, folder, () => inner.List(folder)));

    public void CreateFolder(string folder) => Call(CardCall.CreateFolder, folder, () => inner.CreateFolder(folder));

    public bool DeleteFolder(string folder) => Call(CardCall.DeleteFolder, folder, () => inner.DeleteFolder(folder));

    public IFile Create(string path) =>
        Call(CardCall.Create, path, () => new HookedFile(inner.Create(path), call => Tell(call, path), true));

    public IFile Open(string path, bool forWriting) => Call(
        forWriting ? CardCall.OpenToWrite : CardCall.Open,
        path,
        () => new HookedFile(inner.Open(path, forWriting), call => Tell(call, path), forWriting));

    public void SetDelivered(string path, bool isDelivered) =>
        Call(CardCall.SetDelivered, path, () => inner.SetDelivered(path, isDelivered));

    public bool Delete(string path) => Call(CardCall.Delete, path, () => inner.Delete(path));

    private void Call(CardCall call, string path, Action action)
    {
        Tell(call, path);
        action();
    }

    private T Call<T>(CardCall call, string path, Func<T> action)
    {
        Tell(call, path);
        return action();
    }

    private void Tell(CardCall call, string path)
    {
        Before(call, path);
        if (Error(call, path) is { } error)
        {
            throw new CardException(error, "the card failed at " + path);
        }
    }
}
