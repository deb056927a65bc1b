using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

/// <summary>What the log says where http and TLS do not meet, and where a certificate is not accepted.</summary>
public class TlsFailureTests
{
    private const long Minute = 60_000;
    private readonly UploadBench _bench = new();

    [Theory]
    [InlineData("<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head>")]
    [InlineData("Reason: You're speaking plain HTTP to an SSL-enabled server port.<br />")]
    [InlineData("Client sent an HTTP request to an HTTPS server.\n")]
    public void Http_to_a_port_for_https_is_a_wrong_address_and_no_fault_of_the_clip(string answer)
    {
        _bench.Server.Usual = new ServerAct { Status = 400, Body = answer };
        string first = Path.GetFileName(_bench.AddClip());
        _bench.AddClip();

        _bench.Run(15 * Minute);

        Assert.Contains("UploadUrl must begin with https://", Assert.Single(_bench.Log.With("Upload failed")));
        Assert.Empty(_bench.Log.With("Upload held"));
        Assert.Equal([first, first], _bench.Server.Requests.Select(request => request.Head.FileName));
        Assert.InRange(Assert.Single(_bench.Server.Gaps), 10 * Minute, 11 * Minute);
    }

    [Fact]
    public void Any_other_400_stays_a_matter_of_the_clip()
    {
        _bench.Server.Usual = new ServerAct { Status = 400, Body = "no such device" };
        _bench.AddClip();

        _bench.Run(Minute);

        Assert.Single(_bench.Log.With("Upload held for 1 h"));
    }

    [Fact]
    public void Each_cause_of_a_TLS_failure_is_explained_and_none_twice()
    {
        _bench.Server.Usual = new ServerAct { Refuses = TransportError.Tls };
        _bench.Server.Refusal = "The certificate is not accepted: it comes from nowhere";
        _bench.AddClip();
        _bench.Run(Minute);
        _bench.Server.Refusal = "The certificate is not accepted: it expired on 2026-11-20";
        _bench.Run(5 * Minute);

        Assert.Equal(2, _bench.Log.With("Upload failed").Count);
        Assert.Contains("from nowhere. Recording goes on", _bench.Log.With("Upload failed")[0]);
        Assert.Contains("it expired on 2026-11-20. Recording goes on", _bench.Log.With("Upload failed")[1]);
    }

    [Theory]
    [InlineData(502, "the server behind it")]
    [InlineData(504, "the server behind it")]
    [InlineData(507, "no space")]
    [InlineData(500, "in trouble")]
    public void A_server_that_cannot_take_the_clip_is_told_by_what_it_answers(int status, string words)
    {
        _bench.Server.Usual = new ServerAct { Status = status };
        _bench.AddClip();

        _bench.Run(1000);

        Assert.Contains(words, Assert.Single(_bench.Log.With("Upload failed")));
    }
}
