using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

/// <summary>One connection for many clips.</summary>
public class ReuseTests
{
    private readonly UploadBench _bench = new();

    [Fact]
    public void Ten_clips_go_over_one_connection()
    {
        for (int i = 0; i < 10; i++)
        {
            _bench.AddClip();
        }

        _bench.Run(30_000);

        Assert.Empty(_bench.OnCard);
        Assert.Equal(10, _bench.Server.Requests.Count);
        Assert.Equal(1, _bench.Server.Connections);
    }

    [Fact]
    public void With_no_more_clips_the_connection_is_closed_and_the_next_one_gets_a_new_one()
    {
        _bench.AddClip();
        _bench.Run(5_000);
        Assert.False(_bench.Server.HasOpenConnection);

        _bench.AddClip();
        _bench.Run(5_000);
        Assert.Equal(2, _bench.Server.Connections);
        Assert.Empty(_bench.OnCard);
    }

    [Fact]
    public void A_request_that_a_used_connection_loses_is_sent_again_at_once_and_is_no_failure()
    {
        _bench.Server.Script.Enqueue(new ServerAct());
        _bench.Server.Script.Enqueue(new ServerAct { BreaksAfter = 0 });
        _bench.AddClip();
        string lost = _bench.AddClip();

        _bench.Run(5_000);

        Assert.Empty(_bench.OnCard);
        Assert.Equal(3, _bench.Server.Requests.Count);
        Assert.Equal(2, _bench.Server.Connections);
        Assert.Single(_bench.Log.With("Upload repeated: " + lost));
        Assert.Empty(_bench.Log.With("Upload failed"));
    }

    [Fact]
    public void It_is_sent_again_at_once_only_once_for_each_clip()
    {
        _bench.Server.Script.Enqueue(new ServerAct());
        _bench.Server.Script.Enqueue(new ServerAct { BreaksAfter = 0 });
        _bench.Server.Script.Enqueue(new ServerAct { BreaksAfter = 0 });
        _bench.AddClip();
        _bench.AddClip();

        _bench.Run(10_000);

        Assert.Empty(_bench.OnCard);
        Assert.Single(_bench.Log.With("Upload repeated"));
        Assert.Single(_bench.Log.With("Upload failed"));
    }

    [Theory]
    [InlineData(413)]
    [InlineData(200)]
    public void A_connection_on_which_the_server_answered_early_is_not_used_again(int status)
    {
        _bench.Server.Script.Enqueue(new ServerAct { Status = status, AnswersAfter = 20_000, Body = string.Empty });
        _bench.AddClip();
        _bench.AddClip();

        _bench.Run(10_000);

        Assert.True(_bench.Server.Connections > 1);
        Assert.NotNull(_bench.Server.Requests[0].ClosedAt);
    }
}
