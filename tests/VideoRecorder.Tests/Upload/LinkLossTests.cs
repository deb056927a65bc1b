using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

public class LinkLossTests
{
    private readonly UploadBench _bench = new();

    [Fact]
    public void An_upload_stops_with_the_link_and_starts_again_when_it_is_back()
    {
        _bench.Settings.MaxUploadRetries = 0;
        _bench.Server.KilobytesPerSecond = 50;
        string path = _bench.AddClip(1_000_000);
        _bench.Run(5_000);

        DropLink();
        _bench.Run(200_000);
        RestoreLink();
        _bench.Run(200_000);

        Assert.Empty(_bench.OnCard);
        Assert.Equal(2, _bench.Server.Requests.Count);
        Assert.Single(_bench.Log.With("WiFi connection lost"));
        Assert.Equal(2, _bench.Log.With("WiFi connected!").Count);
        Assert.Equal(2, _bench.Log.With("Found 1 videos to upload").Count);
        Assert.Empty(_bench.Log.With("Upload failed"));
        Assert.True(_bench.Server.Stored.ContainsKey(Path.GetFileName(path)));
    }

    [Fact]
    public void A_connection_that_fails_because_the_link_is_down_is_no_try()
    {
        _bench.Settings.MaxUploadRetries = 0;
        _bench.Run(5_000);
        DropLink();
        string[] paths = [_bench.AddClip(), _bench.AddClip()];

        _bench.Run(100_000);
        RestoreLink();
        _bench.Run(400_000);

        Assert.Equal(paths.Select(Path.GetFileName), _bench.Server.Requests.Select(request => request.FileName));
        Assert.Empty(_bench.Log.With("Upload failed"));
    }

    [Fact]
    public void A_connection_that_fails_just_before_the_link_is_lost_is_forgiven()
    {
        _bench.Settings.MaxUploadRetries = 0;
        _bench.Server.Script.Enqueue(new ServerAct { Refuses = TransportError.Connect });
        string first = _bench.AddClip();
        _bench.Run(1_500);

        DropLink();
        _bench.Run(30_000);
        RestoreLink();
        long back = _bench.Clock.Milliseconds;
        _bench.Run(60_000);

        Assert.Equal(Path.GetFileName(first), _bench.Server.Requests[0].FileName);
        Assert.InRange(_bench.Server.Requests[0].OpenedAt - back, 0, 12_000);
    }

    [Fact]
    public void When_the_link_is_back_the_server_is_tried_at_once()
    {
        _bench.Server.IsReachable = false;
        _bench.AddClip();
        _bench.Run(70_000);

        DropLink();
        _bench.Run(30_000);
        int tries = _bench.Server.Attempts.Count;
        RestoreLink();
        _bench.Run(15_000);

        long back = _bench.Log.All.Last(line => line.Text.StartsWith("WiFi connected!")).Time;
        Assert.InRange(_bench.Server.Attempts[tries] - back, 0, 1_000);
    }

    [Fact]
    public void A_link_that_is_lost_during_a_pause_for_a_recording_ends_the_request()
    {
        _bench.Server.KilobytesPerSecond = 10;
        _bench.AddClip(1_000_000);
        _bench.RecordFrom(20_000);
        _bench.Run(17_000);

        DropLink();
        _bench.Run(40_000);

        Assert.NotNull(_bench.Server.Requests[0].ClosedAt);
        Assert.Equal(0, _bench.Card.OpenFiles);
        Assert.Empty(_bench.Log.With("Upload failed"));
    }

    [Fact]
    public void A_lost_link_uses_up_no_try_of_a_clip()
    {
        _bench.Settings.MaxUploadRetries = 1;
        _bench.Server.KilobytesPerSecond = 50;
        string[] paths = [_bench.AddClip(1_000_000), _bench.AddClip()];
        for (int i = 0; i < 2; i++)
        {
            _bench.Run(20_000 - (i * 5_000));
            DropLink();
            _bench.Run(60_000);
            if (i == 1)
            {
                _bench.Server.Script.Enqueue(new ServerAct { Refuses = TransportError.Connect });
            }

            RestoreLink();
        }

        _bench.Run(200_000);

        Assert.Equal(paths.Select(Path.GetFileName), _bench.Server.Requests.Select(request => request.FileName).Where(name => name is not null));
    }

    [Fact]
    public void A_try_that_failed_just_before_the_link_was_lost_does_not_count()
    {
        _bench.Settings.MaxUploadRetries = 1;
        string[] paths = [_bench.AddClip(), _bench.AddClip()];
        _bench.Server.Script.Enqueue(new ServerAct { Refuses = TransportError.Connect });
        _bench.Run(1_500);
        DropLink();
        _bench.Run(60_000);
        _bench.Server.Script.Enqueue(new ServerAct { Refuses = TransportError.Connect });
        RestoreLink();

        _bench.Run(200_000);

        Assert.Equal(paths.Select(Path.GetFileName), _bench.Server.Requests.Select(request => request.FileName));
    }

    private void DropLink()
    {
        _bench.Link.Drop();
        _bench.Server.IsReachable = false;
    }

    private void RestoreLink()
    {
        _bench.Link.IsReachable = true;
        _bench.Server.IsReachable = true;
    }
}
