using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Avi;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Servers;

/// <summary>The recorder's own uploader brings real clips to each of the sample servers.</summary>
public sealed class RecorderDeliveryTests : IDisposable
{
    private const int RecordedBefore = 3;

    private readonly TempFolder _card = new();

    public void Dispose() => _card.Dispose();

    [Theory]
    [InlineData("Express", false)]
    [InlineData("Express", true)]
    [InlineData("Flask", false)]
    [InlineData("Flask", true)]
    [InlineData("FastAPI", false)]
    [InlineData("FastAPI", true)]
    public async Task All_clips_are_delivered_byte_for_byte(string name, bool withKey)
    {
        await using SampleServer sample = Sample(name);
        ServerProcess server = withKey ? await sample.Guarded() : await sample.Open();
        RecordSomeClips();
        using var recorder = new LiveRecorder(_card.Path, server.Url, sample.Format, withKey ? SampleServer.ApiKey : string.Empty);

        recorder.RunUntil(() => recorder.Log.With("Upload completed successfully").Count == RecordedBefore + 1);

        byte[][] marked = recorder.DeliveredClips;
        Assert.Equal(RecordedBefore + 1, marked.Length);
        Assert.Empty(recorder.PendingClips);
        Assert.Equal(Digests(marked), Digests(Received(server)));
        Assert.All(server.Files(), file => Assert.StartsWith("uploads/videorecorder/", file));
        Assert.DoesNotContain(SampleServer.ApiKey, string.Join('\n', recorder.Log.Texts));
    }

    [Theory]
    [InlineData("Express")]
    [InlineData("Flask")]
    [InlineData("FastAPI")]
    public async Task A_recording_in_the_middle_of_a_body_pauses_the_request(string name)
    {
        await using SampleServer sample = Sample(name);
        ServerProcess server = await sample.Open();
        AddLargeClip();
        using var recorder = new LiveRecorder(_card.Path, server.Url, sample.Format, string.Empty);
        recorder.RunUntil(() => recorder.Log.With("Starting upload").Count == 1);
        Assert.Empty(recorder.Log.With("Upload successful"));

        recorder.State.RecordingBegins();
        recorder.RunNetworkUntil(() => recorder.Log.With("Upload paused for recording").Count == 1);
        Assert.Empty(Received(server));
        recorder.State.RecordingEnds(long.MaxValue);
        recorder.RunNetworkUntil(() => recorder.Log.With("Upload completed successfully").Count == 1);

        Assert.Single(recorder.Log.With("Upload resumed"));
        Assert.Single(recorder.Log.With("Starting upload"));
        Assert.Equal(Digests(recorder.DeliveredClips), Digests(Received(server)));
    }

    [Theory]
    [InlineData("Express")]
    [InlineData("Flask")]
    [InlineData("FastAPI")]
    public async Task A_wrong_key_delivers_nothing_and_the_log_names_the_setting(string name)
    {
        await using SampleServer sample = Sample(name);
        ServerProcess server = await sample.Guarded();
        using var recorder = new LiveRecorder(_card.Path, server.Url, sample.Format, "wrong");

        recorder.RunUntil(() => recorder.Log.With("answered 401").Count > 0);

        Assert.Contains("UploadApiKey", Assert.Single(recorder.Log.With("answered 401")));
        Assert.Empty(server.Files());
        Assert.Single(recorder.PendingClips);
        Assert.Empty(recorder.DeliveredClips);
    }

    [Theory]
    [InlineData("Express")]
    [InlineData("Flask")]
    [InlineData("FastAPI")]
    public async Task The_wrong_format_delivers_nothing_and_the_log_names_the_setting(string name)
    {
        await using SampleServer sample = Sample(name);
        ServerProcess server = await sample.Open();
        UploadFormat other = sample.Format == UploadFormat.Raw ? UploadFormat.Multipart : UploadFormat.Raw;
        using var recorder = new LiveRecorder(_card.Path, server.Url, other, string.Empty);

        recorder.RunUntil(() => recorder.Log.With("Upload held").Count > 0);

        Assert.Contains("UploadFormat", Assert.Single(recorder.Log.With("Upload failed")));
        Assert.Empty(server.Files());
        Assert.Single(recorder.PendingClips);
        Assert.Empty(recorder.DeliveredClips);
    }

    private static SampleServer Sample(string name) => name switch
    {
        "Express" => new ExpressServer(),
        "Flask" => new FlaskServer(),
        _ => new FastApiServer(),
    };

    private static byte[][] Received(ServerProcess server)
        => [.. server.Files().Where(file => file.EndsWith(".avi", StringComparison.Ordinal))
            .Select(file => File.ReadAllBytes(Path.Combine(server.Root, file)))];

    /// <summary>Whole clips are long to print when they differ: their lengths and digests tell as much.</summary>
    private static IEnumerable<string> Digests(byte[][] clips)
        => clips.Select(clip => $"{clip.Length} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(clip))}").Order();

    /// <summary>Adds a clip of an earlier start that is sent first, and whose body takes many steps.</summary>
    private void AddLargeClip()
    {
        string folder = Directory.CreateDirectory(_card.File("clips/000001")).FullName;
        byte[] picture = Jpegs.Make(1, 640, 480, quality: 90)[0];
        ClipMaker.Write(Path.Combine(folder, "20261122080000.avi"), [.. Enumerable.Repeat(picture, 100)], 20, elapsedMs: 5000);
    }

    /// <summary>Records clips in virtual time, as before a reboot.</summary>
    private void RecordSomeClips()
        => new RecorderBench(_card.Path, utc: new DateTime(2026, 11, 22, 14, 0, 0, DateTimeKind.Utc)).RunUntil(50_000);
}
