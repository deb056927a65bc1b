using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Server;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class UploadServerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _client = new();
    private readonly byte[] _clip = Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7)).ToArray();

    private string[] Received => Directory.GetFiles(_folder.File("received")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray()!;

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_form_is_stored_under_its_files_name()
    {
        using UploadServer server = Start();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("cam"), "device" },
            { new ByteArrayContent(_clip), "file", "20241220143052.avi" },
        };

        using HttpResponseMessage reply = await _client.PostAsync(server.Url, form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        JsonElement answer = JsonDocument.Parse(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((_clip.Length, "20241220143052.avi"), (answer.GetProperty("size").GetInt32(), answer.GetProperty("filename").GetString()));
        Assert.False(string.IsNullOrEmpty(answer.GetProperty("message").GetString()));
        Assert.Equal(_clip, await File.ReadAllBytesAsync(_folder.File("received/20241220143052.avi"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bare_bytes_are_stored_under_the_name_in_the_field()
    {
        using UploadServer server = Start();

        Assert.Equal(HttpStatusCode.OK, await PostRaw(server, "a.avi"));
        Assert.Equal(_clip, await File.ReadAllBytesAsync(_folder.File("received/a.avi"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_clip_of_the_same_name_replaces_nothing()
    {
        using UploadServer server = Start();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PostRaw(server, "a.avi")));

        Assert.Equal(["a-2.avi", "a-3.avi", "a-4.avi", "a-5.avi", "a.avi"], Received);
    }

    [Theory]
    [InlineData("{0}.avi")]
    [InlineData("a.{0}")]
    [InlineData("{0}")]
    public void A_name_is_no_longer_than_a_file_system_takes(string form) =>
        Assert.InRange(ReceivedFolder.SafeName(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, new string('x', 5000))).Length, 1, 120);

    [Theory]
    [InlineData("../../evil.avi", "evil.avi")]
    [InlineData("..\\..\\evil.avi", "evil.avi")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("C:\\a.avi", "a.avi")]
    [InlineData("C:a.avi", "C_a.avi")]
    [InlineData("..", "clip.avi")]
    [InlineData("", "clip.avi")]
    [InlineData("dir/", "clip.avi")]
    [InlineData("nul.avi", "clip.avi")]
    [InlineData(".receiving-x.part", "receiving-x.part")]
    [InlineData("a b\u00e9\u0001.avi", "a_b__.avi")]
    public void No_name_leads_out_of_the_folder(string sent, string stored)
    {
        Assert.Equal(stored, ReceivedFolder.SafeName(sent));
    }

    [Fact]
    public async Task A_name_with_a_path_is_stored_inside_the_folder_in_both_forms()
    {
        using UploadServer server = Start();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(_clip), "file", "../../evil.avi" } };
        await _client.PostAsync(server.Url, form, TestContext.Current.CancellationToken);
        await PostRaw(server, "../../worse.avi");

        Assert.Equal(["evil.avi", "worse.avi"], Received);
        Assert.Equal(["received"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Without_the_key_nothing_is_stored()
    {
        using UploadServer server = Start("secret");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostRaw(server, "a.avi"));
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostRaw(server, "a.avi"));
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "secret");
        Assert.Equal(HttpStatusCode.OK, await PostRaw(server, "a.avi"));
        Assert.Equal(["a.avi"], Received);
    }

    [Fact]
    public async Task A_form_without_a_file_or_without_an_end_is_refused()
    {
        using UploadServer server = Start();
        using var noFile = new MultipartFormDataContent { { new StringContent("cam"), "device" } };
        using var noEnd = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.avi\"\r\n\r\nhalf a clip");
        noEnd.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var noBoundary = new StringContent("hello");
        noBoundary.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data");

        foreach (HttpContent content in new HttpContent[] { noFile, noEnd, noBoundary })
        {
            using HttpResponseMessage reply = await _client.PostAsync(server.Url, content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        }

        Assert.Empty(Received);
    }

    [Fact]
    public void A_clip_that_pauses_is_waited_for_and_a_broken_one_leaves_nothing()
    {
        using UploadServer server = Start();
        var link = new VirtualLink([], TimeProvider.System);
        link.Connect(0);
        var connector = new Connector(link, string.Empty);
        var url = new Uri(server.Url);
        string head = $"POST {url.AbsolutePath} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Length: {_clip.Length}\r\n"
            + "Content-Type: application/octet-stream\r\nX-Filename: a.avi\r\nConnection: close\r\n\r\n";

        IConnection broken = connector.Connect(url.Host, url.Port, false, 10_000);
        Talk.Write(broken, head);
        Talk.Write(broken, _clip[..100_000]);
        IConnection paused = connector.Connect(url.Host, url.Port, false, 10_000);
        Talk.Write(paused, head);
        Talk.Write(paused, _clip[..100_000]);
        Thread.Sleep(6000);
        broken.Close();
        Talk.Write(paused, _clip[100_000..300_000]);
        string reply = Talk.ReadToEnd(paused);
        paused.Close();

        Assert.StartsWith("HTTP/1.1 200 ", reply, StringComparison.Ordinal);
        Assert.True(SpinWait.SpinUntil(() => Received.Length == 1, TimeSpan.FromSeconds(30)));
        Assert.Equal(_clip, File.ReadAllBytes(_folder.File("received/a.avi")));
    }

    [Fact]
    public async Task A_folder_that_takes_nothing_is_the_servers_fault()
    {
        using UploadServer server = Start();
        Directory.Delete(_folder.File("received"), recursive: true);

        Assert.Equal(HttpStatusCode.InternalServerError, await PostRaw(server, "a.avi"));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(10, 4096)]
    [InlineData(300_000, 0)]
    [InlineData(300_000, 4096)]
    public async Task A_full_disk_is_told_from_a_bad_request(int length, int bufferBytes)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        FileStream full = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, bufferBytes);

        StorageException error = await Assert.ThrowsAsync<StorageException>(
            () => ReceivedFolder.CopyAndCloseAsync(new MemoryStream(_clip[..length]), full, TestContext.Current.CancellationToken));

        Assert.True(error.IsFull);
    }

    [Fact]
    public void What_an_earlier_run_did_not_finish_is_removed()
    {
        Directory.CreateDirectory(_folder.File("received"));
        File.WriteAllText(_folder.File("received/.receiving-1.part"), "half");
        File.WriteAllText(_folder.File("received/kept.avi"), "whole");

        using UploadServer server = Start();

        Assert.Equal(["kept.avi"], Received);
    }

    private UploadServer Start(string key = "") => UploadServer.Start(_folder.File("received"), key);

    private async Task<HttpStatusCode> PostRaw(UploadServer server, string name)
    {
        using var content = new ByteArrayContent(_clip);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.Add("X-Filename", name);
        using HttpResponseMessage reply = await _client.PostAsync(server.Url, content, TestContext.Current.CancellationToken);
        return reply.StatusCode;
    }
}
