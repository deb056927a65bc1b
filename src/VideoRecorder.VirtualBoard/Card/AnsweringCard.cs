using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>A card of which each call has an end: one that hangs fails after some seconds, as if the card had been taken out.</summary>
internal sealed class AnsweringCard : ICard
{
    private readonly ICard _card;
    private readonly CardThread _thread;

    /// <summary>Initializes a new instance of the <see cref="AnsweringCard"/> class.</summary>
    /// <param name="card">The card.</param>
    /// <param name="limit">The longest wait for a call.</param>
    public AnsweringCard(ICard card, TimeSpan limit)
    {
        _card = card;
        _thread = new CardThread(limit);
    }

    /// <inheritdoc/>
    public void Mount() => Run(_card.Mount);

    /// <inheritdoc/>
    public void GetSpace(CardSpace space)
    {
        CardSpace found = new();
        Run(() => _card.GetSpace(found));
        space.TotalBytes = found.TotalBytes;
        space.FreeBytes = found.FreeBytes;
    }

    /// <inheritdoc/>
    public CardEntry[] List(string folder) => _thread.Run(() => _card.List(folder));

    /// <inheritdoc/>
    public void CreateFolder(string folder) => Run(() => _card.CreateFolder(folder));

    /// <inheritdoc/>
    public bool DeleteFolder(string folder) => _thread.Run(() => _card.DeleteFolder(folder));

    /// <inheritdoc/>
    public IFile Create(string path) => Open(() => _card.Create(path));

    /// <inheritdoc/>
    public IFile Open(string path, bool forWriting) => Open(() => _card.Open(path, forWriting));

    /// <inheritdoc/>
    public void SetDelivered(string path, bool isDelivered) => Run(() => _card.SetDelivered(path, isDelivered));

    /// <inheritdoc/>
    public bool Delete(string path) => _thread.Run(() => _card.Delete(path));

    private AnsweringFile Open(Func<IFile> open) =>
        _thread.Run(() => new AnsweringFile(open(), _thread), file => file.Drop());

    private void Run(Action work)
    {
        _thread.Run(() =>
        {
            work();
            return true;
        });
    }
}
