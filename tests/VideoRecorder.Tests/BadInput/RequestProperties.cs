using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using VideoRecorder.Core.Http.Bodies;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Text;
using VideoRecorder.Core.Upload.Protocols;
using VideoRecorder.VirtualBoard.Server;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for the bytes of a request, whatever names and settings are in it.</summary>
public class RequestProperties
{
    private const string Boundary = "VideoRecorder0123456789abcdef";

    [Fact]
    public void No_name_breaks_out_of_its_field_of_a_form() => Inputs.Check("names in forms", dice =>
    {
        string name = HostileNames.File(dice, 1);
        string device = dice.Text(40);
        dice.Input = new[] { name, device };
        byte[] clip = dice.Bytes(50);
        long memory = GC.GetAllocatedBytesForCurrentThread();
        MultipartBody body = new(new MemoryClip(clip, 0), name, device, Boundary);
        byte[] bytes = new byte[body.Length];
        int length = 0;
        byte[] piece = new byte[1 + dice.Next(600)];
        for (int count = body.Next(piece); count > 0; count = body.Next(piece))
        {
            piece.AsSpan(0, count).CopyTo(bytes.AsSpan(length));
            length += count;
        }

        memory = GC.GetAllocatedBytesForCurrentThread() - memory;
        Memory.AssertAtMost(8000 + (60L * (name.Length + device.Length)), memory);
        Assert.Equal(bytes.Length, length);

        string[] lines = Encoding.Latin1.GetString(bytes, 0, length).Split("\r\n");
        string before = $"Content-Disposition: form-data; name=\"file\"; filename=\"";
        Assert.Equal(
            ["--" + Boundary, "Content-Disposition: form-data; name=\"device\"", "", lines[3], "--" + Boundary, lines[5], "Content-Type: video/x-msvideo", ""],
            lines[..8]);
        Assert.Equal(Utf8(device), Decode(lines[3]));
        Assert.StartsWith(before, lines[5], StringComparison.Ordinal);
        Assert.Equal(Utf8(name), Decode(lines[5][before.Length..^1]));
        Assert.Equal('"', lines[5][^1]);
        byte[] rest = bytes[(lines[..8].Sum(line => line.Length + 2))..];
        Assert.Equal([.. clip, .. Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n")], rest);
    });

    [Fact]
    public void A_form_has_the_two_fields_that_a_server_finds() => Inputs.Check("forms read by a server", dice =>
    {
        string name = HostileNames.File(dice, 1);
        dice.Input = name;
        byte[] clip = dice.Bytes(500);
        MultipartBody body = new(new MemoryClip(clip, 0), name, "cam", Boundary);
        byte[] bytes = new byte[body.Length];
        int length = body.Next(bytes);
        byte[] piece = new byte[1000];
        for (int count = body.Next(piece); count > 0; count = body.Next(piece))
        {
            piece.AsSpan(0, count).CopyTo(bytes.AsSpan(length));
            length += count;
        }

        MultipartReader reader = new(Boundary, new MemoryStream(bytes)) { HeadersLengthLimit = 100_000 };
        MultipartSection device = reader.ReadNextSectionAsync().GetAwaiter().GetResult()!;
        device.Body.CopyTo(Stream.Null);
        MultipartSection file = reader.ReadNextSectionAsync().GetAwaiter().GetResult()!;
        MemoryStream received = new();
        file.Body.CopyTo(received);
        Assert.Equal(clip, received.ToArray());
        ContentDispositionHeaderValue field = ContentDispositionHeaderValue.Parse(file.ContentDisposition);
        Assert.Equal(Utf8(name), Decode(HeaderUtilities.RemoveQuotes(field.FileName).ToString()));
        Assert.Null(reader.ReadNextSectionAsync().GetAwaiter().GetResult());

        string stored = ReceivedFolder.SafeName(field.FileName.ToString());
        Assert.Matches(@"\A[A-Za-z0-9_\-.]{1,130}\z", stored);
        Assert.True(stored[0] != '.' && stored[^1] != '.');
    }, share: 10);

    [Fact]
    public void No_text_breaks_out_of_its_line_of_a_head() => Inputs.Check("heads of requests", dice =>
    {
        string name = HostileNames.File(dice, 1);
        string device = dice.Text(30);
        string key = dice.Chance(4) ? dice.Text(30) : dice.Of("abcXYZ0189!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", 0, 40);
        string address = "http://" + dice.Pick("example.com", "127.0.0.1:81", "[::1]:82") + "/" + dice.Of("abc/%41%0D%0A?&=.", 0, 20);
        dice.Input = new[] { address, name, device, key };
        if (!HttpUrl.TryParse(address, out HttpUrl url, out _))
        {
            return;
        }

        RawPost post = new(new UploadAddress(url, key, device), UploadProof.Size);
        post.Begin(new OutgoingClip(new MemoryClip(dice.Bytes(50), 0), name));
        try
        {
            string[] lines = post.Next().Head.ToString().Split("\r\n");
            Assert.True(lines.Length == (key.Length > 0 ? 11 : 10) && lines[^1].Length + lines[^2].Length == 0, "another number of lines");
            Assert.Matches(@"\APOST /[!-~]* HTTP/1\.1\z", lines[0]);
            string[] names = ["Host", "User-Agent", "Accept-Encoding", .. key.Length > 0 ? new[] { "Authorization" } : [], "Content-Type", "X-Filename", "X-Device", "Content-Length"];
            Assert.Equal(names, lines[1..^2].Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]));
            Assert.Equal(Utf8(name), Decode(lines.Single(line => line.StartsWith("X-Filename: ", StringComparison.Ordinal))["X-Filename: ".Length..]));
            Assert.All(lines, line => Assert.All(line, c => Assert.InRange(c, ' ', '~')));
        }
        catch (ArgumentException)
        {
            Assert.Contains(key, c => c is < ' ' or > '~');
        }
    });

    [Fact]
    public void A_name_that_a_client_sends_stays_in_the_folder_of_the_server() => Inputs.Check("names for the built-in server", dice =>
    {
        string sent = dice.Chance(2) ? HostileNames.PathOf(dice) : HostileNames.File(dice, 1);
        dice.Input = sent;
        string name = ReceivedFolder.SafeName(sent);
        Assert.InRange(name.Length, 1, 130);
        Assert.True(name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && name[0] != '.', name);
        Assert.Equal("/in/" + name, Path.GetFullPath(Path.Combine("/in", name)));
    });

    private static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Decode(string encoded)
    {
        List<byte> bytes = [];
        for (int i = 0; i < encoded.Length; i++)
        {
            Assert.InRange(encoded[i], ' ', '~');
            Assert.True(encoded[i] is not ('"' or '\\'));
            bool isEscape = encoded[i] == '%';
            bytes.Add(isEscape ? Convert.ToByte(encoded[(i + 1)..(i + 3)], 16) : (byte)encoded[i]);
            i += isEscape ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
