using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace VideoRecorder.VirtualBoard.Server;

/// <summary>
/// The built-in upload server on a free port of loopback: <c>POST /upload</c> with a form (field <c>file</c>) or with
/// the bare bytes (name in <c>X-Filename</c>). It waits as long as a sender pauses.
/// </summary>
public sealed class UploadServer : IDisposable
{
    private readonly WebApplication _application;
    private readonly ReceivedFolder _folder;
    private readonly byte[] _authorization;

    private UploadServer(string folder, string apiKey)
    {
        _folder = new ReceivedFolder(folder);
        _authorization = apiKey.Length == 0 ? [] : Encoding.UTF8.GetBytes("Bearer " + apiKey);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.ConfigureKestrel(Configure);
        _application = builder.Build();
        _application.MapPost("/upload", ReceiveAsync);
    }

    /// <summary>Gets the URL to post clips to.</summary>
    public string Url { get; private set; } = string.Empty;

    /// <summary>Starts a server.</summary>
    /// <param name="folder">Where clips are stored.</param>
    /// <param name="apiKey">The bearer key that senders must show; empty asks for none.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be made.</exception>
    public static UploadServer Start(string folder, string apiKey)
    {
        UploadServer server = new(folder, apiKey);
        server._application.StartAsync().GetAwaiter().GetResult();
        IServerAddressesFeature addresses = server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Url = addresses.Addresses.First() + "/upload";
        return server;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _application.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)_application).Dispose();
    }

    private static void Configure(KestrelServerOptions options)
    {
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.KeepAliveTimeout = TimeSpan.FromHours(1);
        options.Limits.RequestHeadersTimeout = TimeSpan.FromMinutes(1);
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        if (!IsAllowed(context.Request))
        {
            await ReplyAsync(context, StatusCodes.Status401Unauthorized, "the API key is missing or wrong", string.Empty, 0);
            return;
        }

        try
        {
            (string name, long size) = await StoreAsync(context.Request, context.RequestAborted);
            (int status, string message) = name.Length > 0
                ? (StatusCodes.Status200OK, "received")
                : (StatusCodes.Status400BadRequest, "the form has no field 'file' with a file");
            await ReplyAsync(context, status, message, name, size);
        }
        catch (StorageException e)
        {
            int status = e.IsFull ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status500InternalServerError;
            await ReplyAsync(context, status, e.Message, string.Empty, 0);
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            await ReplyAsync(context, StatusCodes.Status400BadRequest, e.Message, string.Empty, 0);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // the sender has gone; what came is thrown away
        }
    }

    private async Task<(string Name, long Size)> StoreAsync(HttpRequest request, CancellationToken stop)
    {
        bool isForm = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        if (!isForm)
        {
            return await _folder.StoreAsync(request.Body, request.Headers["X-Filename"], stop);
        }

        MultipartReader reader = new(HeaderUtilities.RemoveQuotes(type!.Boundary).Value ?? string.Empty, request.Body) { BodyLengthLimit = null };
        (string Name, long Size) stored = (string.Empty, 0);
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            FileMultipartSection? file = section.AsFileSection();
            if (stored.Name.Length == 0 && file?.Name == "file")
            {
                stored = await _folder.StoreAsync(section.Body, file.FileName, stop);
            }
        }

        return stored;
    }

    private bool IsAllowed(HttpRequest request)
    {
        byte[] sent = Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString());
        return _authorization.Length == 0 || CryptographicOperations.FixedTimeEquals(sent, _authorization);
    }

    private static Task ReplyAsync(HttpContext context, int status, string message, string filename, long size)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new UploadAnswer(message, filename, size), UploadAnswerJson.Default.UploadAnswer);
    }

    /// <summary>Leaves Ctrl+C to the board, which still has a clip to close.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
