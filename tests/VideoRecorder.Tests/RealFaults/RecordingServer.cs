using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// An upload server on loopback that stores each whole clip byte for byte, each time that it comes, and remembers
/// every request. What comes of a request that breaks off it throws away.
/// </summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private const int PieceBytes = 16 * 1024;

    private readonly WebApplication _application;
    private readonly string _folder;
    private readonly List<StoredUpload> _uploads = [];
    private int _underWay;

    private RecordingServer(string folder, X509Certificate2? certificate)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        _application = builder.Build();
        _application.MapPost("/upload", Receive);
    }

    /// <summary>Gets the port that it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>Gets the requests so far.</summary>
    public StoredUpload[] Uploads
    {
        get
        {
            lock (_uploads)
            {
                return [.. _uploads];
            }
        }
    }

    /// <summary>Gets or sets how long it waits between two pieces of a body of this request.</summary>
    public Func<StoredUpload, TimeSpan> Pace { get; set; } = _ => TimeSpan.Zero;

    /// <summary>Gets or sets what says whether it closes the connection after its answer.</summary>
    public Func<StoredUpload, bool> Closes { get; set; } = _ => false;

    /// <summary>Gets or sets what it does when a clip is stored and not yet answered.</summary>
    public Action<StoredUpload> AfterStoring { get; set; } = _ => { };

    /// <summary>Gets or sets what it does when it has answered.</summary>
    public Action<StoredUpload> AfterAnswer { get; set; } = _ => { };

    public static async Task<RecordingServer> Start(string folder, X509Certificate2? certificate = null)
    {
        var server = new RecordingServer(folder, certificate);
        await server._application.StartAsync();
        string address = server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Port = new Uri(address).Port;
        return server;
    }

    /// <summary>Waits until no request is under way, as when the board's end of all connections is gone.</summary>
    public void AwaitQuiet() => Assert.True(
        SpinWait.SpinUntil(() => Volatile.Read(ref _underWay) == 0, TimeSpan.FromSeconds(60)),
        "the server still reads from a connection that is gone");

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(limit.Token);
        await _application.DisposeAsync();
    }

    private async Task Receive(HttpContext context)
    {
        Interlocked.Increment(ref _underWay);
        StoredUpload upload;
        lock (_uploads)
        {
            upload = new StoredUpload(_uploads.Count + 1, context.Connection.RemotePort);
            _uploads.Add(upload);
        }

        try
        {
            byte[] clip = await Read(context.Request, upload, context.RequestAborted);
            Store(upload, clip);
            AfterStoring(upload);
            context.Response.ContentType = "application/json";
            byte[] answer = Encoding.UTF8.GetBytes($"{{\"filename\":\"{upload.Name}\",\"size\":{clip.Length}}}");
            context.Response.ContentLength = answer.Length;
            if (Closes(upload))
            {
                context.Response.Headers.Connection = "close";
            }

            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
            await context.Response.CompleteAsync();
            upload.Stage = UploadStage.Answered;
            AfterAnswer(upload);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            upload.Stage = upload.IsStored ? upload.Stage : UploadStage.Broken;
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<byte[]> Read(HttpRequest request, StoredUpload upload, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) || type.Boundary.Length == 0)
        {
            upload.Name = request.Headers["X-Filename"].ToString();
            return await ReadToEnd(request.Body, upload, stop);
        }

        byte[] clip = [];
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body);
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            if (section.AsFileSection() is { Name: "file" } file)
            {
                upload.Name = file.FileName;
                clip = await ReadToEnd(section.Body, upload, stop);
            }
        }

        // what follows the last field belongs to the request too
        await request.Body.CopyToAsync(Stream.Null, stop);
        return clip;
    }

    private async Task<byte[]> ReadToEnd(Stream body, StoredUpload upload, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        byte[] piece = new byte[PieceBytes];
        int count;
        while ((count = await body.ReadAsync(piece, stop)) > 0)
        {
            bytes.Write(piece, 0, count);
            TimeSpan pause = Pace(upload);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, stop);
            }
        }

        return bytes.ToArray();
    }

    private void Store(StoredUpload upload, byte[] clip)
    {
        upload.Digest = ClipBytes.DigestOf(clip);
        upload.Date = HeaderDate.Of(clip);
        upload.File = Path.Combine(_folder, $"{upload.Number:D6}-{upload.Name}");
        File.WriteAllBytes(upload.File, clip);
        upload.Stage = UploadStage.Stored;
    }
}
