using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Status;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Clips;

/// <summary>Clips that were recorded before the clock was known get their real time in their header, and keep their name.</summary>
public sealed class LateTimeTests : IDisposable
{
    private static readonly DateTime Afternoon = new(2026, 11, 22, 15, 40, 1);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Clips_from_before_the_first_sync_get_their_date_and_keep_their_name()
    {
        RecorderBench bench = new(_folder.Path);
        bench.Clock.At(50_000, () => bench.Clock.SetWallTime(Afternoon));

        bench.RunUntil(70_000);

        Assert.Equal(["video000001-000.avi", "video000001-001.avi", "video000001-002.avi", "20261122154011.avi"], bench.Clips);
        Assert.Equal([20261122153911, 20261122153931, 20261122153951, 20261122154011], Dates(bench));
        Assert.Contains("Time of /clips/000001/video000001-000.avi is known now: 2026-11-22 15:39:11", bench.Log.Texts);
    }

    [Fact]
    public void Nothing_but_the_date_of_a_clip_is_changed()
    {
        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(10_000);
        byte[] before = File.ReadAllBytes(bench.ClipPaths[0]);
        bench.Clock.SetWallTime(Afternoon);
        bench.RunUntil(15_000);

        byte[] after = File.ReadAllBytes(bench.ClipPaths[0]);

        Assert.Equal(before.Length, after.Length);
        Assert.All(Enumerable.Range(0, after.Length).Where(i => after[i] != before[i]), i => Assert.InRange(i, 220, 245));
        Assert.Equal("Sun Nov 22 15:39:51 2026\n\0"u8, after.AsSpan(220, 26));
    }

    [Fact]
    public void Players_show_the_date()
    {
        Ffmpeg.SkipUnlessInstalled();
        RecorderBench bench = new(_folder.Path);
        bench.Clock.At(10_000, () => bench.Clock.SetWallTime(Afternoon));

        bench.RunUntil(30_000);

        Assert.Equal(["2026-11-22 15:39:51", "2026-11-22 15:40:11"], bench.ClipPaths.Select(Ffmpeg.DateOf));
        Assert.All(bench.ClipPaths, path => Assert.Equal(string.Empty, Ffmpeg.Complaints(path)));
    }

    [Fact]
    public void A_clip_that_is_being_sent_gets_its_date_afterwards()
    {
        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(30_000);
        Clip sent = new();
        Assert.True(bench.Catalogue.TryLease(ClipUse.Upload, 30_000, sent));
        bench.Clock.SetWallTime(Afternoon);
        bench.RunUntil(38_000);

        Assert.Equal([0, 20261122153951], Dates(bench));

        bench.Catalogue.Return(sent, ClipState.Pending);
        bench.RunUntil(39_000);

        Assert.Equal([20261122153931, 20261122153951], Dates(bench));
    }

    [Fact]
    public void A_delivered_clip_gets_its_date_too_and_stays_delivered()
    {
        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(10_000);
        Clip sent = new();
        Assert.True(bench.Catalogue.TryLease(ClipUse.Upload, 10_000, sent));
        bench.Card.SetDelivered(sent.Path, true);
        bench.Catalogue.Return(sent, ClipState.Delivered);
        bench.Clock.SetWallTime(Afternoon);

        bench.RunUntil(15_000);

        Assert.Equal([20261122153951], Dates(bench));
        Assert.True(Assert.Single(bench.Card.List("/clips/000001")).IsDelivered);
        Assert.Equal(0, bench.Catalogue.PendingCount);
    }

    [Fact]
    public void A_clip_during_which_the_clock_is_set_gets_its_date_when_it_ends()
    {
        RecorderBench bench = new(_folder.Path);
        bench.Clock.At(22_000, () => bench.Clock.SetWallTime(Afternoon));

        bench.RunUntil(30_000);

        Assert.Equal([20261122153939, 20261122153959], Dates(bench));
    }

    [Fact]
    public void A_clip_of_a_start_that_never_knew_the_time_has_none()
    {
        new RecorderBench(_folder.Path).RunUntil(10_000);
        RecorderBench bench = new(_folder.Path, utc: Afternoon);

        bench.RunUntil(30_000);

        Assert.Equal([0, 20261122154001, 20261122154021], Dates(bench));
        Assert.Empty(bench.Log.With("Time of "));
    }

    [Fact]
    public void A_clip_that_takes_no_date_is_said_once_and_stops_nothing()
    {
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Error = (call, path) => call == CardCall.OpenToWrite && path.EndsWith("video000001-001.avi", StringComparison.Ordinal) ? CardError.Failed : null,
        };
        RecorderBench bench = new(_folder.Path, card: card);
        bench.Clock.At(50_000, () => bench.Clock.SetWallTime(Afternoon));

        bench.RunUntil(90_000);

        Assert.Equal([20261122153911, 0, 20261122153951, 20261122154011, 20261122154031], Dates(bench));
        Assert.Equal(RecorderFault.None, bench.State.Fault);
        Assert.Single(bench.Log.With("video000001-001.avi cannot be given its date"));
        Assert.False(bench.Catalogue.HasUndated);
    }

    [Fact]
    public void Dates_lie_as_far_apart_as_the_clips_however_slow_the_card_is()
    {
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L));
        RecorderBench bench = new(_folder.Path, card: card);
        card.Before = (call, path) => bench.Clock.Advance(call == CardCall.OpenToWrite && path.EndsWith(".avi", StringComparison.Ordinal) ? 600 : 0);
        bench.Clock.At(50_300, () => bench.Clock.SetWallTime(Afternoon.AddMilliseconds(500)));

        bench.RunUntil(58_000);

        long[] dates = Dates(bench);
        Assert.Equal([dates[0], dates[0] + 20, dates[0] + 40], dates);
    }

    [Fact]
    public void Clips_that_came_and_went_take_no_memory_though_one_old_clip_stays()
    {
        ClipCatalogue clips = new();
        Clip clip = new();
        ClipName name = new() { Folder = 1 };
        clips.BeginRecording(name, 0, clip);
        clips.Return(clip, ClipState.Pending);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 1; i <= 200_000; i++)
        {
            name.Folder = 1 + (i / 200);
            name.Index = i % 200;
            clips.BeginRecording(name, i, clip);
            clips.Remove(clip);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    private static long[] Dates(RecorderBench bench) => [.. bench.ClipPaths.Select(path =>
    {
        IFile file = bench.Card.Open("/" + Path.GetRelativePath(bench.Folder, path), false);
        long date = AviDate.Read(file);
        file.Close();
        return date;
    })];
}
