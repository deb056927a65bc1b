using VideoRecorder.Core.Status;
using VideoRecorder.Core.Storage;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Storage;

/// <summary>Clips get their real time later only as far as recording order allows it.</summary>
public sealed class RenameTests : IDisposable
{
    private const int MostUnnamed = 16384;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_the_autumn_hour_repeats_the_later_clips_of_the_folder_keep_their_numbers_and_the_order_holds()
    {
        RecorderBench bench = new(_folder.Path, s => (s.TimeZone, s.CaptureIntervalSec) = ("PST8PDT,M3.2.0,M11.1.0", 1200));
        bench.RunUntil(5 * 1_200_000 + 100_000);
        bench.Clock.SetWallTime(new DateTime(2026, 11, 1, 8, 10, 0).AddMilliseconds(bench.Clock.Milliseconds));

        bench.Run(100_000);

        Assert.Equal(
            [
                "20261101011000.avi", "20261101013000.avi", "20261101015000.avi",
                "video000001-003.avi", "video000001-004.avi", "video000001-005.avi",
            ],
            bench.Clips);
        Assert.Single(bench.Log.With("keep their numbers"));
    }

    [Theory]
    [InlineData(CardError.Failed)]
    [InlineData(CardError.Full)]
    [InlineData(CardError.AlreadyExists)]
    [InlineData(CardError.NotFound)]
    public void A_clip_that_cannot_be_renamed_is_no_lost_card_and_the_later_ones_of_its_folder_stay_behind_it(CardError error)
    {
        ChangedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L));
        card.RenameError = path => path.EndsWith("video000001-001.avi", StringComparison.Ordinal) ? error : null;
        RecorderBench bench = new(_folder.Path, card: card);
        bench.Clock.At(50_000, () => bench.Clock.SetWallTime(new DateTime(2026, 11, 22, 15, 40, 1)));

        bench.RunUntil(70_000);

        Assert.Equal(["20261122153911.avi", "video000001-001.avi", "video000001-002.avi", "20261122154011.avi"], bench.Clips);
        Assert.Equal(RecorderFault.None, bench.State.Fault);
        Assert.Equal(4, bench.State.ClipCount);
        Assert.Single(bench.Log.With("keep their numbers"));
    }

    [Fact]
    public void Clips_of_later_folders_still_get_their_time()
    {
        ChangedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L));
        card.RenameError = path => path.EndsWith("video000001-098.avi", StringComparison.Ordinal) ? CardError.Failed : null;
        RecorderBench bench = new(_folder.Path, s => (s.CaptureIntervalSec, s.CaptureDurationSec, s.FramesPerSecond) = (2, 1, 2), card: card);
        bench.RunUntil(103 * 2000);
        bench.Clock.SetWallTime(new DateTime(2026, 11, 22, 15, 40, 1));

        bench.Run(20_000);

        Assert.Equal(["video000001-098.avi", "video000001-099.avi"], bench.Clips.Where(name => name.StartsWith("video", StringComparison.Ordinal)));
    }

    [Fact]
    public void Clips_that_came_and_went_take_no_memory_though_one_old_clip_stays()
    {
        SharedState state = new(5000);
        ClipTicket ticket = new();
        ClipName name = new() { Folder = 1 };
        state.ClipOpened(name, 0, ticket);
        state.ClipSettled(ticket, 1000, ClipState.Pending);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 1; i <= 200_000; i++)
        {
            name.Folder = 1 + (i / 200);
            name.Index = i % 200;
            state.ClipOpened(name, i, ticket);
            state.ClipRemoved(ticket);
            state.TakeEmptiedFolder();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    [Fact]
    public void Live_clips_between_gone_ones_are_all_renamed_in_order()
    {
        SharedState state = new(5000);
        List<int> live = [];
        ClipTicket ticket = new();
        Random random = new(5);
        for (int i = 0; i < 10_000; i++)
        {
            state.ClipOpened(new ClipName { Folder = 1 + (i / 200), Index = i % 200 }, i, ticket);
            state.ClipSettled(ticket, 1000, ClipState.Pending);
            if (random.Next(10) < 7)
            {
                state.ClipRemoved(ticket);
            }
            else
            {
                live.Add(i);
            }

            if (i % 50 == 49 && state.TryTakeVictim(ticket, true))
            {
                live.Remove(((ticket.Name.Folder - 1) * 200) + ticket.Name.Index);
                state.ClipRemoved(ticket);
            }
        }

        Assert.Equal(live, NameAll(state));
    }

    [Fact]
    public void Beyond_a_bound_the_newest_clips_keep_their_numbers_and_all_before_them_get_their_time()
    {
        SharedState state = new(5000);
        ClipTicket ticket = new();
        for (int i = 0; i < 20_000; i++)
        {
            state.ClipOpened(new ClipName { Folder = 1 + (i / 200), Index = i % 200 }, i, ticket);
            state.ClipSettled(ticket, 1000, ClipState.Pending);
        }

        Assert.Equal(Enumerable.Range(0, MostUnnamed), NameAll(state));
    }

    private static List<int> NameAll(SharedState state)
    {
        List<int> named = [];
        ClipTicket ticket = new();
        while (state.TryTakeUnnamed(ticket, out long start))
        {
            named.Add(((ticket.Name.Folder - 1) * 200) + ticket.Name.Index);
            Assert.Equal(named[^1], start);
            ticket.Name.Stamp = 20261122000000 + named.Count;
            state.ClipNamed(ticket);
        }

        return named;
    }
}
