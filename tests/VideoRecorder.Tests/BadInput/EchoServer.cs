using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace VideoRecorder.Tests.BadInput;

/// <summary>A server on loopback that refuses every request and writes its whole head back, as it is and as JSON.</summary>
internal sealed class EchoServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _requests;

    public EchoServer()
    {
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/upload";

    public int Requests => Volatile.Read(ref _requests);

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // the test is over
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        byte[] received = new byte[64 * 1024];
        int length = 0;
        while (!Encoding.Latin1.GetString(received, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            length += await stream.ReadAsync(received.AsMemory(length));
        }

        string[] head = Encoding.Latin1.GetString(received, 0, length).Split("\r\n\r\n")[0].Split("\r\n");
        string key = Array.Find(head, line => line.StartsWith("Authorization", StringComparison.Ordinal)) ?? string.Empty;
        string body = Interlocked.Increment(ref _requests) % 2 == 0 ? string.Join("\r\n", head.Reverse()) : "{\"unknown\": " + JsonSerializer.Serialize(key) + "}";
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 503 No\r\nRetry-After: 0\r\n{key}\r\nConnection: close\r\n\r\n{body}"));
        stream.Socket.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null);
    }
}
