using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace VideoRecorder.Tests.Support;

/// <summary>An ASP.NET Core server on loopback that takes bare clips, with the limits and the answers that a test wants.</summary>
internal sealed class LimitedServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _requests;
    private int _broken;

    private LimitedServer(Action<KestrelServerLimits> limit, Action<HttpContext> begin, Func<HttpContext, byte[], Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => limit(options.Limits));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.MapPost("/upload", async (HttpContext context) =>
        {
            Interlocked.Increment(ref _requests);
            begin(context);
            MemoryStream clip = new();
            try
            {
                await context.Request.Body.CopyToAsync(clip);
            }
            catch (IOException)
            {
                Interlocked.Increment(ref _broken);
                throw;
            }

            lock (Stored)
            {
                Stored[context.Request.Headers["X-Filename"].ToString()] = clip.ToArray();
            }

            await answer(context, clip.ToArray());
        });
    }

    public string Url { get; private set; } = string.Empty;

    public int Requests => _requests;

    /// <summary>Gets how many requests ended before their body did.</summary>
    public int Broken => _broken;

    public Dictionary<string, byte[]> Stored { get; } = [];

    public static async Task<LimitedServer> Start(
        Action<KestrelServerLimits>? limit = null, Action<HttpContext>? begin = null, Func<HttpContext, byte[], Task>? answer = null)
    {
        LimitedServer server = new(
            limit ?? (_ => { }),
            begin ?? (_ => { }),
            answer ?? ((context, clip) => context.Response.WriteAsJsonAsync(new { size = clip.Length })));
        await server._application.StartAsync();
        server.Url = server._application.Urls.First().Replace("localhost", "127.0.0.1") + "/upload";
        return server;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
