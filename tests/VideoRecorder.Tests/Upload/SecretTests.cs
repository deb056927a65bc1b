using VideoRecorder.Core.Log;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Time;
using VideoRecorder.Core.Time.Zones;
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

    [Theory]
    [InlineData("{\"error\": \"aB3+/\\u003Dx\\u0026y9 is unknown\"}")]
    [InlineData("{\"error\": \"aB3+\\/=x&y9 is unknown\"}")]
    [InlineData("{\"error\": \"aB3\\u002B/=x\\u0026y9 is unknown\"}")]
    [InlineData("<p>aB3+/=x&amp;y9 is unknown</p>")]
    [InlineData("<p>aB3&#43;&#x2F;&#x3d;x&amp;y9 is unknown</p>")]
    [InlineData("aB3%2B%2f%3Dx%26y9 is unknown")]
    [InlineData("caf\u00e9 noir 7 is unknown")]
    [InlineData("12345678 is unknown")]
    public void It_is_taken_out_also_where_the_server_writes_it_with_escapes(string answer)
    {
        _bench.Settings.UploadApiKey = "aB3+/=x&y9";
        _bench.Settings.WifiPassword = "12345678";
        _bench.Settings.UploadUrl = UploadBench.Url + "?token=caf%C3%A9+noir+7";
        _bench.Server.Usual = new ServerAct { Status = 401, Body = answer };
        _bench.AddClip();

        _bench.Run(5_000);

        Assert.Contains("*** is unknown", Assert.Single(_bench.Log.With("Upload failed")));
    }

    [Fact]
    public void It_is_taken_out_of_a_fault_that_names_it()
    {
        LogLines lines = new(_bench.Clock);
        RecorderLog log = new(lines, new LocalClock(_bench.Clock, TimeZoneRule.Fixed(0)), new Secrets(new RecorderSettings { UploadApiKey = "k-3yS3cret", WifiPassword = "short" }));

        log.Error("Cannot add 'Bearer k-3yS3cret', in short");

        Assert.Equal(["Cannot add 'Bearer ***', in short"], lines.Texts);
        Assert.Contains("'Bearer ***'", log.Lines.Take());
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
