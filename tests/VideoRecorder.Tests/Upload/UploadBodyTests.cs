using System.Text;
using FsCheck.Xunit;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Http.Bodies;

namespace VideoRecorder.Tests.Upload;

public class UploadBodyTests
{
    private const string Boundary = "VideoRecorder0123456789abcdef";

    [Theory]
    [InlineData("a\"; filename=\"b.avi")]
    [InlineData("a\r\nContent-Type: text/html\r\n\r\n.avi")]
    [InlineData("a\\\".avi")]
    [InlineData("..\\..\\x.avi")]
    [InlineData("Größe.avi")]
    [InlineData("100%.avi")]
    [InlineData("\r\n--VideoRecorder0123456789abcdef--")]
    [InlineData("\0.avi")]
    [InlineData("")]
    public void Known_tricks_stay_inside_the_file_name(string name)
    {
        (string parsed, byte[] clip, int sections) = ParseForm(name, "videorecorder", 100);

        Assert.Equal(2, sections);
        Assert.Equal(100, clip.Length);
        Assert.Equal(name, Uri.UnescapeDataString(parsed));
    }

    [Fact]
    public void The_name_of_a_clip_is_sent_as_it_is()
    {
        Assert.Equal("20241220143052-000012-003.avi", ParseForm("20241220143052-000012-003.avi", "garden.cam_1", 1).Name);
    }

    [Property]
    public void The_length_is_exact_for_every_size_of_clip_and_piece(ushort size, byte blocks)
    {
        byte[] buffer = new byte[512 * ((blocks % 8) + 1)];
        RequestBody[] bodies =
        [
            new RawBody(NewFile(new byte[size])),
            new MultipartBody(NewFile(new byte[size]), "20241220143052.avi", "videorecorder", Boundary),
        ];

        foreach (RequestBody body in bodies)
        {
            Assert.Equal(body.Length, ReadAll(body, buffer).Length);
            Assert.Equal(size, body.ClipLength);
        }
    }

    [Fact]
    public void A_piece_costs_no_allocation()
    {
        RequestBody body = new RawBody(NewFile(new byte[8192 * 1000]));
        byte[] buffer = new byte[8192];
        body.Next(buffer);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 900; i++)
        {
            body.Next(buffer);
        }

        // what the runtime itself may do meanwhile on a busy machine stays below a byte for each piece
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 899);
    }

    private static (string Name, byte[] Clip, int Sections) ParseForm(string fileName, string device, int size)
    {
        byte[] bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        MultipartBody body = new(NewFile(bytes), fileName, device, Boundary);
        Assert.Equal("multipart/form-data; boundary=" + Boundary, body.ContentType);

        MultipartReader reader = new(Boundary, new MemoryStream(ReadAll(body, new byte[512])));
        MultipartSection first = reader.ReadNextSectionAsync().GetAwaiter().GetResult()!;
        Assert.Equal("form-data; name=\"device\"", first.ContentDisposition);
        Assert.Equal(device, new StreamReader(first.Body).ReadToEnd());

        MultipartSection second = reader.ReadNextSectionAsync().GetAwaiter().GetResult()!;
        Assert.Equal("video/x-msvideo", second.ContentType);
        Assert.Equal(2, second.Headers!.Count);
        ContentDispositionHeaderValue field = ContentDispositionHeaderValue.Parse(second.ContentDisposition);
        Assert.Equal("form-data", field.DispositionType.ToString());
        Assert.Equal(["name", "filename"], field.Parameters.Select(parameter => parameter.Name.ToString()));
        Assert.Equal("file", HeaderUtilities.RemoveQuotes(field.Name).ToString());
        MemoryStream clip = new();
        second.Body.CopyTo(clip);
        Assert.Equal(bytes, clip.ToArray());

        int sections = reader.ReadNextSectionAsync().GetAwaiter().GetResult() is null ? 2 : 3;
        return (HeaderUtilities.RemoveQuotes(field.FileName).ToString(), clip.ToArray(), sections);
    }

    private static MemoryFile NewFile(byte[] bytes)
    {
        MemoryFile file = new();
        file.Append(bytes, 0, bytes.Length);
        return file;
    }

    private static byte[] ReadAll(RequestBody body, byte[] buffer)
    {
        MemoryStream all = new();
        int count;
        while ((count = body.Next(buffer)) > 0)
        {
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }
}
