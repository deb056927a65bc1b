using VideoRecorder.Core.Clips.Card;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Clips.Upkeep;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Time;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Clips;

/// <summary>What the scan makes of a card, and what it leaves there.</summary>
public sealed class ScanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_somebody_else_beside_the_folders_stays()
    {
        Directory.CreateDirectory(_folder.File("clips"));
        File.WriteAllText(_folder.File("clips/000001.001"), "a part of an archive");

        new RecorderBench(_folder.Path).RunUntil(30_000);

        Assert.Equal("a part of an archive", File.ReadAllText(_folder.File("clips/000001.001")));
    }

    [Fact]
    public void A_scan_that_begins_again_in_the_middle_of_a_folder_counts_each_clip_once()
    {
        const int Files = 120;
        UploadBench bench = new();
        for (int i = 0; i < Files; i++)
        {
            bench.Card.Put(new ClipName { Folder = 1, Stamp = 20261122160000 + (i / 60 * 100) + (i % 60) }.Path, new byte[1000]);
        }

        LocalClock local = new(bench.Clock, bench.Settings.ToTimeZoneRule());
        ClipCreator creator = new(bench.Card, bench.Clips, local);
        CardScan scan = new(bench.Card, bench.Clips, creator, new RecorderLog(bench.Log, local, new Secrets(bench.Settings)));
        creator.Prepare();
        while (bench.Clips.Count == 0)
        {
            Assert.True(scan.Step());
        }

        Assert.InRange(bench.Clips.Count, 1, Files - 1);
        scan.Reset();
        bench.Clips.Forget();
        while (scan.Step())
        {
        }

        Assert.Equal(Files, bench.Clips.Count);
    }

    [Fact]
    public void No_number_is_used_twice_when_all_clips_were_delivered()
    {
        new RecorderBench(_folder.Path).RunUntil(30_000);
        Directory.GetFiles(_folder.File("clips/000001")).ToList().ForEach(File.Delete);
        BootWithoutCamera().RunUntil(30_000);
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(10_000);

        Assert.Equal(["video000002-000.avi"], bench.Clips);
        Assert.False(Directory.Exists(_folder.File("clips/000001")));
    }

    [Fact]
    public void No_number_is_used_twice_when_the_highest_folder_is_emptied()
    {
        new RecorderBench(_folder.Path).RunUntil(30_000);
        RecorderBench second = BootWithoutCamera();
        second.RunUntil(10_000);
        DeliverAll(second);
        second.RunUntil(18_000);
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(10_000);

        Assert.Equal(["video000002-000.avi"], bench.Clips);
    }

    [Fact]
    public void A_folder_that_was_kept_for_its_number_goes_when_there_is_a_higher_one()
    {
        new RecorderBench(_folder.Path).RunUntil(30_000);
        RecorderBench bench = BootWithoutCamera();
        bench.RunUntil(10_000);
        DeliverAll(bench);
        bench.RunUntil(18_000);
        Assert.True(Directory.Exists(_folder.File("clips/000001")));
        bench.Camera.IsPresent = true;

        bench.RunUntil(38_000);

        Assert.Equal(["video000002-000.avi"], bench.Clips);
        Assert.False(Directory.Exists(_folder.File("clips/000001")));
    }

    [Fact]
    public void A_thousand_folders_in_any_order_are_found_in_recording_order()
    {
        int[] numbers = [.. Enumerable.Range(1, 1000)];
        new Random(3).Shuffle(numbers);
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Listed = (folder, entries) => folder == ClipName.Root
                ? [.. numbers.Select(number => new CardEntry(number.ToString("D6"), 0, true, false)), new CardEntry("notes", 0, true, false)]
                : [new CardEntry("video" + folder[^6..] + "-000.avi", 1000, false, false), new CardEntry("video" + folder[^6..] + "-001.avi", 1000, false, false)],
        };
        ClipCatalogue clips = new();
        CardScan scan = NewScan(card, clips);

        while (scan.Step())
        {
        }

        Clip clip = new();
        for (int i = 1; i <= 1000; i++)
        {
            Assert.True(clips.TryLease(ClipUse.Upload, 0, clip));
            Assert.Equal($"/clips/{i:D6}/video{i:D6}-000.avi", clip.Path);
            clips.Remove(clip);
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_said_once_and_the_others_are_found()
    {
        for (int boot = 0; boot < 4; boot++)
        {
            new RecorderBench(_folder.Path).RunUntil(10_000);
        }

        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Error = (_, folder) => folder is "/clips/000002" or "/clips/000003" ? CardError.Failed : null,
        };
        RecorderBench bench = new(_folder.Path, card: card);

        bench.RunUntil(30_000);

        Assert.True(bench.Catalogue.IsComplete);
        Assert.Equal(4, bench.Catalogue.Count);
        Assert.Equal(RecorderFault.None, bench.State.Fault);
        Assert.Single(bench.Log.With("the card failed at /clips/000002"));
        Assert.Single(bench.Log.With("2 folders"));
    }

    [Fact]
    public void A_folder_that_fails_once_is_read_at_the_next_try()
    {
        new RecorderBench(_folder.Path).RunUntil(50_000);
        int failures = 2;
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Error = (_, folder) => folder == "/clips/000001" && failures-- > 0 ? CardError.Failed : null,
        };
        RecorderBench bench = BootWithoutCamera(card);

        bench.RunUntil(30_000);

        Assert.Equal(3, bench.Catalogue.Count);
        Assert.Empty(bench.Log.With("cannot be listed"));
    }

    [Fact]
    public void A_folder_that_could_not_be_read_is_scanned_again_after_an_hour()
    {
        new RecorderBench(_folder.Path).RunUntil(50_000);
        bool isBad = true;
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Error = (_, folder) => isBad && folder == "/clips/000001" ? CardError.Failed : null,
        };
        RecorderBench bench = BootWithoutCamera(card);
        bench.RunUntil(30_000);
        Assert.Equal(0, bench.Catalogue.Count);

        isBad = false;
        bench.RunUntil(3_700_000);

        Assert.Equal(3, bench.Catalogue.Count);
        Assert.Single(bench.Log.With("Scanning the card again"));
    }

    [Fact]
    public void A_folder_that_stays_bad_is_scanned_ever_more_rarely()
    {
        new RecorderBench(_folder.Path).RunUntil(50_000);
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Error = (_, folder) => folder == "/clips/000001" ? CardError.Failed : null,
        };
        RecorderBench bench = BootWithoutCamera(card);

        bench.RunUntil(24 * 3_600_000);

        Assert.Equal(4, bench.Log.With("Scanning the card again").Count);
    }

    [Fact]
    public void A_folder_that_cannot_be_deleted_does_not_end_the_scan()
    {
        Directory.CreateDirectory(_folder.File("clips/000001"));
        Directory.CreateDirectory(_folder.File("clips/000002"));
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L));
        bool isListed = false;
        card.Listed = (folder, entries) => { isListed |= folder == "/clips/000001"; return entries; };
        card.Error = (_, folder) => isListed && folder == "/clips/000001" ? CardError.Failed : null;
        RecorderBench bench = new(_folder.Path, card: card);

        bench.RunUntil(30_000);

        Assert.True(bench.Catalogue.IsComplete);
        Assert.Equal(RecorderFault.None, bench.State.Fault);
        Assert.Single(bench.Log.With("the card failed at /clips/000001"));
    }

    [Fact]
    public void A_card_that_is_gone_ends_the_scan()
    {
        new RecorderBench(_folder.Path).RunUntil(30_000);
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L)) { Error = (_, folder) => folder == "/clips/000001" ? CardError.NotPresent : null };
        RecorderBench bench = new(_folder.Path, card: card);

        bench.RunUntil(10_000);

        Assert.False(bench.Catalogue.IsComplete);
        Assert.Equal(RecorderFault.NoCard, bench.State.Fault);
    }

    private static void DeliverAll(RecorderBench bench)
    {
        Clip clip = new();
        ClipRemoval removal = new(bench.Card, bench.Catalogue);
        while (bench.Catalogue.TryLease(ClipUse.Upload, bench.Clock.Milliseconds, clip))
        {
            removal.Delete(clip);
        }
    }

    private static CardScan NewScan(ICard card, ClipCatalogue clips)
    {
        VirtualTimeClock clock = new();
        LocalClock local = new(clock, new RecorderSettings().ToTimeZoneRule());
        card.Mount();
        ClipCreator creator = new(card, clips, local);
        creator.Prepare();
        return new CardScan(card, clips, creator, new RecorderLog(new LogLines(clock), local, new Secrets(new RecorderSettings())));
    }

    private RecorderBench BootWithoutCamera(ICard? card = null)
    {
        RecorderBench bench = new(_folder.Path, card: card);
        bench.Camera.IsPresent = false;
        return bench;
    }
}
