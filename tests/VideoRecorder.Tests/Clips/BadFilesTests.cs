using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Status;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Clips;

public sealed class BadFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bad_files_with_good_ones_between_them_are_no_bad_card()
    {
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Error = (call, path) => call == CardCall.Delete && path.EndsWith("0.avi", StringComparison.Ordinal) ? CardError.Failed : null,
        };
        RecorderBench bench = new(_folder.Path, s => s.MaxStorageMB = 1, card: card);

        bench.RunUntil(1_200_000);

        Assert.InRange(bench.Log.With("cannot be deleted").Count, 3, 10);
        Assert.Empty(bench.Log.With("Card error"));
        Assert.Equal(RecorderFault.None, bench.State.Fault);
    }
}
