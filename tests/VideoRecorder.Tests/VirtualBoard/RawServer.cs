using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>A server on loopback that does with one connection exactly what the test says, bytes and all.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _work;

    public RawServer(Func<RawServer, Task> behaviour, X509Certificate2? certificate = null)
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _work = Task.Run(async () =>
        {
            Socket = await _listener.AcceptSocketAsync();
            Stream = new NetworkStream(Socket, ownsSocket: true);
            if (certificate != null)
            {
                var tls = new SslStream(Stream);
                Stream = tls;
                if (!await Authenticate(tls, certificate))
                {
                    return;
                }
            }

            await behaviour(this);
        });
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}/upload?x=1";

    public Socket Socket { get; private set; } = null!;

    public Stream Stream { get; private set; } = null!;

    /// <summary>Gets the head of the request, after <see cref="ReadHead"/>.</summary>
    public string Head { get; private set; } = string.Empty;

    /// <summary>Makes a server that sends this after the head, whatever the body is.</summary>
    public static RawServer Answering(string answer) => new(async s =>
    {
        await s.ReadHead();
        await s.Stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
        s.Socket.Shutdown(SocketShutdown.Send);
        await s.Stream.CopyToAsync(Stream.Null).ContinueWith(_ => { });
    });

    /// <summary>Waits for the behaviour's end and tells its error, if there was one.</summary>
    public void Finish() => Assert.True(_work.Wait(TimeSpan.FromSeconds(30)), "the server's part of the test does not end");

    public async Task<string> ReadHead()
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await Stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        Head = head.ToString();
        return Head;
    }

    public async Task<byte[]> ReadBody(int length)
    {
        byte[] body = new byte[length];
        await Stream.ReadExactlyAsync(body);
        return body;
    }

    private static async Task<bool> Authenticate(SslStream tls, X509Certificate2 certificate)
    {
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // as servers do with what is no TLS
            await tls.DisposeAsync();
            return false;
        }
    }

    public Task Send(string text) => Stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    /// <summary>Breaks the connection the hard way.</summary>
    public void Reset()
    {
        Socket.LingerState = new LingerOption(true, 0);
        Socket.Close();
    }

    public void Dispose()
    {
        _listener.Stop();
        Stream?.Dispose();
    }
}
