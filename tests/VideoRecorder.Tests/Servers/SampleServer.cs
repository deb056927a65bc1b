using VideoRecorder.Core.Settings;

namespace VideoRecorder.Tests.Servers;

/// <summary>One of the sample servers, run twice for a class of tests: with a key and without.</summary>
public abstract class SampleServer : IAsyncDisposable
{
    /// <summary>The key that the guarded one asks for.</summary>
    internal const string ApiKey = "a key/with+all=kinds of.characters~";

    private ServerProcess? _open;
    private ServerProcess? _guarded;

    /// <summary>Gets the format that this server takes.</summary>
    public abstract UploadFormat Format { get; }

    /// <summary>Starts the server without a key at the first call; skips the test when it cannot run here.</summary>
    internal async Task<ServerProcess> Open() => _open ??= await Start(string.Empty);

    /// <summary>Starts the server with <see cref="ApiKey"/> at the first call; skips the test when it cannot run here.</summary>
    internal async Task<ServerProcess> Guarded() => _guarded ??= await Start(ApiKey);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (ServerProcess? server in new[] { _open, _guarded })
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }
    }

    /// <summary>Finds what the server needs, or skips the test.</summary>
    /// <param name="samples">The folder of the sample servers.</param>
    /// <returns>The command and the script that it runs.</returns>
    private protected abstract (string Command, string Script) Find(string samples);

    private async Task<ServerProcess> Start(string apiKey)
    {
        (string command, string script) = Find(SamplesFolder());
        return await ServerProcess.Start(command, script, apiKey);
    }

    private static string SamplesFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string samples = Path.Combine(folder.FullName, "samples", "servers");
            if (Directory.Exists(samples))
            {
                return samples;
            }
        }

        throw new DirectoryNotFoundException("No folder samples/servers above the tests.");
    }
}
