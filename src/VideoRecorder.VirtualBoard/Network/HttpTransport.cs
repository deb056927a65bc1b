using System.Net;
using System.Net.Sockets;
using System.Text;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Text;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>
/// HTTP/1.1 on a socket of its own per request. .NET's HttpClient reads no reply before it has sent the whole body;
/// a recorder wants to know of a 401 or 413 at once, and to pause in mid-body for as long as a recording lasts.
/// </summary>
public sealed class HttpTransport : ITransport
{
    // A board has about 6 KB. With a PC's own megabytes a whole clip would count as sent before any of it moved. Below
    // this, loopback's segments of 64 KB each wait for a delayed acknowledgement when large pieces are written.
    private const int SendBufferBytes = 64 * 1024;

    private readonly VirtualLink _link;
    private readonly ServerTrust _trust;

    /// <summary>Initializes a new instance of the <see cref="HttpTransport"/> class.</summary>
    /// <param name="link">The network; connections end with it.</param>
    /// <param name="caCertificate">The CA certificate (PEM) that servers' certificates must come from; empty: those that the PC trusts.</param>
    public HttpTransport(VirtualLink link, string caCertificate)
    {
        _link = link;
        _trust = new ServerTrust(caCertificate);
    }

    /// <inheritdoc/>
    public IUploadRequest Open(RequestHead head, int timeoutMs)
    {
        byte[] bytes = Format(head, out Uri uri);
        CancellationToken link = _link.Connection;
        if (!_link.IsConnected)
        {
            throw new TransportException(TransportError.Connect, "There is no network");
        }

        long openBy = Environment.TickCount64 + timeoutMs;
        SocketStream socket = new(Connect(uri, timeoutMs, link), openBy, timeoutMs, link);
        try
        {
            Stream stream = uri.Scheme == Uri.UriSchemeHttps ? _trust.Secure(socket, uri) : socket;
            stream.Write(bytes);
            socket.IsOpening = false;
            return new HttpRequest(stream);
        }
        catch (IOException e)
        {
            socket.Dispose();
            throw TransportIOException.Unwrap(e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Socket Connect(Uri uri, int timeoutMs, CancellationToken link)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { SendBufferSize = SendBufferBytes };
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(link);
        limit.CancelAfter(timeoutMs);
        try
        {
            socket.ConnectAsync(new DnsEndPoint(uri.IdnHost, uri.Port), limit.Token).AsTask().GetAwaiter().GetResult();
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw Translate(e, uri);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw link.IsCancellationRequested
                ? new TransportException(TransportError.Connect, "The network went down")
                : new TransportException(TransportError.Timeout, $"{uri.IdnHost}:{uri.Port} does not answer within {timeoutMs / 1000.0:0.#} s");
        }
    }

    private static TransportException Translate(SocketException error, Uri uri) => error.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery =>
            new TransportException(TransportError.NameResolution, $"The server's name cannot be resolved: {uri.IdnHost}"),
        SocketError.ConnectionRefused =>
            new TransportException(TransportError.Connect, $"No server listens at {uri.IdnHost}:{uri.Port}"),
        _ => new TransportException(TransportError.Connect, $"No connection to {uri.IdnHost}:{uri.Port}: {Reason.Of(error)}"),
    };

    /// <summary>Writes the head of a request.</summary>
    /// <param name="head">What it says.</param>
    /// <param name="uri">Receives where it goes.</param>
    /// <returns>Its bytes.</returns>
    internal static byte[] Format(RequestHead head, out Uri uri)
    {
        if (!HttpUrl.TryParse(head.Url, out HttpUrl url, out string defect))
        {
            throw new ArgumentException($"not an http or https URL, {defect}: {HttpUrl.WithoutSecrets(head.Url)}", nameof(head));
        }

        // .NET knows some names for none that a name server may know, such as 127._.0.1
        uri = Uri.TryCreate(head.Url, UriKind.Absolute, out Uri? parsed)
            ? parsed
            : throw new TransportException(TransportError.NameResolution, $"The server's name cannot be resolved: {url.Host}");
        StringBuilder text = new();
        text.Append("POST ").Append(uri.PathAndQuery).Append(" HTTP/1.1\r\n");
        Add(text, "Host", uri.IsDefaultPort ? uri.IdnHost : $"{uri.IdnHost}:{uri.Port}");
        Add(text, "Content-Type", head.ContentType);
        Add(text, "Content-Length", head.ContentLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(text, "X-Filename", head.FileName);
        Add(text, "X-Device", head.Device);
        if (!string.IsNullOrEmpty(head.ApiKey))
        {
            Add(text, "Authorization", "Bearer " + head.ApiKey);
        }

        Add(text, "Connection", "close");
        return Encoding.UTF8.GetBytes(text.Append("\r\n").ToString());
    }

    private static void Add(StringBuilder text, string name, string value)
    {
        if (value.Any(char.IsControl))
        {
            throw new ArgumentException($"{name} holds a control character", nameof(value));
        }

        text.Append(name).Append(": ").Append(value).Append("\r\n");
    }
}
