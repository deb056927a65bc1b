using System.Runtime.InteropServices;
using VideoRecorder.Core;
using VideoRecorder.Core.Recording;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Upload;
using VideoRecorder.VirtualBoard.Camera;
using VideoRecorder.VirtualBoard.Card;
using VideoRecorder.VirtualBoard.CommandLine;
using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Server;
using VideoRecorder.VirtualBoard.Status;
using VideoRecorder.VirtualBoard.Time;

namespace VideoRecorder.VirtualBoard;

/// <summary>Puts the virtual board together and runs the recorder on it.</summary>
internal sealed class BoardRun
{
    private const string AnyServer = "http://127.0.0.1:1/upload";

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly BoardOptions _options;
    private readonly TextWriter _output;
    private readonly RecorderSettings _settings = Configuration.Create();
    private readonly bool _hasOwnServer;
    private readonly IFrameSource _source;

    /// <summary>Initializes a new instance of the <see cref="BoardRun"/> class. Nothing is started or written yet.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="output">Where the log goes.</param>
    /// <exception cref="OptionException">It cannot be done.</exception>
    public BoardRun(BoardOptions options, TextWriter output)
    {
        _options = options;
        _output = output;
        _hasOwnServer = ApplySettings();
        Check();
        _source = FindCamera();
        foreach (string folder in new[] { options.Card, options.Received })
        {
            if (File.Exists(folder))
            {
                throw new OptionException($"{folder} is a file. Allowed: a folder.");
            }
        }
    }

    /// <summary>Runs the board until it is to stop.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = StopOn(PosixSignal.SIGINT, stop);
        using PosixSignalRegistration terminate = StopOn(PosixSignal.SIGTERM, stop);

        Directory.CreateDirectory(_options.Card);
        using UploadServer? server = _hasOwnServer ? UploadServer.Start(_options.Received, _settings.UploadApiKey) : null;
        _settings.UploadUrl = server?.Url ?? _settings.UploadUrl;
        Introduce();

        ConsoleLog log = new(_output, _output == Console.Out && ConsoleLog.ConsoleHasColours);
        using ConsoleLed led = new(log, TimeProvider.System);
        using VirtualCamera camera = new(_source, log);
        VirtualLink link = new(_options.Outages, TimeProvider.System);
        RecorderParts parts = new(_settings, new Board
        {
            Name = "virtual ESP32-CAM",
            ResetReason = "power on",
            Seed = Random.Shared.Next(),
            Camera = camera,
            Card = new FolderCard(_options.Card, _options.CardSizeMB * 1024L * 1024L),
            Clock = new VirtualClock(link, TimeProvider.System),
            Link = link,
            Transport = new HttpTransport(link, _settings.CaCertificate),
            Led = led,
            Log = log,
        });
        parts.Announce();
        return RunParts(parts, stop);
    }

    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop)
    {
        return PosixSignalRegistration.Create(signal, context =>
        {
            // the first one closes the open clip; a second one is obeyed at once
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });
    }

    private int RunParts(RecorderParts parts, CancellationTokenSource stop)
    {
        PartLoop[] loops =
        [
            new PartLoop(parts.Recorder, parts.Log, stop.Token),
            new PartLoop(parts.Network, parts.Log, stop.Token),
            new PartLoop(parts.Led, parts.Log, stop.Token),
        ];
        stop.Token.WaitHandle.WaitOne(_options.RunFor ?? Timeout.InfiniteTimeSpan);
        stop.Cancel();
        bool isInOrder = true;
        foreach (PartLoop loop in loops)
        {
            isInOrder &= loop.Join(StopLimit);
        }

        return isInOrder ? BoardCommand.Success : BoardCommand.Failure;
    }

    /// <summary>Fills in the settings and tells whether the built-in server is wanted.</summary>
    private bool ApplySettings()
    {
        bool isUrlSet = false;
        foreach (string assignment in _options.Settings)
        {
            isUrlSet |= SettingAssignment.Apply(_settings, assignment) == nameof(RecorderSettings.UploadUrl);
        }

        if (_options.UploadUrl != null)
        {
            _settings.UploadUrl = isUrlSet
                ? throw new OptionException("--upload-url and --set UploadUrl say the same: give one of them.")
                : _options.UploadUrl;
            isUrlSet = true;
        }

        if (!isUrlSet)
        {
            // the port is known when the server runs
            _settings.UploadUrl = AnyServer;
        }

        return !isUrlSet;
    }

    private void Check()
    {
        SettingProblem[] problems = SettingsValidator.Check(_settings, boardHasCertificates: true);
        if (problems.Length > 0)
        {
            throw new OptionException(string.Join('\n', problems.Select(p => p.Message)));
        }
    }

    private IFrameSource FindCamera()
    {
        try
        {
            return CameraSources.Find(_options.Camera);
        }
        catch (CameraException e)
        {
            throw new OptionException($"--camera: {e.Message}");
        }
    }

    private void Introduce()
    {
        RecorderSettings board = new();
        _output.WriteLine($"The recorder on this PC: a clip of {_settings.CaptureDurationSec} s each {_settings.CaptureIntervalSec} s, uploaded in the pause"
            + (_settings.DeleteAfterUpload ? " and deleted from the card once the server has it." : "."));
        if (_settings.CaptureIntervalSec == Configuration.CaptureIntervalSec && _settings.CaptureDurationSec == Configuration.CaptureDurationSec)
        {
            _output.WriteLine($"(Shorter than a board's {board.CaptureDurationSec} s each {board.CaptureIntervalSec} s, so that there is something to see; --set changes it.)");
        }

        _output.WriteLine($"  Camera:   {_options.Camera}");
        _output.WriteLine($"  Card:     {Path.GetFullPath(_options.Card)} ({_options.CardSizeMB} MB)");
        _output.WriteLine(DescribeUpload());
        string end = _options.RunFor is { } time ? $", or by itself after {time.TotalSeconds:0.###} s" : string.Empty;
        _output.WriteLine($"  Stop:     Ctrl+C{end}");
        _output.WriteLine();
        _output.Flush();
    }

    private string DescribeUpload()
    {
        if (_hasOwnServer)
        {
            return $"  Received: {Path.GetFullPath(_options.Received)} (built-in server at {_settings.UploadUrl})";
        }

        return _settings.UploadUrl.Length > 0
            ? $"  Upload:   {HttpUrl.WithoutSecrets(_settings.UploadUrl)}"
            : "  Upload:   none, UploadUrl is empty";
    }
}
