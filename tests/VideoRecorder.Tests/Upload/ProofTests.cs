using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

/// <summary>What becomes of a clip after a success that is none, or proves nothing.</summary>
public class ProofTests
{
    private const long Minute = 60_000;
    private readonly UploadBench _bench = new();

    [Theory]
    [InlineData(200, "thank you")]
    [InlineData(201, "{\"id\": 7}")]
    [InlineData(202, "")]
    [InlineData(204, "")]
    [InlineData(200, "{\"size\": \"large\"}")]
    public void A_success_without_a_size_marks_the_clip_and_says_so_once(int status, string body)
    {
        _bench.Server.Usual = new ServerAct { Status = status, Body = body };
        string[] paths = [_bench.AddClip(), _bench.AddClip()];

        _bench.Run(20 * Minute);

        Assert.Equal(2, _bench.Server.Requests.Count);
        Assert.Equal(paths, _bench.OnCard);
        Assert.All(paths, path => Assert.True(_bench.Card.Find(path).IsDelivered));
        Assert.Equal(0, _bench.Clips.PendingCount);
        Assert.Single(_bench.Log.With($"The server answers {status} without the size"));
        Assert.Equal(2, _bench.Log.With("Marked as uploaded: ").Count);
        Assert.Empty(_bench.Log.With("Upload failed"));
    }

    [Theory]
    [InlineData(200, "{\"size\": 0}", "stored another size")]
    [InlineData(200, "{\"success\": false}", "says that it failed")]
    [InlineData(200, "<html><body>Sign in</body></html>", "a page for people")]
    [InlineData(203, "{\"size\": 100000}", "answered 203")]
    [InlineData(206, "", "answered 206")]
    [InlineData(207, "<multistatus/>", "answered 207")]
    public void A_success_that_denies_the_delivery_is_a_failed_try(int status, string body, string why)
    {
        _bench.Server.Usual = new ServerAct { Status = status, Body = body };
        string path = _bench.AddClip(100_000);

        _bench.Run(Minute);

        Assert.False(_bench.Card.Find(path).IsDelivered);
        Assert.Equal(1, _bench.Clips.PendingCount);
        Assert.True(_bench.Server.Requests.Count > 2);
        Assert.Contains(why, Assert.Single(_bench.Log.With("Upload failed")));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1000)]
    public void An_answer_that_was_on_its_way_before_the_last_byte_proves_nothing(int size)
    {
        // After the clip, before the end of the form around it.
        _bench.Server.Usual = new ServerAct { AnswersAfter = size + 100, Body = $"{{\"size\": {size}}}" };
        string path = _bench.AddClip(size);

        _bench.Run(Minute);

        Assert.Equal([path], _bench.OnCard);
        Assert.False(_bench.Card.Find(path).IsDelivered);
        Assert.All(_bench.Server.Requests, request => Assert.True(request.Received.Length < request.Head.ContentLength));
        Assert.Contains("before it had the whole clip", Assert.Single(_bench.Log.With("Upload failed")));
    }

    [Fact]
    public void A_server_that_once_answered_too_early_is_believed_only_with_a_right_size()
    {
        _bench.Server.Script.Enqueue(new ServerAct { AnswersAfter = 50_000, Body = string.Empty });
        _bench.Server.Script.Enqueue(new ServerAct { Body = "OK" });
        _bench.Server.Script.Enqueue(new ServerAct { Body = "{\"size\": 100000}" });
        _bench.Server.Usual = new ServerAct { Body = "OK" };
        string[] paths = [_bench.AddClip(100_000), _bench.AddClip(100_000)];

        _bench.Run(5_000);
        Assert.Equal(2, _bench.Server.Requests.Count);
        Assert.Equal(2, _bench.Clips.PendingCount);

        _bench.Run(6_000);
        Assert.Equal([paths[1]], _bench.OnCard);
        Assert.False(_bench.Card.Find(paths[1]).IsDelivered);
    }

    [Fact]
    public void With_UploadProof_Status_any_success_after_the_last_byte_deletes()
    {
        _bench.Settings.UploadProof = UploadProof.Status;
        _bench.Server.Script.Enqueue(new ServerAct { Body = "OK" });
        _bench.Server.Script.Enqueue(new ServerAct { Body = "<html>Thank you</html>" });
        _bench.Server.Script.Enqueue(new ServerAct { Body = "{\"size\": 1}" });
        _bench.Server.Usual = new ServerAct { Body = "{\"success\": false}" };
        string[] paths = [_bench.AddClip(), _bench.AddClip(), _bench.AddClip()];

        _bench.Run(Minute);

        Assert.Equal([paths[2]], _bench.OnCard);
    }
}
