using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

public class DeliveryTests
{
    private readonly UploadBench _bench = new();

    [Fact]
    public void The_oldest_clip_goes_first_and_one_at_a_time()
    {
        string[] paths = [_bench.AddClip(), _bench.AddClip(), _bench.AddClip()];

        _bench.Run(10_000);

        Assert.Equal(paths.Select(Path.GetFileName), _bench.Server.Requests.Select(request => request.FileName));
        Assert.Empty(_bench.OnCard);
        Assert.Equal(0, _bench.Clips.PendingCount);
    }

    [Fact]
    public void The_log_tells_of_a_delivery_as_specified()
    {
        string path = _bench.AddClip(2_453_667);
        _bench.AddClip();

        _bench.Run(10_000);

        string[] expected =
        [
            "WiFi connected! IP: 192.168.1.100",
            "Signal strength: -45 dBm",
            "WiFi Status: CONNECTED",
            "Signal Strength: -45 dBm",
            "Gateway: 192.168.1.1",
            "DNS: 192.168.1.2",
            "Found 2 videos to upload",
            "Clock set: 2026-11-22 15:40:01 (UTC+00:00)",
            $"Starting upload: {path} (2.34MB)",
            $"Upload successful: {path} (Response: 200)",
            $"Deleted uploaded file: {path}",
            $"Upload completed successfully: {path}",
            string.Empty,
            "Upload queue: 1 files pending",
        ];
        Assert.Equal(expected, _bench.Log.Texts.Take(expected.Length));
    }

    [Theory]
    [InlineData(UploadFormat.Multipart, 512)]
    [InlineData(UploadFormat.Multipart, 8192)]
    [InlineData(UploadFormat.Raw, 512)]
    [InlineData(UploadFormat.Raw, 65536)]
    public void The_server_gets_the_bytes_of_the_clip_and_all_header_fields(UploadFormat format, int chunk)
    {
        _bench.Settings.UploadFormat = format;
        _bench.Settings.UploadChunkSize = chunk;
        _bench.Settings.UploadApiKey = "secret-key";
        string path = _bench.AddClip(100_001);
        byte[] clip = _bench.Card.Find(path).Content();

        _bench.Run(10_000);

        ServedRequest request = Assert.Single(_bench.Server.Requests);
        Assert.Equal(clip, request.Clip);
        Assert.Equal(request.Received.Length, request.Head.ContentLength);
        Assert.Equal(UploadBench.Url, request.Head.Url);
        Assert.Equal(Path.GetFileName(path), request.Head.FileName);
        Assert.Equal("videorecorder", request.Head.Device);
        Assert.Equal("secret-key", request.Head.ApiKey);
        if (format == UploadFormat.Multipart)
        {
            Assert.StartsWith("multipart/form-data; boundary=", request.Head.ContentType);
            Assert.Equal("videorecorder", request.Device);
        }
        else
        {
            Assert.Equal("application/octet-stream", request.Head.ContentType);
        }
    }

    [Fact]
    public void Every_request_has_a_boundary_of_its_own()
    {
        for (int i = 0; i < 20; i++)
        {
            _bench.AddClip(1000);
        }

        _bench.Run(30_000);

        Assert.Equal(20, _bench.Server.Requests.Select(request => request.Head.ContentType).Distinct().Count());
    }

    [Fact]
    public void An_empty_clip_file_is_delivered_like_any_other()
    {
        _bench.AddClip(0);

        _bench.Run(10_000);

        Assert.Empty(Assert.Single(_bench.Server.Requests).Clip!);
        Assert.Empty(_bench.OnCard);
    }

    [Theory]
    [InlineData(200, "{\"size\": 100000}")]
    [InlineData(201, "{\"id\": 7, \"file\": {\"size\": \"100000\"}}")]
    [InlineData(202, "[{\"Size\": 100000.0}]")]
    public void A_2xx_with_the_right_size_is_a_proof(int status, string body)
    {
        _bench.Server.Usual = new ServerAct { Status = status, Body = body };
        _bench.AddClip(100_000);

        _bench.Run(10_000);

        Assert.Empty(_bench.OnCard);
    }

    [Fact]
    public void A_2xx_with_another_size_is_a_failed_try()
    {
        _bench.Server.Usual = new ServerAct { Body = "{\"size\": 99999}" };
        string path = _bench.AddClip(100_000);

        _bench.Run(60_000);

        Assert.Contains(path, _bench.OnCard);
        Assert.True(_bench.Server.Requests.Count > 1);
        Assert.Contains("stored another size than the clip's", Assert.Single(_bench.Log.With("Upload failed")));
    }

    [Fact]
    public void A_2xx_before_the_last_byte_was_sent_is_no_proof()
    {
        _bench.Server.Usual = new ServerAct { AnswersAfter = 40_000, Body = string.Empty };
        string path = _bench.AddClip(100_000);

        _bench.Run(1000);

        Assert.Contains(path, _bench.OnCard);
        Assert.True(Assert.Single(_bench.Server.Requests).Received.Length < 60_000);
        Assert.Contains("before it had the whole clip", Assert.Single(_bench.Log.With("Upload failed")));
    }

    [Fact]
    public void The_LED_flag_is_on_only_while_bytes_go_out()
    {
        _bench.Server.KilobytesPerSecond = 100;
        _bench.AddClip(500_000);

        Assert.False(_bench.State.Value.IsUploading);
        _bench.Run(3000);
        Assert.True(_bench.State.Value.IsUploading);
        _bench.Run(10_000);
        Assert.False(_bench.State.Value.IsUploading);
    }

    [Fact]
    public void Progress_is_said_every_ten_seconds()
    {
        _bench.Server.KilobytesPerSecond = 100;
        string path = _bench.AddClip(2_621_440);

        _bench.Run(60_000);

        Assert.Equal(
            [
                $"Upload progress: {path} 39% (0.98MB of 2.50MB, 100KB/s)",
                $"Upload progress: {path} 78% (1.97MB of 2.50MB, 100KB/s)",
            ],
            _bench.Log.With("Upload progress"));
    }

    [Fact]
    public void Without_an_upload_address_nothing_is_sent()
    {
        _bench.Settings.UploadUrl = string.Empty;
        _bench.AddClip();

        _bench.Run(600_000);

        Assert.Empty(_bench.Server.Attempts);
        Assert.Empty(_bench.Log.With("Found"));
    }

    [Fact]
    public void Nothing_is_sent_before_all_clips_on_the_card_are_known()
    {
        _bench.AddClip();

        _bench.RunUnscanned(60_000);
        Assert.Empty(_bench.Server.Attempts);

        _bench.Run(5000);
        Assert.Single(_bench.Server.Requests);
    }

    [Fact]
    public void Over_https_nothing_is_sent_before_the_time_is_known()
    {
        UploadBench bench = new() { Clock = new VirtualTimeClock(new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc)) };
        bench.Settings.UploadUrl = "https://192.168.1.5/upload";
        bench.Settings.EnableHttps = true;
        bench.AddClip();

        bench.Run(60_000);
        Assert.Empty(bench.Server.Attempts);
        Assert.Contains("pool.ntp.org", Assert.Single(bench.Log.With("Uploads wait for the time")));

        bench.Clock.SetWallTime(new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc));
        bench.Run(5000);
        Assert.Single(bench.Server.Requests);
    }
}
