using VideoRecorder.Core.Http;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

public class FailureTests
{
    private const long Minute = 60_000;
    private readonly UploadBench _bench = new();

    [Fact]
    public void The_pauses_between_tries_double_from_two_seconds_to_two_minutes()
    {
        _bench.Server.Usual = new ServerAct { Status = 503 };
        _bench.AddClip();

        _bench.Run(15 * Minute);

        long[] pauses = [2000, 4000, 8000, 16_000, 32_000, 64_000, 120_000, 120_000];
        Assert.All(pauses.Zip(_bench.Server.Gaps), pair => Assert.InRange(pair.Second, pair.First, (pair.First * 5 / 4) + 250));
    }

    [Fact]
    public void A_clip_has_its_first_try_and_MaxUploadRetries_more_in_a_row()
    {
        _bench.Settings.MaxUploadRetries = 2;
        _bench.Server.Usual = new ServerAct { Status = 500 };
        string[] names = [_bench.AddClip(), _bench.AddClip()];

        _bench.Run(10 * Minute);

        Assert.Equal(
            [names[0], names[0], names[0], names[1], names[1], names[1], names[0]],
            _bench.Server.Requests.Take(7).Select(request => "/clips/000001/" + request.Head.FileName));
        Assert.Equal(2, _bench.OnCard.Length);
        Assert.Equal(2, _bench.Clips.PendingCount);
    }

    [Fact]
    public void The_pause_belongs_to_the_server_and_not_to_the_clip()
    {
        _bench.Settings.MaxUploadRetries = 0;
        _bench.Server.Usual = new ServerAct { Refuses = TransportError.Connect };
        _bench.AddClip();
        _bench.AddClip();
        _bench.AddClip();

        _bench.Run(5 * Minute);

        Assert.InRange(_bench.Server.Gaps[0], 2000, 2750);
        Assert.InRange(_bench.Server.Gaps[3], 16_000, 20_250);
    }

    [Fact]
    public void A_2xx_makes_the_pauses_short_again()
    {
        foreach (int status in new[] { 500, 500, 500, 200, 500, 200 })
        {
            _bench.Server.Script.Enqueue(new ServerAct { Status = status, Body = string.Empty });
        }

        _bench.AddClip();
        _bench.AddClip();

        _bench.Run(5 * Minute);

        Assert.Equal(6, _bench.Server.Attempts.Count);
        Assert.InRange(_bench.Server.Gaps[4], 2000, 2750);
    }

    [Fact]
    public void Retry_After_is_honoured()
    {
        _bench.Server.Script.Enqueue(new ServerAct { Status = 503, RetryAfter = "50" });
        _bench.AddClip();

        _bench.Run(5 * Minute);

        Assert.Equal(2, _bench.Server.Attempts.Count);
        Assert.InRange(_bench.Server.Gaps[0], 50_000, 52_000);
    }

    [Fact]
    public void A_short_Retry_After_does_not_shorten_the_pause()
    {
        _bench.Server.Usual = new ServerAct { Status = 429, RetryAfter = "1" };
        _bench.AddClip();

        _bench.Run(Minute);

        Assert.InRange(_bench.Server.Gaps[2], 8000, 10_250);
    }

    [Theory]
    [InlineData(401, "UploadApiKey")]
    [InlineData(403, "UploadApiKey")]
    [InlineData(404, "path of UploadUrl")]
    [InlineData(301, "final address")]
    [InlineData(307, "final address")]
    public void A_server_that_refuses_the_recorder_is_asked_at_most_every_ten_minutes(int status, string advice)
    {
        _bench.Server.Usual = new ServerAct { Status = status };
        _bench.AddClip();
        _bench.AddClip();

        _bench.Run(61 * Minute);

        Assert.InRange(_bench.Server.Attempts.Count, 6, 7);
        Assert.All(_bench.Server.Gaps, gap => Assert.True(gap >= 10 * Minute));
        Assert.Contains(advice, Assert.Single(_bench.Log.With("Upload failed")));
        Assert.Equal(2, _bench.OnCard.Length);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public void A_server_in_trouble_holds_the_whole_queue(int status)
    {
        _bench.Server.Script.Enqueue(new ServerAct { Status = status });
        _bench.AddClip();
        _bench.AddClip();

        _bench.Run(Minute);

        Assert.Equal(3, _bench.Server.Attempts.Count);
        Assert.True(_bench.Server.Gaps[0] >= 2000);
        Assert.Equal(_bench.Server.Requests[0].Head.FileName, _bench.Server.Requests[1].Head.FileName);
        Assert.Empty(_bench.OnCard);
    }

    [Theory]
    [InlineData(413, "too large")]
    [InlineData(422, "UploadFormat")]
    [InlineData(400, "refuses the clip")]
    public void A_clip_that_the_server_refuses_waits_an_hour(int status, string advice)
    {
        _bench.Server.Script.Enqueue(new ServerAct { Status = status });
        string refused = _bench.AddClip();
        string next = _bench.AddClip();

        _bench.Run(5_000);
        Assert.Equal([refused], _bench.OnCard);
        Assert.InRange(_bench.Server.Gaps[0], 0, 500);
        Assert.Contains(advice, Assert.Single(_bench.Log.With("Upload failed: " + refused)));
        Assert.Single(_bench.Log.With($"Upload held for 1 h: {refused} (Response: {status})"));
        Assert.True(_bench.Server.Stored.ContainsKey(Path.GetFileName(next)));

        _bench.Run(59 * Minute);
        Assert.Equal(2, _bench.Server.Attempts.Count);

        _bench.Run(2 * Minute);
        Assert.Empty(_bench.OnCard);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_refusal_in_mid_body_ends_the_body_and_is_understood(bool closesToo)
    {
        _bench.Server.Script.Enqueue(new ServerAct { Status = 413, AnswersAfter = 100_000, ClosesToo = closesToo, Body = "limit is 64KB" });
        string path = _bench.AddClip(2_000_000);

        _bench.Run(10_000);

        ServedRequest request = Assert.Single(_bench.Server.Requests);
        Assert.InRange(request.Received.Length, 100_000, 120_000);
        string line = Assert.Single(_bench.Log.With("Upload failed: " + path));
        Assert.Contains("413", line);
        Assert.Contains("limit is 64KB", line);
    }

    [Fact]
    public void A_reply_that_never_comes_is_a_time_out()
    {
        _bench.Server.Script.Enqueue(new ServerAct { IsSilent = true });
        _bench.AddClip();

        _bench.Run(Minute);

        Assert.InRange(_bench.Server.Requests[0].ClosedAt!.Value - _bench.Server.Requests[0].OpenedAt, 30_000, 30_500);
        Assert.Contains("did not answer in 30 s", Assert.Single(_bench.Log.With("Upload failed")));
        Assert.Empty(_bench.OnCard);
    }

    [Fact]
    public void A_server_that_takes_no_more_bytes_is_a_time_out()
    {
        _bench.Server.Script.Enqueue(new ServerAct { StallsAfter = 50_000 });
        _bench.AddClip();

        _bench.Run(Minute);

        Assert.Contains("raise UploadTimeoutMs", Assert.Single(_bench.Log.With("Upload failed")));
        Assert.Empty(_bench.OnCard);
    }

    [Theory]
    [InlineData(TransportError.NameResolution, "host name in UploadUrl")]
    [InlineData(TransportError.Connect, "Check that the server runs")]
    [InlineData(TransportError.Tls, "nothing is sent until that is cured")]
    [InlineData(TransportError.BadReply, "web server")]
    public void A_failed_connection_is_explained_once_with_what_to_do(TransportError error, string advice)
    {
        _bench.Server.Usual = new ServerAct { Refuses = error };
        _bench.AddClip();
        _bench.AddClip();

        _bench.Run(30 * Minute);

        Assert.True(_bench.Server.Attempts.Count > 8);
        Assert.Contains(advice, Assert.Single(_bench.Log.With("Upload failed")));
    }

    [Fact]
    public void A_failure_of_a_new_kind_is_said_and_each_again_after_a_success()
    {
        int[] statuses = [500, 500, 503, 500, 503, 200, 503, 200];
        foreach (int status in statuses)
        {
            _bench.Server.Script.Enqueue(new ServerAct { Status = status, Body = string.Empty });
        }

        _bench.AddClip();
        _bench.AddClip();

        _bench.Run(5 * Minute);

        Assert.Equal(
            [500, 503, 503],
            _bench.Log.With("Upload failed").Select(line => int.Parse(line.Split("answered ")[1][..3])));
        Assert.Single(_bench.Log.With("Uploads work again, after failed tries: 5"));
    }

    [Fact]
    public void A_clip_that_is_refused_is_no_failure_of_the_server()
    {
        foreach (int status in new[] { 503, 413, 503, 413, 200 })
        {
            _bench.Server.Script.Enqueue(new ServerAct { Status = status, Body = string.Empty });
        }

        _bench.AddClip();
        _bench.AddClip();
        _bench.AddClip();
        _bench.Run(2 * Minute);

        Assert.Equal(2, _bench.Log.With("Upload failed").Count);
        Assert.Single(_bench.Log.With("Uploads work again, after failed tries: 2"));
    }

    [Theory]
    [InlineData(413)]
    [InlineData(500)]
    public void With_DebugUpload_the_network_is_diagnosed_after_each_failure(int status)
    {
        _bench.Settings.DebugUpload = true;
        _bench.Server.Script.Enqueue(new ServerAct { Status = status });
        _bench.AddClip();

        _bench.Run(30_000);

        Assert.Equal(2, _bench.Log.With("Gateway: ").Count);
    }

    [Fact]
    public void The_servers_answer_is_one_line_of_200_characters_without_the_key()
    {
        _bench.Settings.UploadApiKey = "k-3yS3cret";
        _bench.Settings.DebugUpload = true;
        _bench.Server.Usual = new ServerAct { Status = 401, Body = "Bad key\r\n\u001b[31m k-3yS3cret " + new string('x', 500) };
        _bench.AddClip();

        _bench.Run(30 * Minute);

        string line = _bench.Log.With("Upload failed")[0];
        Assert.Contains("Its answer: Bad key", line);
        Assert.InRange(line.Count(c => c == 'x'), 170, 200);
        Assert.All(_bench.Log.Texts, text => Assert.DoesNotContain("k-3yS3cret", text));
        Assert.All(_bench.Log.Texts, text => Assert.DoesNotContain(text, char.IsControl));
    }

    [Fact]
    public void With_DebugUpload_each_request_and_each_failure_is_told_in_detail()
    {
        _bench.Settings.DebugUpload = true;
        _bench.Settings.UploadApiKey = "k-3yS3cret";
        _bench.Server.Script.Enqueue(new ServerAct { Status = 500 });
        _bench.Server.Script.Enqueue(new ServerAct { Status = 500 });
        _bench.AddClip(100_000);

        _bench.Run(Minute);

        Assert.Equal(3, _bench.Log.With("Upload request: POST " + UploadBench.Url).Count);
        Assert.All(_bench.Log.With("Upload request"), line => Assert.Contains("Authorization: Bearer ***", line));
        Assert.Equal(2, _bench.Log.With("Upload reply: 500").Count);
        Assert.Equal(2, _bench.Log.With("Upload failed").Count);
        Assert.Equal(3, _bench.Log.With("Gateway: ").Count);
    }

    [Fact]
    public void After_an_outage_clips_go_out_in_order()
    {
        _bench.Settings.MaxUploadRetries = 1;
        _bench.Server.IsReachable = false;
        string[] paths = Enumerable.Range(0, 6).Select(_ => _bench.AddClip()).ToArray();

        _bench.Run(Minute);
        _bench.Server.IsReachable = true;
        _bench.Run(2 * Minute);

        Assert.Equal(
            [.. paths[2..], paths[0], paths[1]],
            _bench.Server.Requests.Select(request => "/clips/000001/" + request.FileName));
    }

    [Fact]
    public void A_single_clip_that_fails_is_no_outage_and_waits_for_the_others()
    {
        for (int i = 0; i < 4; i++)
        {
            _bench.Server.Script.Enqueue(new ServerAct { Status = 500 });
        }

        string[] names = Enumerable.Range(0, 3).Select(_ => Path.GetFileName(_bench.AddClip())).ToArray();

        _bench.Run(3 * Minute);

        Assert.Equal(
            [names[0], names[0], names[0], names[0], names[1], names[2], names[0]],
            _bench.Server.Requests.Select(request => request.Head.FileName));
    }

    [Fact]
    public void A_part_that_recovers_lets_the_next_clip_have_its_turn()
    {
        _bench.Server.KilobytesPerSecond = 100;
        string suspect = _bench.AddClip(1_000_000);
        string next = _bench.AddClip(1000);
        _bench.Run(3_000);

        _bench.Part.Recover();
        _bench.Run(1_000);

        Assert.True(_bench.Server.Stored.ContainsKey(Path.GetFileName(next)));
        Assert.Equal(Path.GetFileName(suspect), _bench.Server.Requests[0].Head.FileName);
        Assert.NotNull(_bench.Server.Requests[0].ClosedAt);
    }

    [Fact]
    public void At_shutdown_the_request_is_closed_and_the_clip_stays()
    {
        _bench.Server.KilobytesPerSecond = 100;
        _bench.AddClip(1_000_000);
        _bench.Run(3_000);

        _bench.Part.Shutdown();

        Assert.NotNull(Assert.Single(_bench.Server.Requests).ClosedAt);
        Assert.Equal(0, _bench.Card.OpenFiles);
        Assert.Single(_bench.OnCard);
        Assert.Equal(1, _bench.Clips.PendingCount);
        Assert.False(_bench.State.Value.IsUploading);
    }
}
