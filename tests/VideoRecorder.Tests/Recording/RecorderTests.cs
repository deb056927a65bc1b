using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Status;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Recording;

public sealed class RecorderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_clip_starts_at_power_on_and_the_others_on_a_fixed_grid()
    {
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(101_000);

        Assert.Equal([0, 20_000, 40_000, 60_000, 80_000, 100_000], Starts(bench));
    }

    [Fact]
    public void The_lines_of_a_recording_are_those_of_the_specification()
    {
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(6000);

        Assert.Equal("Recording video: /clips/000001/video000001-000.avi", bench.Log.Texts[0]);
        Assert.Equal("Video with 100 frames saved: /clips/000001/video000001-000.avi", bench.Log.Texts[1]);
        Assert.Matches(@"^File size: \d+\.\d\dMB$", bench.Log.Texts[2]);
        Assert.Equal("Added to upload queue: /clips/000001/video000001-000.avi (Queue size: 1)", bench.Log.Texts[3]);
        Assert.Matches(@"^Storage: reserved .* used .* of 20\.00MB, free on card .* of 64\.00MB, 1 clips \(those of earlier starts are still to be counted\)$", bench.Log.Texts[4]);
    }

    [Theory]
    [InlineData(50, 100)]
    [InlineData(40, 100)]
    [InlineData(80, 63)]
    [InlineData(333.3, 15)]
    public void A_clip_plays_as_long_as_it_took_whatever_the_camera_delivers(double cameraIntervalMs, int frames)
    {
        Ffmpeg.SkipUnlessInstalled();
        RecorderBench bench = new(_folder.Path, cameraIntervalMs: cameraIntervalMs);

        bench.RunUntil(6000);

        ClipFacts facts = Ffmpeg.Probe(Assert.Single(bench.ClipPaths));
        Assert.Equal(("mjpeg", 64, 48), (facts.Codec, facts.Width, facts.Height));
        Assert.Equal(100, facts.Slots);
        Assert.InRange(facts.Frames, frames - 1, frames + 1);
        Assert.InRange(facts.Seconds, 4.95, 5.05);
        Assert.Equal(string.Empty, Ffmpeg.Complaints(bench.ClipPaths[0]));
    }

    [Fact]
    public void A_clip_without_one_good_frame_is_not_kept()
    {
        RecorderBench bench = new(_folder.Path);
        bench.Camera.Defect = _ => FrameDefect.NoStart;

        bench.RunUntil(6000);

        Assert.Empty(bench.Clips);
        Assert.Equal(0, bench.Catalogue.Count);
        Assert.Single(bench.Log.With("no good picture came from it (100 broken ones)"));
        Assert.Contains("Not kept, for no good picture came: /clips/000001/video000001-000.avi", bench.Log.Texts);
    }

    [Fact]
    public void A_camera_that_fails_ends_the_clip_and_is_tried_at_the_next_interval()
    {
        Ffmpeg.SkipUnlessInstalled();
        RecorderBench bench = new(_folder.Path);
        bench.Camera.FailsAt = 2500;
        bench.Clock.At(19_000, () => bench.Camera.FailsAt = long.MaxValue);

        bench.RunUntil(3000);
        Assert.Equal(RecorderFault.NoCamera, bench.State.Fault);
        bench.RunUntil(26_000);

        Assert.Equal(50, Ffmpeg.Probe(bench.ClipPaths[0]).Slots);
        Assert.Equal(100, Ffmpeg.Probe(bench.ClipPaths[1]).Slots);
        Assert.Single(bench.Log.With("Camera error: the sensor has stopped answering"));
        Assert.Contains("The camera works again: recording goes on", bench.Log.Texts);
        Assert.Equal(RecorderFault.None, bench.State.Fault);
    }

    [Fact]
    public void A_camera_that_falls_silent_is_started_again()
    {
        RecorderBench bench = new(_folder.Path);
        bench.Camera.Exists = number => number is < 20 or > 300;

        bench.RunUntil(26_000);

        Assert.Single(bench.Log.With("no picture for 3 seconds"));
        Assert.Equal(2, bench.Camera.Starts);
        Assert.Equal(2, bench.Clips.Length);
    }

    [Fact]
    public void Each_recording_in_the_log_has_its_end_though_the_camera_is_silent()
    {
        RecorderBench bench = new(_folder.Path);
        bench.Camera.Exists = number => number < 20;

        bench.RunUntil(66_000);

        int begun = bench.Log.With("Recording video: ").Count();
        Assert.InRange(begun, 3, 10);
        Assert.Equal(begun - 1, bench.Log.With("Not kept, for no good picture came: ").Count());
        Assert.Single(bench.Log.With("no picture for 3 seconds"));
    }

    [Fact]
    public void A_missing_card_is_said_once_and_recording_begins_when_it_is_in()
    {
        string folder = _folder.File("card");
        RecorderBench bench = new(folder);
        bench.Clock.At(50_000, () => Directory.CreateDirectory(folder));

        bench.RunUntil(30_000);
        Assert.Equal(RecorderFault.NoCard, bench.State.Fault);
        bench.RunUntil(70_000);

        Assert.Single(bench.Log.With("Card error"));
        Assert.Equal([60_000], Starts(bench));
        Assert.Equal(RecorderFault.None, bench.State.Fault);
    }

    [Fact]
    public void A_card_that_is_pulled_and_put_back_keeps_its_clips_and_gets_new_ones()
    {
        string folder = _folder.File("card");
        Directory.CreateDirectory(folder);
        RecorderBench bench = new(folder);
        bench.RunUntil(30_000);
        Directory.Move(folder, folder + ".pulled");
        bench.RunUntil(50_000);
        Directory.Move(folder + ".pulled", folder);
        bench.RunUntil(110_000);

        Assert.Equal([0, 20_000, 60_000, 80_000, 100_000], Starts(bench));
        Assert.Equal(5, bench.Clips.Length);
        Assert.Equal(5, bench.Catalogue.Count);
    }

    [Fact]
    public void Slots_that_pass_while_the_recorder_is_held_up_stay_empty()
    {
        Ffmpeg.SkipUnlessInstalled();
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(2000);
        bench.Clock.Advance(1000);
        bench.RunUntil(6000);

        ClipFacts facts = Ffmpeg.Probe(bench.ClipPaths[0]);
        Assert.Equal(100, facts.Slots);
        Assert.InRange(facts.Frames, 79, 81);
        Assert.InRange(facts.Seconds, 4.95, 5.05);
    }

    [Fact]
    public void A_recording_as_long_as_its_interval_leaves_no_gap()
    {
        RecorderBench bench = new(_folder.Path, s => s.CaptureDurationSec = 20);

        bench.RunUntil(61_000);

        Assert.All(Starts(bench), (start, i) => Assert.InRange(start - (i * 20_000), 0, 50));
        Assert.Equal(4, Starts(bench).Length);
    }

    [Fact]
    public void Recording_without_pauses_still_finds_time_for_upkeep()
    {
        new RecorderBench(_folder.Path).RunUntil(2500);
        RecorderBench bench = new(_folder.Path, s => s.CaptureDurationSec = 20);
        bench.Clock.At(30_000, () => bench.Clock.SetWallTime(new DateTime(2026, 11, 22, 12, 0, 0)));

        bench.RunUntil(400_000);

        Assert.Single(bench.Log.With("Repaired clip with"));
        Assert.NotEmpty(bench.Log.With("Time of /clips/000002/video000002-000.avi"));
        Assert.Contains("Recording video", File.ReadAllText(_folder.File("log/recorder.log")));
        Assert.Equal(20, Starts(bench).Length);
    }

    [Fact]
    public void A_clip_rolls_over_before_its_index_is_full_and_loses_no_slot()
    {
        Ffmpeg.SkipUnlessInstalled();
        HookedCard card = new(new FolderCard(_folder.Path, 1L << 30));
        RecorderBench bench = new(
            _folder.Path,
            s => (s.FramesPerSecond, s.CaptureDurationSec, s.CaptureIntervalSec, s.MaxStorageMB) = (60, 1000, 2000, 200),
            cameraIntervalMs: 250,
            card: card);
        card.Before = (call, path) => bench.Clock.Advance(call == CardCall.Create && path.EndsWith(".avi", StringComparison.Ordinal) ? 700 : 0);

        bench.RunUntil(1_003_000);

        Assert.Equal(2, bench.Clips.Length);
        Assert.InRange(bench.Log.All.Last(line => line.Text.Contains("frames saved")).Time, 1_000_600, 1_000_800);
        ClipFacts[] facts = [.. bench.ClipPaths.Select(Ffmpeg.Probe)];
        Assert.Equal(60_000, facts.Sum(f => f.Slots));
        Assert.InRange(facts.Sum(f => f.Seconds), 999.9, 1000.1);
        Assert.InRange(facts.Sum(f => f.Frames), 3998, 4001);
    }

    [Fact]
    public void The_camera_gives_its_frame_back_also_after_a_part_of_ours_has_failed()
    {
        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(2000);

        bench.Recorder.Recover();
        bench.RunUntil(26_000);

        Assert.Equal([0, 20_000], Starts(bench));
        Assert.Equal(2, bench.Clips.Length);
        Assert.Single(bench.Log.With("Repaired clip with"));
    }

    [Fact]
    public void Recording_allocates_nothing_per_frame()
    {
        RecorderBench bench = new(_folder.Path, s => (s.CaptureDurationSec, s.CaptureIntervalSec) = (60, 120));
        bench.RunUntil(10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 500; i++)
        {
            bench.Clock.Advance(bench.Recorder.Step());
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500 * 8);
    }

    private static long[] Starts(RecorderBench bench) =>
        [.. bench.Log.All.Where(line => line.Text.StartsWith("Recording video", StringComparison.Ordinal)).Select(line => line.Time)];
}
