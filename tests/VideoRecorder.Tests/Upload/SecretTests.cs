using VideoRecorder.Core.Upload;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

/// <summary>A key in the URL's query is as secret as UploadApiKey.</summary>
public class SecretTests
{
    private readonly UploadBench _bench = new();

    public SecretTests()
    {
        _bench.Settings.UploadUrl = UploadBench.Url + "?v=1&token=qT0k%2Bn55";
        _bench.Settings.UploadApiKey = "k-3yS3cret";
        _bench.Settings.DebugUpload = true;
    }

    [Theory]
    [InlineData("token=qT0k%2Bn55 is unknown")]
    [InlineData("qT0k%2Bn55 is unknown")]
    [InlineData("qT0k+n55 is unknown")]
    [InlineData("k-3yS3cret is unknown")]
    public void It_is_taken_out_of_the_servers_answer(string answer)
    {
        _bench.Server.Usual = new ServerAct { Status = 401, Body = answer };
        _bench.AddClip();

        _bench.Run(5_000);

        Assert.Contains("*** is unknown", Assert.Single(_bench.Log.With("Upload failed")));
        AssertNothingTold();
    }

    [Fact]
    public void It_is_taken_out_of_what_the_transport_says_and_that_stays_on_one_line()
    {
        _bench.Server.Usual = new ServerAct { Refuses = TransportError.Connect };
        _bench.Server.Refusal = "cannot open " + _bench.Settings.UploadUrl + "\r\nUpload successful";
        _bench.AddClip();

        _bench.Run(5_000);

        Assert.NotEmpty(_bench.Log.With("Upload failed"));
        AssertNothingTold();
    }

    [Fact]
    public void It_is_not_in_the_details_of_a_request()
    {
        _bench.AddClip();

        _bench.Run(5_000);

        Assert.Single(_bench.Log.With("Upload request: POST " + UploadBench.Url + "?***,"));
        AssertNothingTold();
    }

    private void AssertNothingTold() => Assert.All(_bench.Log.Texts, text =>
    {
        Assert.DoesNotContain("qT0k", text);
        Assert.DoesNotContain("k-3yS3cret", text);
        Assert.DoesNotContain(text, char.IsControl);
    });
}
