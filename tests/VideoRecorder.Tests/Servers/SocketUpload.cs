using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using VideoRecorder.Core.Settings;

namespace VideoRecorder.Tests.Servers;

/// <summary>An upload as bytes on a socket: the test says exactly what is sent, and when.</summary>
internal sealed partial class SocketUpload : IDisposable
{
    private const string Boundary = "a-boundary-of-the-tests";

    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(120);

    private readonly TcpClient _client = new();
    private readonly byte[] _request;
    private int _sent;

    private SocketUpload(byte[] request) => _request = request;

    /// <summary>Connects, and prepares the request without sending it.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="format">How the body is built.</param>
    /// <param name="fileName">Sent as it is, in the header and in the form; may break the rules of both.</param>
    /// <param name="clip">What to send.</param>
    public static async Task<SocketUpload> Connect(Uri url, UploadFormat format, string fileName, byte[] clip)
    {
        bool isForm = format == UploadFormat.Multipart;
        byte[] before = isForm
            ? Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"\r\n" +
                "Content-Type: video/x-msvideo\r\n\r\n")
            : [];
        byte[] after = isForm ? Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n") : [];
        string type = isForm ? "multipart/form-data; boundary=" + Boundary : "application/octet-stream";
        byte[] head = Encoding.UTF8.GetBytes(
            $"POST {url.AbsolutePath} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\n" +
            $"Content-Type: {type}\r\nContent-Length: {before.Length + clip.Length + after.Length}\r\n" +
            $"X-Filename: {fileName}\r\n\r\n");
        var upload = new SocketUpload([.. head, .. before, .. clip, .. after]);
        await upload._client.ConnectAsync(url.Host, url.Port);
        return upload;
    }

    /// <summary>Sends the request up to the middle of its body.</summary>
    public Task SendHalf() => SendTo(_request.Length / 2);

    /// <summary>Sends what is left of the request.</summary>
    public Task SendRest() => SendTo(_request.Length);

    /// <summary>Closes in the orderly way, as if this were all.</summary>
    public void Finish() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Resets the connection, as a lost router or a reboot does.</summary>
    public void Reset() => _client.Client.Close(0);

    /// <summary>Reads the answer, and does not wait for the server to close.</summary>
    /// <returns>The status code, and the body if it is JSON.</returns>
    public async Task<(int Status, JsonElement? Json)> ReadReply()
    {
        using var limit = new CancellationTokenSource(_longestWait);
        NetworkStream stream = _client.GetStream();
        string received = string.Empty;
        byte[] block = new byte[4096];
        while (!IsComplete(received))
        {
            int count = await stream.ReadAsync(block, limit.Token);
            Assert.True(count > 0, "The connection was closed in the middle of the answer: " + received);
            received += Encoding.ASCII.GetString(block, 0, count);
        }

        string[] parts = received.Split("\r\n\r\n", 2);
        int status = int.Parse(parts[0].Split(' ')[1], CultureInfo.InvariantCulture);
        bool isJson = parts[0].Contains("application/json", StringComparison.OrdinalIgnoreCase);
        return (status, isJson ? JsonDocument.Parse(parts[1]).RootElement : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static bool IsComplete(string received)
    {
        string[] parts = received.Split("\r\n\r\n", 2);
        Match length = ContentLength().Match(parts[0]);
        return parts.Length == 2
            && (!length.Success || parts[1].Length >= int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^Content-Length: *(\d+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex ContentLength();

    private async Task SendTo(int end)
    {
        await _client.GetStream().WriteAsync(_request.AsMemory(_sent, end - _sent));
        _sent = end;
    }
}
