using VideoRecorder.Core.Recording;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Storage;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Recording;

/// <summary>One bad file, or a camera that is only half there, is no reason for the rest to stop.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_clip_that_cannot_be_read_stops_neither_recording_nor_uploads()
    {
        new RecorderBench(_folder.Path).RunUntil(45_000);
        BadFileCard card = Card();
        card.FailsToOpen = path => path.EndsWith("video000001-002.avi", StringComparison.Ordinal);
        RecorderBench bench = new(_folder.Path, card: card);

        bench.RunUntil(200_000);

        Assert.True(bench.Catalogue.IsComplete);
        Assert.Equal(RecorderFault.None, bench.State.Fault);
        Assert.Single(bench.Log.With("video000001-002.avi cannot be checked"));
        Assert.Equal(10, bench.Log.With("Recording video").Count);
    }

    [Fact]
    public void The_quota_holds_though_one_clip_cannot_be_deleted()
    {
        BadFileCard card = Card();
        card.FailsToDelete = path => path.EndsWith("video000001-000.avi", StringComparison.Ordinal);
        RecorderBench bench = new(_folder.Path, s => s.MaxStorageMB = 1, card: card);

        bench.RunUntil(1_200_000);

        Assert.InRange(bench.ClipPaths.Sum(path => new FileInfo(path).Length), 400_000, 1_048_576);
        Assert.Equal(60, bench.Log.With("Recording video").Count);
        Assert.Single(bench.Log.With("video000001-000.avi cannot be deleted"));
    }

    [Fact]
    public void A_card_that_fails_on_one_clip_after_the_other_has_failed_itself()
    {
        new RecorderBench(_folder.Path).RunUntil(200_000);
        BadFileCard card = Card();
        card.FailsToDelete = _ => true;
        RecorderBench bench = new(_folder.Path, s => s.MaxStorageMB = 1, card: card);

        bench.RunUntil(600_000);

        Assert.NotEmpty(bench.Log.With("Card error"));
    }

    [Fact]
    public void A_log_file_that_cannot_be_written_stops_nothing()
    {
        Directory.CreateDirectory(_folder.File("log/recorder.log"));
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(200_000);

        Assert.True(bench.Catalogue.IsComplete);
        Assert.Equal(10, bench.Log.With("Recording video").Count);
        Assert.Empty(bench.Log.With("Card error"));
    }

    [Fact]
    public void A_log_file_that_cannot_be_put_away_begins_anew_and_has_each_line_once()
    {
        Directory.CreateDirectory(_folder.File("log/recorder.1.log"));
        File.WriteAllBytes(_folder.File("log/recorder.log"), new byte[262_144]);
        RecorderBench bench = new(_folder.Path);

        bench.RunUntil(400_000);

        string[] lines = File.ReadAllLines(_folder.File("log/recorder.log"));
        Assert.InRange(new FileInfo(_folder.File("log/recorder.log")).Length, 1, 100_000);
        Assert.True(Directory.Exists(_folder.File("log/recorder.1.log")));
        Assert.Single(lines, line => line.Contains("Recording video: /clips/000001/video000001-005.avi"));
    }

    [Fact]
    public void Log_lines_are_kept_until_the_file_can_be_written()
    {
        bool isBad = true;
        BadFileCard card = Card();
        card.FailsToOpen = path => isBad && path.StartsWith("/log", StringComparison.Ordinal);
        RecorderBench bench = new(_folder.Path, card: card);
        bench.RunUntil(12_000);
        isBad = false;

        bench.RunUntil(90_000);

        Assert.Contains("Recording video: /clips/000001/video000001-000.avi", File.ReadAllText(_folder.File("log/recorder.log")));
    }

    [Fact]
    public void A_silent_camera_is_said_once_and_shown_by_the_LED()
    {
        RecorderBench bench = new(_folder.Path);
        bench.Camera.Exists = _ => false;

        bench.RunUntil(190_000);

        Assert.Single(bench.Log.With("Camera error"));
        Assert.Equal(RecorderFault.NoCamera, bench.State.Fault);
    }

    [Fact]
    public void A_camera_with_only_broken_frames_is_a_fault_and_is_started_anew()
    {
        RecorderBench bench = new(_folder.Path);
        bench.Camera.Defect = _ => FrameDefect.NoEnd;

        bench.RunUntil(190_000);

        Assert.Single(bench.Log.With("no good picture came from it (100 broken ones)"));
        Assert.Equal(RecorderFault.NoCamera, bench.State.Fault);
        Assert.Equal(10, bench.Camera.Starts);
    }

    [Fact]
    public void A_card_that_takes_no_new_file_is_said_once_and_shown_by_the_LED()
    {
        BadFileCard card = Card();
        card.HasNoRoomFor = path => path.StartsWith("/clips", StringComparison.Ordinal);
        RecorderBench bench = new(_folder.Path, card: card);

        bench.RunUntil(190_000);

        Assert.Single(bench.Log.With("The card is full"));
        Assert.Equal(RecorderFault.NoCard, bench.State.Fault);
    }

    [Fact]
    public void Clips_far_over_a_lowered_quota_give_way_in_the_pauses_and_delay_no_recording()
    {
        RecorderBench first = new(_folder.Path, s => (s.CaptureIntervalSec, s.CaptureDurationSec, s.UploadUrl) = (2, 1, string.Empty));
        first.RunUntil(400_000);
        BadFileCard card = Card();
        RecorderBench bench = new(
            _folder.Path,
            s => (s.CaptureIntervalSec, s.CaptureDurationSec, s.MaxStorageMB, s.UploadUrl) = (6, 5, 1, string.Empty),
            card: card);
        card.Deleted = () => bench.Clock.Advance(60);

        bench.RunUntil(120_000);

        long[] starts = [.. bench.Log.All.Where(line => line.Text.StartsWith("Recording video", StringComparison.Ordinal)).Select(line => line.Time)];
        Assert.Equal(20, starts.Length);
        Assert.All(starts, start => Assert.InRange(start % 6000, 0, 600));
        Assert.InRange(bench.ClipPaths.Sum(path => new FileInfo(path).Length), 400_000, 1_048_576);
    }

    private BadFileCard Card() => new(new FolderCard(_folder.Path, 64 * 1048576L));
}
