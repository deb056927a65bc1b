using System.Text;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Upload;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Simulation;

/// <summary>What the simulator's server does not let pass: each ends the run as a violation.</summary>
public class ServerModelContractTests
{
    private const string Boundary = "VideoRecorder0123";
    private const string FormType = "multipart/form-data; boundary=" + Boundary;
    private const string Device = "--" + Boundary + "\r\nContent-Disposition: form-data; name=\"device\"\r\n\r\ncamera\r\n";
    private const string FileHead = "--" + Boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"video000001-000.avi\"\r\nContent-Type: video/x-msvideo\r\n\r\n";
    private const string End = "\r\n--" + Boundary + "--\r\n";

    [Fact]
    public void Two_requests_at_once() => Breaks("while another one is open", bench =>
    {
        bench.Open();
        bench.Open();
    });

    [Fact]
    public void A_request_without_time() => Breaks("without any time", bench => bench.Server.Open(bench.Head(), 0));

    [Fact]
    public void A_body_longer_than_its_length() => Breaks("longer than its Content-Length", bench =>
    {
        IUploadRequest request = bench.Open(bench.Head(length: 100));
        Assert.Equal(100, request.Write(bench.Clip, 0, 100, 1000));
        request.Write(bench.Clip, 0, 1, 1000);
    });

    [Theory]
    [InlineData(-1, 10, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 20_001, 0)]
    [InlineData(0, 10, -1)]
    public void A_piece_outside_of_its_buffer(int offset, int count, int waitMs) =>
        Breaks("outside of its buffer", bench => bench.Open().Write(bench.Clip, offset, count, waitMs));

    [Fact]
    public void A_write_after_the_end() => Breaks("after its end", bench => Closed(bench).Write(bench.Clip, 0, 1, 0));

    [Fact]
    public void A_wait_after_the_end() => Breaks("after its end", bench => Closed(bench).WaitReply(0));

    [Fact]
    public void A_look_after_the_end() => Breaks("after its end", bench => _ = Closed(bench).HasReply);

    [Fact]
    public void A_second_close_is_no_harm()
    {
        ServerBench bench = new();
        Closed(bench).Close();
        Assert.Empty(bench.World.Violations);
    }

    [Theory]
    [InlineData("FileName", "a\"b.avi")]
    [InlineData("FileName", "a\r\nX: b.avi")]
    [InlineData("FileName", "../a.avi")]
    [InlineData("FileName", "..")]
    [InlineData("FileName", "a\\b.avi")]
    [InlineData("FileName", "ä.avi")]
    [InlineData("FileName", "")]
    [InlineData("FileName", "password1.avi")]
    [InlineData("Device", "a\"; filename=\"b")]
    [InlineData("Device", "secret-key")]
    [InlineData("Device", null)]
    [InlineData("Url", "http://elsewhere/upload")]
    [InlineData("ApiKey", "")]
    [InlineData("ApiKey", "password1")]
    [InlineData("ContentType", "")]
    [InlineData("ContentType", "a\nb")]
    public void A_head_that_is_not_in_order(string field, string? value) => Breaks("not in order", bench =>
    {
        bench.Server.Settings = Settings();
        RequestHead head = SetHead(bench);
        typeof(RequestHead).GetProperty(field)!.SetValue(head, value);
        bench.Open(head);
    });

    [Fact]
    public void A_head_without_a_length() => Breaks("the length", bench => bench.Open(bench.Head(length: 0)));

    [Fact]
    public void A_head_as_it_was_set_is_in_order()
    {
        ServerBench bench = new() { Server = { Settings = Settings() } };
        bench.Open(SetHead(bench));
        Assert.Empty(bench.World.Violations);
    }

    [Theory]
    [InlineData("x")]
    [InlineData(Device + End)]
    [InlineData(FileHead + "clip" + End)]
    [InlineData("\r\n" + Device + FileHead + "clip" + End)]
    [InlineData(Device + Device + FileHead + "clip" + End)]
    [InlineData(Device + FileHead + "clip\r\n" + FileHead + "clip" + End)]
    [InlineData(Device + FileHead + "clip")]
    [InlineData(Device + FileHead + "clip" + End + "x")]
    [InlineData(Device + FileHead + "cl\r\n--" + Boundary + "ip" + End)]
    [InlineData("--" + Boundary + "\r\nContent-Disposition: form-data; name=\"device\"\r\n\r\nother\r\n" + FileHead + "clip" + End)]
    public void A_form_that_a_server_cannot_read(string form) => Breaks("cannot read the body", bench => Send(bench, form));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=a b")]
    public void A_content_type_that_no_server_knows(string type) => Breaks("cannot read the body", bench => Send(bench, Device + FileHead + "clip" + End, type));

    [Theory]
    [InlineData("clip")]
    [InlineData("")]
    [InlineData("\r\n--\r\n--VideoRecorder012\r\n\r\n")]
    public void A_form_gives_the_clip(string clip)
    {
        ServerBench bench = new();
        Send(bench, Device + FileHead + clip + End);
        Assert.Equal(clip, Encoding.ASCII.GetString(bench.Last.Clip!));
        Assert.Equal(clip.Length, bench.Last.ClipLength);
        Assert.Equal("camera", bench.Last.Device);
        Assert.True(bench.Last.IsProof);
    }

    [Fact]
    public void The_recorders_own_form_is_read()
    {
        ServerBench bench = new();
        MemoryCard card = new() { Files = { ["/clip.avi"] = bench.Clip } };
        MultipartBody body = new(card.Open("/clip.avi", false), "video000001-000.avi", "camera", Boundary);
        byte[] bytes = new byte[body.Length];
        byte[] piece = new byte[4096];
        for (int at = 0, count; (count = body.Next(piece)) > 0; at += count)
        {
            piece.AsSpan(0, count).CopyTo(bytes.AsSpan(at));
        }

        Send(bench, bytes, body.ContentType);
        Assert.Equal(bench.Clip, bench.Last.Clip);
    }

    private static RecorderSettings Settings() => new()
    {
        UploadUrl = "http://server/upload",
        UploadApiKey = "secret-key",
        WifiPassword = "password1",
    };

    private static RequestHead SetHead(ServerBench bench)
    {
        RequestHead head = bench.Head();
        head.ApiKey = "secret-key";
        return head;
    }

    private static IUploadRequest Closed(ServerBench bench)
    {
        IUploadRequest request = bench.Open();
        request.Close();
        return request;
    }

    private static void Send(ServerBench bench, string form, string type = FormType) => Send(bench, Encoding.ASCII.GetBytes(form), type);

    private static void Send(ServerBench bench, byte[] form, string type)
    {
        IUploadRequest request = bench.Open(bench.Head(type, form.Length));
        Assert.True(bench.SendBody(request, form));
        ServerBench.AwaitReply(request);
    }

    private static void Breaks(string promise, Action<ServerBench> act)
    {
        ServerBench bench = new();
        Assert.Throws<PowerCutException>(() => act(bench));
        Assert.Contains(promise, Assert.Single(bench.World.Violations));
    }
}
