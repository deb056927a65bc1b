using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Recording;
using VideoRecorder.Core.Storage;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>A card that tells of each call before it is made, and can be broken where a real one cannot.</summary>
internal sealed class WatchedCard(ICard inner, Action<CardCall, string> before) : ICard
{
    private volatile object? _fault;

    /// <summary>Gets or sets how it is broken, if it is.</summary>
    public CardBreak? Fault
    {
        get => (CardBreak?)_fault;
        set => _fault = value;
    }

    public void Mount() => Call(CardCall.Mount, "/", inner.Mount);

    public void GetSpace(CardSpace space)
    {
        Call(CardCall.GetSpace, "/", () => inner.GetSpace(space));
        space.FreeBytes = Fault == CardBreak.Full ? 0 : space.FreeBytes;
    }

    public CardEntry[] List(string folder) => Call(CardCall.List, folder, () => inner.List(folder));

    public void CreateFolder(string folder) => Call(CardCall.CreateFolder, folder, () => inner.CreateFolder(folder));

    public bool DeleteFolder(string folder) => Call(CardCall.DeleteFolder, folder, () => inner.DeleteFolder(folder));

    public IClipFile Create(string path) => Call(CardCall.Create, path, () => new File(this, path, inner.Create(path), true));

    public IClipFile Open(string path, bool forWriting) =>
        Call(forWriting ? CardCall.OpenToWrite : CardCall.Open, path, () => new File(this, path, inner.Open(path, forWriting), forWriting));

    public void SetDelivered(string path, bool isDelivered) =>
        Call(CardCall.SetDelivered, path, () => inner.SetDelivered(path, isDelivered));

    public bool Delete(string path) => Call(CardCall.Delete, path, () => inner.Delete(path));

    private static bool Hits(CardBreak fault, CardCall call) => fault switch
    {
        CardBreak.Gone => true,
        CardBreak.Failing => call is not (CardCall.Mount or CardCall.GetSpace or CardCall.List),
        CardBreak.ReadOnly => call is CardCall.CreateFolder or CardCall.DeleteFolder or CardCall.Create or CardCall.OpenToWrite
            or CardCall.SetDelivered or CardCall.Delete or CardCall.Append or CardCall.AppendFrame or CardCall.Overwrite or CardCall.Truncate or CardCall.Sync,
        _ => call is CardCall.CreateFolder or CardCall.Append or CardCall.AppendFrame,
    };

    private static CardException Error(CardBreak fault, string path) => fault switch
    {
        CardBreak.Gone => new CardException(CardError.NotPresent, "No card: it was taken out"),
        CardBreak.Failing => new CardException(CardError.Failed, "The card failed at " + path),
        CardBreak.ReadOnly => new CardException(CardError.ReadOnly, "The card is write-protected"),
        _ => new CardException(CardError.Full, "The card has no room"),
    };

    private void Call(CardCall call, string path, Action action) => Call(call, path, () =>
    {
        action();
        return true;
    });

    private T Call<T>(CardCall call, string path, Func<T> action)
    {
        before(call, path);
        return Fault is { } fault && Hits(fault, call) ? throw Error(fault, path) : action();
    }

    private sealed class File(WatchedCard card, string path, IClipFile inner, bool forWriting) : IClipFile
    {
        public long Length => inner.Length;

        public void Append(byte[] buffer, int offset, int count) => card.Call(CardCall.Append, path, () => inner.Append(buffer, offset, count));

        public void AppendFrame(ICamera camera) => card.Call(CardCall.AppendFrame, path, () => inner.AppendFrame(camera));

        public void Overwrite(long position, byte[] buffer, int offset, int count) =>
            card.Call(CardCall.Overwrite, path, () => inner.Overwrite(position, buffer, offset, count));

        public int Read(long position, byte[] buffer, int offset, int count) =>
            card.Call(forWriting ? CardCall.ReadToWrite : CardCall.Read, path, () => inner.Read(position, buffer, offset, count));

        public void Truncate(long length) => card.Call(CardCall.Truncate, path, () => inner.Truncate(length));

        public void Sync() => card.Call(CardCall.Sync, path, inner.Sync);

        public void Close()
        {
            // what is closed is closed, whatever it says
            try
            {
                card.Call(CardCall.Close, path, () => { });
            }
            finally
            {
                inner.Close();
            }
        }
    }
}
