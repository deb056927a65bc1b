using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Clips.Upkeep;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Status;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Clips;

public sealed class CardTests : IDisposable
{
    private static readonly DateTime Afternoon = new(2026, 11, 22, 15, 40, 1);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Clips_are_named_by_local_time_when_the_clock_is_known()
    {
        RecorderBench bench = new(_folder.Path, s => s.GmtOffsetSec = 3600, Afternoon);

        bench.RunUntil(30_000);

        Assert.Equal(["20261122164001.avi", "20261122164021.avi"], bench.Clips);
    }

    [Fact]
    public void Clips_are_numbered_while_the_clock_is_not_known()
    {
        for (int boot = 0; boot < 3; boot++)
        {
            new RecorderBench(_folder.Path).RunUntil(30_000);
        }

        Assert.Equal(
            [
                "video000001-000.avi", "video000001-001.avi", "video000002-000.avi", "video000002-001.avi",
                "video000003-000.avi", "video000003-001.avi",
            ],
            new RecorderBench(_folder.Path).Clips);
    }

    [Fact]
    public void Clips_of_a_start_that_never_knew_the_time_stay_numbered()
    {
        new RecorderBench(_folder.Path).RunUntil(30_000);
        RecorderBench bench = new(_folder.Path, utc: Afternoon);

        bench.RunUntil(30_000);

        Assert.Equal(["video000001-000.avi", "video000001-001.avi", "20261122154001.avi", "20261122154021.avi"], bench.Clips);
        Assert.Equal(bench.Clips, Order(bench.Catalogue));
    }

    [Fact]
    public void The_repeated_autumn_hour_overwrites_nothing_and_keeps_the_order()
    {
        RecorderBench bench = new(
            _folder.Path,
            s => (s.TimeZone, s.CaptureIntervalSec, s.MaxStorageMB) = ("PST8PDT,M3.2.0,M11.1.0", 1200, 20),
            new DateTime(2026, 11, 1, 8, 10, 0));

        bench.RunUntil(6 * 1_200_000 + 10_000);

        string[] clips = bench.Clips;
        Assert.Equal(7, clips.Distinct().Count());
        Assert.Equal(["20261101011000.avi", "20261101013000.avi", "20261101015000.avi"], clips[..3]);
        Assert.Equal(["20261101011000-000002-000.avi", "20261101013000-000002-001.avi", "20261101015000-000002-002.avi"], clips[3..6]);
        Assert.Equal("20261101021000.avi", clips[6]);
        Assert.Equal(clips, Order(bench.Catalogue));
    }

    [Fact]
    public void A_clock_that_jumps_back_overwrites_nothing_and_keeps_the_order()
    {
        RecorderBench bench = new(_folder.Path, utc: Afternoon);
        bench.Clock.At(30_000, () => bench.Clock.SetWallTime(Afternoon));
        bench.Clock.At(50_000, () => bench.Clock.SetWallTime(Afternoon.AddHours(-10)));

        bench.RunUntil(90_000);

        Assert.Equal(5, bench.Clips.Length);
        Assert.Equal(bench.Clips, Order(bench.Catalogue));
        Assert.Equal(5, bench.Clips.Select(name => name[..14]).Distinct().Count());
    }

    [Fact]
    public void Recording_order_survives_reboots_with_and_without_a_clock()
    {
        List<string> order = [];
        DateTime?[] clocks = [null, Afternoon, Afternoon.AddHours(-1), null, Afternoon.AddMinutes(2)];
        foreach (DateTime? utc in clocks)
        {
            RecorderBench bench = new(_folder.Path, utc: utc);
            bench.RunUntil(30_000);
            order.AddRange(bench.Log.With("Recording video: ").Select(line => Path.GetFileName(line)));
        }

        RecorderBench last = new(_folder.Path);
        last.Camera.IsPresent = false;
        last.RunUntil(10_000);

        Assert.Equal(10, order.Count);
        Assert.Equal(order, last.Clips);
        Assert.Equal(order, Order(last.Catalogue));
    }

    [Fact]
    public void A_clip_that_was_cut_off_is_repaired_before_it_may_be_sent()
    {
        Ffmpeg.SkipUnlessInstalled();
        new RecorderBench(_folder.Path).RunUntil(2500);
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(4000);
        Assert.False(bench.Catalogue.IsComplete);
        Assert.Empty(bench.Log.With("Repair"));
        bench.RunUntil(8000);

        Assert.Single(bench.Log.With("Repaired clip with"));
        Assert.InRange(Ffmpeg.Probe(bench.ClipPaths[0]).Frames, 20, 51);
        Assert.Equal(string.Empty, Ffmpeg.Complaints(bench.ClipPaths[0]));
        Assert.Equal(["video000001-000.avi", "video000002-000.avi"], Order(bench.Catalogue));
    }

    [Fact]
    public void A_file_without_one_whole_picture_is_removed_after_the_boot()
    {
        Directory.CreateDirectory(_folder.File("clips/000001"));
        File.WriteAllBytes(_folder.File("clips/000001/video000001-000.avi"), new byte[700]);
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(10_000);

        Assert.Equal(["video000002-000.avi"], bench.Clips);
        Assert.Single(bench.Log.With("Removed a clip without one whole picture"));
        Assert.False(Directory.Exists(_folder.File("clips/000001")));
    }

    [Fact]
    public void A_file_of_somebody_else_is_left_alone_even_with_a_name_of_ours()
    {
        Directory.CreateDirectory(_folder.File("clips/000001"));
        File.WriteAllText(_folder.File("clips/000001/video000001-000.avi"), "A film of somebody else");
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(30_000);

        Assert.Equal("A film of somebody else", File.ReadAllText(_folder.File("clips/000001/video000001-000.avi")));
        Assert.Equal(2, bench.Catalogue.Count);
        Assert.Single(bench.Log.With("Left alone a file that is no clip of this recorder"));
    }

    [Fact]
    public void The_circular_buffer_keeps_both_bounds_and_the_newest_clips()
    {
        RecorderBench bench = new(_folder.Path, s => s.MaxStorageMB = 1);
        long most = 0;
        for (int i = 1; i <= 60; i++)
        {
            bench.RunUntil(i * 20_000);
            most = Math.Max(most, bench.ClipPaths.Sum(path => new FileInfo(path).Length));
        }

        Assert.InRange(most, 400_000, 1_048_576);
        Assert.Equal("video000001-059.avi", bench.Clips[^1]);
        Assert.NotEmpty(bench.Log.With("Deleted oldest clip to make space: /clips/000001/video000001-000.avi"));
        Assert.Equal(bench.Clips.Length, bench.Catalogue.Count);
    }

    [Fact]
    public void The_free_space_of_the_card_is_kept_also_where_foreign_files_fill_it()
    {
        File.WriteAllBytes(_folder.File("holiday.mp4"), new byte[62 * 1048576]);
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(30 * 20_000);

        long used = bench.ClipPaths.Sum(path => new FileInfo(path).Length);
        Assert.InRange(used, 300_000, 1_048_576);
        Assert.Equal(62 * 1048576, new FileInfo(_folder.File("holiday.mp4")).Length);
    }

    [Fact]
    public void A_full_card_without_circular_buffer_stops_recording()
    {
        RecorderBench bench = new(_folder.Path, s => (s.EnableCircularBuffer, s.MaxStorageMB) = (false, 1));
        bench.RunUntil(40 * 20_000);
        int full = bench.Clips.Length;

        Assert.Single(bench.Log.With("Not recording: no space"));
        Assert.Empty(bench.Log.With("Deleted oldest"));
        Assert.Equal(RecorderFault.NoCard, bench.State.Fault);

        Clip clip = new();
        ClipRemoval removal = new(bench.Card, bench.Catalogue);
        for (int i = 0; i < 4; i++)
        {
            Assert.True(bench.Catalogue.TryLease(ClipUse.Upload, bench.Clock.Milliseconds, clip));
            removal.Delete(clip);
        }

        bench.Run(41_000);
        Assert.InRange(bench.Clips.Length, full - 3, full);
        Assert.Contains("There is space on the card again: recording goes on", bench.Log.Texts);
    }

    [Fact]
    public void A_card_without_space_at_boot_makes_space_before_the_first_recording()
    {
        RecorderBench first = new(_folder.Path);
        first.RunUntil(200_000);
        int clips = first.Clips.Length;
        File.WriteAllBytes(_folder.File("holiday.mp4"), new byte[(63 * 1048576) - (int)first.ClipPaths.Sum(p => new FileInfo(p).Length) - 1000]);

        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(10_000);

        Assert.Single(bench.Log.With("searching for old clips that can give way"));
        Assert.NotEmpty(bench.Log.With("Deleted oldest"));
        Assert.Contains("video000002-000.avi", bench.Clips);
        Assert.InRange(bench.Clips.Length, 2, clips);
    }

    [Fact]
    public void Foreign_files_are_never_touched()
    {
        string[] foreign =
        [
            "video0.avi", "clips/readme.txt", "clips/000001/holiday.avi", "clips/000001/20241301000000.avi", "clips/abc/20240101000000.avi",
            "clips/0000012/20240101000000.avi", "DCIM/20240101000000.avi",
        ];
        foreach (string name in foreign)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            File.WriteAllText(_folder.File(name), name);
        }

        RecorderBench bench = new(_folder.Path, s => s.MaxStorageMB = 1);
        bench.RunUntil(40 * 20_000);

        Assert.All(foreign, name => Assert.Equal(name, File.ReadAllText(_folder.File(name))));
        Assert.NotEmpty(bench.Log.With("Deleted oldest"));
    }

    [Fact]
    public void Folders_stay_small_and_empty_ones_are_removed()
    {
        RecorderBench bench = new(_folder.Path, s => (s.CaptureIntervalSec, s.CaptureDurationSec, s.FramesPerSecond, s.MaxStorageMB) = (2, 1, 10, 1));

        bench.RunUntil(450 * 2000);

        Assert.All(Directory.GetDirectories(_folder.File("clips")), folder => Assert.InRange(Directory.GetFiles(folder).Length, 1, 100));
        Assert.False(Directory.Exists(_folder.File("clips/000001")));
        Assert.True(Directory.Exists(_folder.File("clips/000003")));
    }

    [Fact]
    public void Lines_that_fill_more_than_a_block_are_written_once()
    {
        string[] lines = [.. Enumerable.Range(0, 120).Select(i => $"{i:D3} " + new string('x', 90))];
        LogQueue waiting = new();
        Array.ForEach(lines, waiting.Add);
        FolderCard card = new(_folder.Path, 1L << 30);
        card.Mount();
        CardLogFile log = new(card, waiting);

        for (int i = 0; i < 20; i++)
        {
            log.Write(0);
        }

        Assert.Equal(lines, File.ReadAllLines(_folder.File("log/recorder.log")));
    }

    [Fact]
    public void The_log_on_the_card_has_each_line_and_two_files_take_turns()
    {
        string first = _folder.File("log/recorder.log");
        string second = _folder.File("log/recorder.1.log");
        Directory.CreateDirectory(_folder.File("log"));
        File.WriteAllBytes(first, new byte[262_100]);
        File.WriteAllText(second, "old");

        new RecorderBench(_folder.Path, utc: Afternoon).RunUntil(50_000);

        Assert.Contains("2026-11-22 15:40:01 Recording video: /clips/000001/20261122154001.avi\r\n", File.ReadAllText(first));
        Assert.StartsWith("2026-11-22 15:40:", File.ReadAllText(second));

        File.WriteAllBytes(second, new byte[262_100]);
        new RecorderBench(_folder.Path, utc: Afternoon.AddHours(1)).RunUntil(50_000);

        Assert.Contains("2026-11-22 16:40:01 Recording video: /clips/000002/20261122164001.avi\r\n", File.ReadAllText(second));
        Assert.StartsWith("2026-11-22 16:40:", File.ReadAllText(first));
    }

    private static string[] Order(ClipCatalogue clips)
    {
        List<string> names = [];
        Clip clip = new();
        while (clips.TryLease(ClipUse.Upload, 0, clip))
        {
            names.Add(Path.GetFileName(clip.Path));
            clips.Remove(clip);
        }

        return [.. names];
    }
}
