using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

// The model server itself checks in every test that nothing is opened or sent while uploads must pause.
public class PauseForRecordingTests
{
    private readonly UploadBench _bench = new();

    [Fact]
    public void A_request_that_the_server_keeps_goes_on_after_each_recording()
    {
        _bench.Server.KilobytesPerSecond = 20;
        string path = _bench.AddClip(2_000_000);
        byte[] clip = _bench.Card.Find(path).Content();
        _bench.RecordFrom(0);

        _bench.Run(180_000);

        ServedRequest request = Assert.Single(_bench.Server.Requests);
        Assert.Equal(clip, request.Clip);
        Assert.Empty(_bench.OnCard);
        Assert.Equal(2, _bench.Log.With("Upload paused for recording: " + path).Count);
        Assert.Equal(2, _bench.Log.With("Upload resumed: " + path).Count);
        Assert.Empty(_bench.Log.With("failed"));
    }

    [Fact]
    public void Uploads_stop_at_the_lead_and_go_on_when_the_clip_is_closed()
    {
        _bench.Settings.UploadPauseLeadMs = 12_000;
        _bench.Server.KilobytesPerSecond = 10;
        _bench.AddClip(5_000_000);
        _bench.RecordFrom(60_000);

        _bench.Run(120_000);

        Assert.InRange(_bench.Log.All.First(line => line.Text.StartsWith("Upload paused")).Time, 48_000, 49_000);
        Assert.InRange(_bench.Log.All.First(line => line.Text.StartsWith("Upload resumed")).Time, 70_000, 70_500);
    }

    [Fact]
    public void No_request_is_opened_when_less_than_two_seconds_are_left()
    {
        _bench.RecordFrom(60_000);
        _bench.Run(53_100);
        _bench.AddClip();

        _bench.Run(16_000);
        Assert.Empty(_bench.Server.Attempts);

        _bench.Run(2_000);
        Assert.InRange(Assert.Single(_bench.Server.Attempts), 70_000, 70_500);
    }

    [Fact]
    public void Where_two_seconds_are_never_left_half_of_what_is_left_will_do()
    {
        _bench.Settings.CaptureIntervalSec = 20;
        _bench.Settings.CaptureDurationSec = 10;
        _bench.Settings.UploadPauseLeadMs = 9_000;
        _bench.AddClip();
        _bench.RecordFrom(0);

        _bench.Run(30_000);

        Assert.Empty(_bench.OnCard);
    }

    [Fact]
    public void The_time_of_a_recording_does_not_count_towards_the_time_out()
    {
        _bench.Settings.UploadTimeoutMs = 8_000;
        _bench.Server.Usual = new ServerAct { DelayMs = 22_000 };
        _bench.RecordFrom(20_000);
        _bench.Run(10_000);
        _bench.AddClip();

        _bench.Run(40_000);

        Assert.Single(_bench.Server.Requests);
        Assert.Empty(_bench.OnCard);
    }

    [Fact]
    public void The_time_out_counts_from_the_last_progress_and_not_from_the_start()
    {
        _bench.Settings.UploadTimeoutMs = 8_000;
        _bench.Server.KilobytesPerSecond = 10;
        _bench.Server.Usual = new ServerAct { DelayMs = 6_000 };
        _bench.AddClip(100_000);

        _bench.Run(30_000);

        Assert.Single(_bench.Server.Requests);
        Assert.Empty(_bench.OnCard);
    }

    [Fact]
    public void A_cut_by_a_recording_takes_no_try_away()
    {
        _bench.Settings.MaxUploadRetries = 1;
        _bench.Server.KilobytesPerSecond = 50;
        _bench.Server.WaitsForMs = 10_000;
        _bench.Server.Script.Enqueue(new ServerAct());
        _bench.Server.Script.Enqueue(new ServerAct { Status = 500 });
        _bench.RecordFrom(20_000);
        _bench.Run(10_000);
        string first = Path.GetFileName(_bench.AddClip(500_000));
        string second = Path.GetFileName(_bench.AddClip(1000));

        _bench.Run(60_000);

        Assert.Equal([first, first, first, second], _bench.Server.Requests.Select(request => request.Head.FileName));
    }

    [Fact]
    public void A_delivered_clip_is_deleted_only_when_no_recording_is_on_or_near()
    {
        _bench.Server.Usual = new ServerAct { DelayMs = 12_200 };
        _bench.RecordFrom(18_000);
        string path = _bench.AddClip();

        _bench.Run(17_000);
        Assert.Contains(path, _bench.OnCard);

        _bench.Run(10_900);
        Assert.Contains(path, _bench.OnCard);

        _bench.Run(1_000);
        Assert.Empty(_bench.OnCard);
        Assert.Single(_bench.Server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_request_that_was_dropped_during_a_recording_is_no_failure(bool answers408)
    {
        _bench.Settings.MaxUploadRetries = 0;
        _bench.Server.KilobytesPerSecond = 50;
        _bench.Server.WaitsForMs = 10_000;
        _bench.Server.AnswersWhenDropping = answers408;
        _bench.RecordFrom(20_000);
        _bench.Run(10_000);
        string path = _bench.AddClip(1_000_000);
        byte[] clip = _bench.Card.Find(path).Content();

        _bench.Run(90_000);

        Assert.Equal(2, _bench.Server.Requests.Count);
        Assert.Equal(clip, _bench.Server.Requests[1].Clip);
        Assert.InRange(_bench.Server.Requests[1].OpenedAt, 30_000, 31_000);
        Assert.Single(_bench.Log.With("Upload cut off: " + path));
        Assert.Empty(_bench.Log.With("failed"));
    }

    [Fact]
    public void A_connection_that_died_during_a_recording_is_no_failure_either()
    {
        _bench.Settings.MaxUploadRetries = 0;
        _bench.Server.KilobytesPerSecond = 50;
        _bench.Server.Script.Enqueue(new ServerAct { StallsAfter = 300_000 });
        _bench.RecordFrom(20_000);
        _bench.Run(10_000);
        _bench.Server.KilobytesPerSecond = 58;
        _bench.AddClip(1_000_000);

        _bench.Run(120_000);

        Assert.Equal(2, _bench.Server.Requests.Count);
        Assert.Empty(_bench.Log.With("failed"));
    }

    [Fact]
    public void After_two_cuts_the_log_names_the_settings()
    {
        _bench.Settings.CaptureIntervalSec = 20;
        _bench.Settings.CaptureDurationSec = 5;
        _bench.Server.KilobytesPerSecond = 100;
        _bench.Server.WaitsForMs = 4_000;
        string large = _bench.AddClip(2_000_000);
        string small = _bench.AddClip(100_000);
        _bench.RecordFrom(0);

        _bench.Run(240_000);

        string line = Assert.Single(_bench.Log.With("Upload put back: " + large));
        Assert.Contains("1.91MB at 100KB/s", line.Replace("99KB/s", "100KB/s"));
        Assert.Contains("CaptureIntervalSec 20, CaptureDurationSec 5 and UploadPauseLeadMs 5000 leave 10 s", line);
        Assert.Equal([large], _bench.OnCard);
        Assert.Equal(
            [large, large, small, large],
            _bench.Server.Requests.Take(4).Select(request => "/clips/000001/" + request.Head.FileName));
        Assert.Empty(_bench.Log.With("failed"));
    }

    [Fact]
    public void A_clip_that_needs_a_whole_pause_is_sent_when_one_begins()
    {
        _bench.Settings.CaptureIntervalSec = 20;
        _bench.Settings.CaptureDurationSec = 5;
        _bench.Server.KilobytesPerSecond = 100;
        _bench.Server.WaitsForMs = 4_000;
        _bench.RecordFrom(20_000);
        _bench.Run(12_000);
        string path = _bench.AddClip(900_000);

        _bench.Run(60_000);

        Assert.Equal(2, _bench.Server.Requests.Count);
        Assert.InRange(_bench.Server.Requests[1].OpenedAt, 25_000, 26_000);
        Assert.DoesNotContain(path, _bench.OnCard);
    }

    [Fact]
    public void A_connection_may_take_no_longer_than_the_window_is_open()
    {
        _bench.Server.Script.Enqueue(new ServerAct { ConnectMs = 12_000 });
        _bench.RecordFrom(20_000);
        _bench.Run(9_000);
        string path = _bench.AddClip();

        _bench.Run(40_000);

        Assert.Equal(2, _bench.Server.Attempts.Count);
        Assert.InRange(_bench.Server.Attempts[1], 30_000, 30_500);
        Assert.DoesNotContain(path, _bench.OnCard);
        Assert.Empty(_bench.Log.With("failed"));
    }

    [Fact]
    public void Connections_that_take_too_long_in_all_their_windows_are_a_failure()
    {
        _bench.Settings.CaptureIntervalSec = 20;
        _bench.Settings.CaptureDurationSec = 5;
        _bench.Server.Usual = new ServerAct { ConnectMs = int.MaxValue };
        _bench.RecordFrom(0);
        _bench.AddClip();

        _bench.Run(70_000);

        Assert.InRange(_bench.Log.All.Single(line => line.Text.StartsWith("Upload failed")).Time, 54_000, 75_000);
    }

    [Fact]
    public void A_write_that_blocks_goes_on_with_the_same_request_after_the_recording()
    {
        _bench.Server.Script.Enqueue(new ServerAct { StallsAfter = 250_000, GoesOnAt = 40_000 });
        _bench.RecordFrom(20_000);
        _bench.Run(10_000);
        string path = _bench.AddClip(1_000_000);
        byte[] clip = _bench.Card.Find(path).Content();

        _bench.Run(40_000);

        Assert.Equal(clip, Assert.Single(_bench.Server.Requests).Clip);
        Assert.Empty(_bench.Log.With("failed"));
    }

    [Fact]
    public void A_piece_that_was_read_too_late_is_sent_after_the_recording()
    {
        _bench.Server.KilobytesPerSecond = 50;
        _bench.RecordFrom(20_000);
        _bench.Run(10_000);
        string path = _bench.AddClip(1_000_000);
        byte[] clip = _bench.Card.Find(path).Content();
        _bench.Faults.Before = (call, _) => _bench.Clock.Advance(call == CardCall.Read && _bench.Clock.Milliseconds is > 14_500 and < 15_000 ? 1000 : 0);

        _bench.Run(50_000);

        Assert.Equal(clip, Assert.Single(_bench.Server.Requests).Clip);
        Assert.Single(_bench.Log.With("Upload paused for recording"));
        Assert.Empty(_bench.Log.With("failed"));
    }

    [Fact]
    public void A_connection_that_ends_with_its_window_was_cut_and_did_not_fail()
    {
        _bench.Settings.MaxUploadRetries = 0;
        _bench.Server.Script.Enqueue(new ServerAct { StallsAfter = 250_000, BreaksWhenStalled = true });
        _bench.RecordFrom(20_000);
        _bench.Run(10_000);
        _bench.AddClip(1_000_000);

        _bench.Run(40_000);

        Assert.Equal(2, _bench.Server.Requests.Count);
        Assert.Empty(_bench.OnCard);
        Assert.Empty(_bench.Log.With("failed"));
    }

    [Fact]
    public void A_server_that_stalled_before_a_recording_still_fails()
    {
        _bench.Server.KilobytesPerSecond = 100;
        _bench.Server.Script.Enqueue(new ServerAct { StallsAfter = 100_000 });
        _bench.RecordFrom(20_000);
        _bench.Run(10_000);
        _bench.AddClip(1_000_000);

        _bench.Run(80_000);

        (long time, string line) = Assert.Single(_bench.Log.All.Where(line => line.Text.StartsWith("Upload failed")).Select(line => (line.Time, line.Text)));
        Assert.InRange(time, 55_500, 57_000);
        Assert.Contains("took nothing for 30 s", line);
        Assert.Contains("Next try in", line);
        Assert.Empty(_bench.Log.With("Upload cut off"));
        Assert.Equal(2, _bench.Server.Requests.Count);
    }

    [Fact]
    public void A_server_that_stalls_in_windows_shorter_than_the_time_out_still_fails()
    {
        _bench.Settings.CaptureIntervalSec = 20;
        _bench.Settings.CaptureDurationSec = 5;
        _bench.Server.KilobytesPerSecond = 50;
        _bench.Server.Usual = new ServerAct { StallsAfter = 100_000 };
        _bench.RecordFrom(0);
        _bench.AddClip(1_000_000);

        _bench.Run(70_000);

        Assert.Single(_bench.Log.With("Upload failed"));
        Assert.Empty(_bench.Log.With("Upload cut off"));
    }

    [Fact]
    public void A_connection_that_breaks_long_after_a_recording_is_a_failure()
    {
        _bench.Server.KilobytesPerSecond = 50;
        _bench.Server.Script.Enqueue(new ServerAct { BreaksAfter = 900_000 });
        _bench.RecordFrom(20_000);
        _bench.Run(10_000);
        _bench.AddClip(1_000_000);

        _bench.Run(60_000);

        Assert.Single(_bench.Log.With("Upload failed"));
    }

    [Fact]
    public void An_hour_of_recordings_leaves_no_clip_behind()
    {
        _bench.Server.KilobytesPerSecond = 117;
        _bench.RecordFrom(0);
        for (int minute = 0; minute < 60; minute++)
        {
            _bench.AddClip(2_400_000);
            _bench.Run(60_000);
        }

        _bench.Run(60_000);

        Assert.Empty(_bench.OnCard);
        Assert.Equal(60, _bench.Server.Stored.Count);
        Assert.Empty(_bench.Log.With("failed"));
    }
}
