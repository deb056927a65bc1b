using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

/// <summary>The uploader over real sockets, against an ASP.NET Core server with its usual limits, or with narrow ones.</summary>
public class SocketUploadTests
{
    [Theory]
    [InlineData(512)]
    [InlineData(8192)]
    [InlineData(65536)]
    public async Task Clips_arrive_byte_for_byte_and_leave_the_card(int chunk)
    {
        await using LimitedServer server = await LimitedServer.Start();
        using SocketUploadBench bench = new(server.Url, settings =>
        {
            settings.UploadFormat = UploadFormat.Raw;
            settings.UploadChunkSize = chunk;
        });
        (string Name, string File, byte[] Bytes)[] clips = [bench.AddClip(1), bench.AddClip(3_000_001), bench.AddClip(65_536)];

        bench.RunUntil(() => bench.Clips.PendingCount == 0);

        Assert.All(clips, clip => Assert.Equal(clip.Bytes, server.Stored[clip.Name]));
        Assert.All(clips, clip => Assert.False(File.Exists(clip.File)));
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task A_request_that_pauses_in_mid_body_goes_on_where_it_stood()
    {
        await using LimitedServer server = await LimitedServer.Start();
        using SocketUploadBench bench = new(server.Url, settings => settings.UploadFormat = UploadFormat.Raw);
        (string name, _, byte[] bytes) = bench.AddClip(30_000_000);

        bench.RunUntil(() => bench.State.IsUploading);
        bench.Record(() => bench.Log.With("Upload paused for recording").Count == 1);
        bench.RunUntil(() => bench.Clips.PendingCount == 0);

        Assert.Equal(bytes, server.Stored[name]);
        Assert.Equal(1, server.Requests);
        Assert.Single(bench.Log.With("Upload paused for recording"));
        Assert.Single(bench.Log.With("Upload resumed"));
    }

    [Fact]
    public async Task A_request_that_the_server_cuts_off_in_a_pause_is_sent_again()
    {
        // no request is fast enough for the first rate, and every one for the next
        int wantedRate = int.MaxValue;
        await using LimitedServer server = await LimitedServer.Start(begin: context =>
            context.Features.Get<IHttpMinRequestBodyDataRateFeature>()!.MinDataRate =
                new MinDataRate(Interlocked.Exchange(ref wantedRate, 1), TimeSpan.FromSeconds(1.5)));
        using SocketUploadBench bench = new(server.Url, settings =>
        {
            settings.UploadFormat = UploadFormat.Raw;
            settings.MaxUploadRetries = 0;
        });
        (string name, _, byte[] bytes) = bench.AddClip(30_000_000);

        bench.RunUntil(() => bench.State.IsUploading);
        bench.Record(() => server.Broken == 1);
        bench.RunUntil(() => bench.Clips.PendingCount == 0);

        Assert.Equal(bytes, server.Stored[name]);
        Assert.Equal(2, server.Requests);
        Assert.Single(bench.Log.With("Upload cut off"));
        Assert.Empty(bench.Log.With("Upload failed"));
    }

    [Fact]
    public async Task A_413_in_mid_body_is_understood_and_the_next_clip_goes_on()
    {
        await using LimitedServer server = await LimitedServer.Start(limits => limits.MaxRequestBodySize = 1_000_000);
        using SocketUploadBench bench = new(server.Url, settings => settings.UploadFormat = UploadFormat.Raw);
        (_, string large, _) = bench.AddClip(30_000_000);
        (string name, _, byte[] bytes) = bench.AddClip(500_000);

        bench.RunUntil(() => server.Stored.ContainsKey(name) && bench.Clips.PendingCount == 1);

        Assert.Equal(bytes, server.Stored[name]);
        Assert.True(File.Exists(large));
        Assert.Contains("answered 413", Assert.Single(bench.Log.With("Upload failed")));
        Assert.Single(bench.Log.With("Upload held for 1 h"));
    }

    [Fact]
    public async Task A_server_that_stores_another_size_gets_the_clip_again()
    {
        int wrong = 1;
        await using LimitedServer server = await LimitedServer.Start(answer: (context, clip) =>
            Microsoft.AspNetCore.Http.HttpResponseJsonExtensions.WriteAsJsonAsync(context.Response, new { size = clip.Length - wrong-- }));
        using SocketUploadBench bench = new(server.Url, settings => settings.UploadFormat = UploadFormat.Raw);
        (_, string file, _) = bench.AddClip(100_000);

        bench.RunUntil(() => server.Requests == 1 && !bench.State.IsUploading);
        Assert.True(File.Exists(file));

        bench.RunUntil(() => bench.Clips.PendingCount == 0);
        Assert.Equal(2, server.Requests);
        Assert.Single(bench.Log.With("another size"));
    }

    [Fact]
    public void Where_no_server_listens_the_log_says_so_and_the_clip_stays()
    {
        using SocketUploadBench bench = new("http://127.0.0.1:1/upload");
        (_, string file, _) = bench.AddClip(1000);

        bench.RunUntil(() => bench.Log.With("Upload failed").Count > 0);

        Assert.Contains("127.0.0.1:1", Assert.Single(bench.Log.With("Upload failed")));
        Assert.True(File.Exists(file));
    }
}
