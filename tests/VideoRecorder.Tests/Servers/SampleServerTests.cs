using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using VideoRecorder.Core.Settings;

namespace VideoRecorder.Tests.Servers;

/// <summary>What each of the sample servers does with a clip, and with a sender that behaves badly.</summary>
public abstract partial class SampleServerTests(SampleServer server)
{
    /// <summary>File names that a stranger might send; ROOT is the folder above that of the clips.</summary>
    public static TheoryData<string> BadNames => new(
        "../../stranger.avi",
        "..\\..\\stranger.avi",
        "..\\stranger",
        "ROOT/stranger.avi",
        "/stranger.avi",
        "C:\\stranger.avi",
        "..",
        ".",
        "",
        " ",
        ".hidden.avi",
        "a\"b'c.avi",
        "a\\\"; name=\"file.avi",
        "a\r\nX-Stranger: b.avi",
        "a%0d%0ab%2f..%2f..%2fc.avi",
        "a\0b.avi",
        "ä ö/ü ß.avi",
        "-rf.avi",
        "NUL.avi",
        "page.html",
        new string('a', 300) + ".avi",
        string.Concat(Enumerable.Repeat("../", 100)) + "stranger.avi");

    [Theory]
    [InlineData(1)]
    [InlineData(65536)]
    [InlineData(3_000_001)]
    public async Task A_clip_arrives_byte_for_byte(int size)
    {
        await DeliverAndCompare(Random(size), $"2024122014{size:D8}.avi");
    }

    [Fact]
    public async Task A_clip_with_lines_that_look_like_a_forms_arrives_byte_for_byte()
    {
        byte[] clip = Random(2_500_000);
        "RIFF"u8.CopyTo(clip);
        "AVI LIST"u8.CopyTo(clip.AsSpan(8));
        for (int at = 512; at < clip.Length - 100; at += 997)
        {
            "\r\n--boundary--\r\n\r\n00dc"u8.CopyTo(clip.AsSpan(at));
        }

        "\r\n--\r\n"u8.CopyTo(clip.AsSpan(clip.Length - 6));
        await DeliverAndCompare(clip, "20241220143053.avi");
    }

    [Fact]
    public async Task A_clip_goes_to_the_folder_of_its_device()
    {
        ServerProcess open = await server.Open();
        byte[] clip = Random(100_000);
        Reply reply = await Send(open, clip, "20241220143054.avi", device: "../front door");
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal("20241220143054.avi", reply.FileName);
        string stored = Path.Combine(open.Uploads, "___front_door", "20241220143054.avi");
        Assert.True(clip.AsSpan().SequenceEqual(File.ReadAllBytes(stored)));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_not_overwritten()
    {
        ServerProcess open = await server.Open();
        byte[][] clips = [.. Enumerable.Range(1, 6).Select(n => Random(200_000 + n))];
        Reply first = await Send(open, clips[0], "taken.avi");
        Reply[] others = await Task.WhenAll(clips.Skip(1).Select(clip => Send(open, clip, "taken.avi")));
        Reply[] replies = [first, .. others];
        Assert.Equal("taken.avi", first.FileName);
        Assert.Equal(6, replies.Select(reply => reply.FileName).Distinct().Count());
        foreach ((byte[] clip, Reply reply) in clips.Zip(replies))
        {
            Assert.True(clip.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(open.Uploads, reply.FileName))));
            Assert.Equal(clip.Length, reply.Size);
        }
    }

    [Fact]
    public async Task The_right_key_is_taken()
    {
        ServerProcess guarded = await server.Guarded();
        byte[] clip = Random(500_000);
        Reply reply = await Send(guarded, clip, "with-key.avi", SampleServer.ApiKey);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.True(clip.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(guarded.Uploads, "with-key.avi"))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData(SampleServer.ApiKey + "x")]
    [InlineData("a key")]
    public async Task A_wrong_key_is_refused_before_anything_is_stored(string? key)
    {
        ServerProcess guarded = await server.Guarded();
        string[] before = guarded.Files();
        Reply reply = await Send(guarded, Random(5_000_000), "without-key.avi", key);
        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Contains("key", reply.Json.GetProperty("error").GetString());
        Assert.Equal(before, guarded.Files());
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task No_file_name_leads_out_of_the_folder(string name)
    {
        ServerProcess open = await server.Open();
        string[] before = open.Files();
        byte[] clip = Random(70_000);
        string sent = name.Replace("ROOT", open.Root);
        using SocketUpload upload = await SocketUpload.Connect(open.Url, server.Format, sent, clip);
        await upload.SendRest();
        (int status, JsonElement? json) = await upload.ReadReply();

        string[] added = [.. open.Files().Except(before)];
        if (status == 200)
        {
            string file = Assert.Single(added);
            Assert.Matches(SafePath(), file);
            Assert.Equal(json!.Value.GetProperty("filename").GetString(), Path.GetFileName(file));
            Assert.True(clip.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(open.Root, file))));
        }
        else
        {
            Assert.InRange(status, 400, 499);
            Assert.Empty(added);
        }

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(open.Root)!, "stranger*"));
        Assert.False(File.Exists("/stranger.avi"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_off_leaves_no_file(bool withReset)
    {
        ServerProcess open = await server.Open();
        string[] before = open.Files();
        using (SocketUpload upload = await SocketUpload.Connect(open.Url, server.Format, "cut.avi", Random(4_000_000)))
        {
            await upload.SendHalf();
            await Wait(500);
            if (withReset)
            {
                upload.Reset();
            }
            else
            {
                upload.Finish();
                await Wait(500);
            }
        }

        for (int wait = 0; wait < 100 && !before.SequenceEqual(open.Files()); wait++)
        {
            await Wait(100);
        }

        Assert.Equal(before, open.Files());
        await DeliverAndCompare(Random(100_000), withReset ? "after-a-reset.avi" : "after-a-close.avi");
    }

    [Fact]
    public async Task A_clip_is_seen_only_when_it_is_complete()
    {
        ServerProcess open = await server.Open();
        byte[] clip = Random(3_000_000);
        using SocketUpload upload = await SocketUpload.Connect(open.Url, server.Format, "growing.avi", clip);
        await upload.SendHalf();
        await Wait(500);
        Assert.DoesNotContain("uploads/growing.avi", open.Files());
        await upload.SendRest();
        (int status, _) = await upload.ReadReply();
        Assert.Equal(200, status);
        Assert.True(clip.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(open.Uploads, "growing.avi"))));
    }

    [Fact]
    public async Task A_pause_as_long_as_a_recording_does_not_end_the_request()
    {
        ServerProcess open = await server.Open();
        byte[] clip = Random(3_000_000);
        using SocketUpload upload = await SocketUpload.Connect(open.Url, server.Format, "paused.avi", clip);
        await upload.SendHalf();
        await Wait(20_000);
        await upload.SendRest();
        (int status, JsonElement? json) = await upload.ReadReply();
        Assert.Equal(200, status);
        Assert.Equal(clip.Length, json!.Value.GetProperty("size").GetInt64());
        Assert.True(clip.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(open.Uploads, "paused.avi"))));
    }

    [Fact]
    public async Task A_body_in_the_other_format_is_refused()
    {
        ServerProcess open = await server.Open();
        string[] before = open.Files();
        UploadFormat other = server.Format == UploadFormat.Raw ? UploadFormat.Multipart : UploadFormat.Raw;

        // So small that it has gone out before the server can close.
        using SocketUpload upload = await SocketUpload.Connect(open.Url, other, "other.avi", Random(20_000));
        await upload.SendRest();
        (int status, JsonElement? json) = await upload.ReadReply();
        Assert.InRange(status, 400, 499);
        Assert.NotNull(json);
        Assert.Equal(before, open.Files());
    }

    private static Task Wait(int milliseconds) => Task.Delay(milliseconds, TestContext.Current.CancellationToken);

    private static byte[] Random(int size)
    {
        byte[] bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private async Task DeliverAndCompare(byte[] clip, string name)
    {
        ServerProcess open = await server.Open();
        Reply reply = await Send(open, clip, name);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(name, reply.FileName);
        Assert.Equal(clip.Length, reply.Size);
        Assert.NotEmpty(reply.Json.GetProperty("message").GetString()!);
        Assert.True(clip.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(open.Uploads, name))));
    }

    private async Task<Reply> Send(ServerProcess target, byte[] clip, string name, string? key = null, string? device = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url);
        request.Headers.Add("X-Filename", name);
        if (device is not null)
        {
            request.Headers.Add("X-Device", device);
        }

        if (key is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key));
        }

        var bytes = new ByteArrayContent(clip);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content = server.Format == UploadFormat.Raw
            ? bytes
            : new MultipartFormDataContent { { new StringContent(device ?? "none"), "device" }, { bytes, "file", name } };
        using HttpResponseMessage response = await client.SendAsync(request);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        return new Reply(response.StatusCode, JsonDocument.Parse(Encoding.UTF8.GetString(body)).RootElement);
    }

    [GeneratedRegex(@"^uploads/[A-Za-z0-9_][A-Za-z0-9_-]{0,105}\.avi$")]
    private static partial Regex SafePath();

    private sealed record Reply(HttpStatusCode Status, JsonElement Json)
    {
        public string FileName => Json.GetProperty("filename").GetString()!;

        public long Size => Json.GetProperty("size").GetInt64();
    }
}
