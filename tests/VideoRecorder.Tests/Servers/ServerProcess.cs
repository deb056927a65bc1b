using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Servers;

/// <summary>A sample server as a process of its own, on a free loopback port and with a folder of its own.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan _longestStart = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string command, string script, string apiKey)
    {
        Root = Directory.CreateTempSubdirectory("videorecorder-server-").FullName;
        Uploads = Path.Combine(Root, "uploads");
        var start = new ProcessStartInfo(command, [script])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOST"] = "127.0.0.1";
        start.Environment["PORT"] = "0";
        start.Environment["API_KEY"] = apiKey;
        start.Environment["UPLOAD_FOLDER"] = Uploads;
        start.Environment["PYTHONUNBUFFERED"] = "1";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _port.TrySetException(new InvalidOperationException("The server ended." + LogTail.Of(Output.Split('\n'))));
    }

    /// <summary>Gets the folder that holds nothing but <see cref="Uploads"/>; no file belongs there.</summary>
    public string Root { get; }

    /// <summary>Gets the folder that the server was told to store clips in.</summary>
    public string Uploads { get; }

    /// <summary>Gets the address that takes clips.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Gets what the server has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<ServerProcess> Start(string command, string script, string apiKey)
    {
        var server = new ServerProcess(command, script, apiKey);
        try
        {
            server._process.Start();
            server._process.BeginOutputReadLine();
            server._process.BeginErrorReadLine();
            int port = await server._port.Task.WaitAsync(_longestStart);
            server.Url = new Uri($"http://127.0.0.1:{port}/upload");
            await server.WaitUntilItAnswers();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lists every file below <see cref="Root"/>, hidden and half-received ones too.</summary>
    public string[] Files()
        => [.. Directory.EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>Ends the process by its handle, and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It was never started.
        }

        _process.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (PrintedAddress().Match(line) is { Success: true } address)
        {
            _port.TrySetResult(int.Parse(address.Groups[1].Value));
        }
    }

    private async Task WaitUntilItAnswers()
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(_longestStart);
        while (true)
        {
            try
            {
                using HttpResponseMessage anyAnswer = await client.GetAsync(Url, limit.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:(\d+)")]
    private static partial Regex PrintedAddress();
}
