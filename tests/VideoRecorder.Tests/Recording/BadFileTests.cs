using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Status;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Recording;

/// <summary>One bad file, or a camera that is only half there, is no reason for the rest to stop.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CardError.Failed)]
    [InlineData(CardError.ReadOnly)]
    [InlineData(CardError.Denied)]
    public void The_quota_holds_though_one_clip_cannot_be_deleted(CardError error)
    {
        HookedCard card = Card(CardCall.Delete, "000001/video000001-000.avi", error);
        RecorderBench bench = new(_folder.Path, s => s.MaxStorageMB = 1, card: card);

        bench.RunUntil(1_200_000);

        Assert.InRange(bench.ClipPaths.Sum(path => new FileInfo(path).Length), 400_000, 1_048_576);
        Assert.Equal(60, bench.Log.With("Recording video").Count);
        Assert.Empty(bench.Log.With("Card error"));
        Assert.Single(bench.Log.With(
            "video000001-000.avi cannot be deleted (the card failed at /clips/000001/video000001-000.avi); it is skipped until the next scan of the card"));
    }

    [Theory]
    [InlineData(CardError.Failed)]
    [InlineData(CardError.ReadOnly)]
    [InlineData(CardError.Denied)]
    public void A_folder_in_which_nothing_can_be_deleted_stops_nothing(CardError error)
    {
        new RecorderBench(_folder.Path).RunUntil(180_000);
        HookedCard card = Card(CardCall.Delete, "/000001/", error);
        RecorderBench bench = new(_folder.Path, s => s.MaxStorageMB = 2, card: card);

        bench.RunUntil(1_200_000);

        Assert.Equal(60, bench.Log.With("Recording video").Count);
        Assert.InRange(bench.ClipPaths.Sum(path => new FileInfo(path).Length), 400_000, 2_097_152);
        Assert.Equal(9, bench.Log.With("cannot be deleted").Count);
        Assert.Empty(bench.Log.With("Card error"));
    }

    [Fact]
    public void What_cannot_be_deleted_is_not_said_again_after_each_scan()
    {
        HookedCard card = Card(CardCall.Delete, "video000001-000.avi", CardError.Denied);
        RecorderBench bench = new(
            _folder.Path,
            s => (s.CaptureIntervalSec, s.CaptureDurationSec, s.FramesPerSecond, s.MaxStorageMB) = (120, 10, 10, 1),
            card: card);

        bench.RunUntil(5 * 3_600_000);

        Assert.Equal(2, bench.Log.With("Scanning the card again").Count);
        Assert.Single(bench.Log.With("cannot be deleted"));
        Assert.Equal(150, bench.Log.With("Recording video").Count);
    }

    [Theory]
    [InlineData(CardError.Failed)]
    [InlineData(CardError.ReadOnly)]
    [InlineData(CardError.Denied)]
    public void A_clip_that_cannot_be_opened_stops_neither_scan_nor_recording(CardError error)
    {
        new RecorderBench(_folder.Path).RunUntil(45_000);
        HookedCard card = Card(CardCall.Open, "video000001-002.avi", error);
        RecorderBench bench = new(_folder.Path, card: card);

        bench.RunUntil(200_000);

        Assert.True(bench.Catalogue.IsComplete);
        Assert.Single(bench.Log.With("video000001-002.avi cannot be checked ("));
        Assert.Equal(10, bench.Log.With("Recording video").Count);
    }

    [Fact]
    public void A_card_that_takes_no_write_at_all_is_a_card_error()
    {
        HookedCard card = Card();
        RecorderBench bench = new(_folder.Path, s => s.MaxStorageMB = 1, card: card);
        bench.RunUntil(300_000);
        card.Error = (call, _) => call is CardCall.Create or CardCall.CreateFolder or CardCall.SetDelivered or CardCall.Delete ? CardError.ReadOnly : null;

        bench.RunUntil(600_000);

        Assert.Single(bench.Log.With("Card error: "));
        Assert.Empty(bench.Log.With("cannot be deleted"));
    }

    [Fact]
    public void A_card_that_fails_on_one_clip_after_the_other_has_failed_itself()
    {
        new RecorderBench(_folder.Path).RunUntil(200_000);
        HookedCard card = Card();
        card.Error = (call, _) => call == CardCall.Delete ? CardError.Failed : null;
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
    public void A_log_file_that_cannot_be_put_away_begins_again_and_has_each_line_once()
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
        HookedCard card = Card();
        card.Error = (call, path) => call is CardCall.Open or CardCall.OpenToWrite && isBad && path.StartsWith("/log", StringComparison.Ordinal) ? CardError.Failed : null;
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
    public void A_camera_with_only_broken_frames_is_a_fault_and_is_started_again()
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
        HookedCard card = Card();
        card.Error = (call, path) => call == CardCall.Create && path.StartsWith("/clips", StringComparison.Ordinal) ? CardError.Full : null;
        RecorderBench bench = new(_folder.Path, card: card);

        bench.RunUntil(190_000);

        Assert.Single(bench.Log.With("The card is full"));
        Assert.Equal(RecorderFault.NoCard, bench.State.Fault);
    }

    [Fact]
    public void Clips_far_over_a_lowered_quota_give_way_in_the_pauses()
    {
        RecorderBench first = new(_folder.Path, s => (s.CaptureIntervalSec, s.CaptureDurationSec, s.UploadUrl) = (2, 1, string.Empty));
        first.RunUntil(400_000);
        HookedCard card = Card();
        RecorderBench bench = new(
            _folder.Path,
            s => (s.CaptureIntervalSec, s.CaptureDurationSec, s.MaxStorageMB, s.UploadUrl) = (6, 5, 1, string.Empty),
            card: card);
        card.Before = (call, _) => bench.Clock.Advance(call == CardCall.Delete ? 60 : 0);

        bench.RunUntil(120_000);

        long[] starts = [.. bench.Log.All.Where(line => line.Text.StartsWith("Recording video", StringComparison.Ordinal)).Select(line => line.Time)];
        Assert.Equal(20, starts.Length);
        Assert.All(starts, start => Assert.InRange(start % 6000, 0, 600));
        Assert.InRange(bench.ClipPaths.Sum(path => new FileInfo(path).Length), 400_000, 1_048_576);
    }

    private HookedCard Card() => new(new FolderCard(_folder.Path, 64 * 1048576L));

    /// <summary>A card that fails at a call for each file whose path has this in it.</summary>
    private HookedCard Card(CardCall failing, string part, CardError error)
    {
        HookedCard card = Card();
        card.Error = (call, path) => call == failing && path.Contains(part, StringComparison.Ordinal) ? error : null;
        return card;
    }
}
