using System.Runtime.InteropServices;
using VideoRecorder.Core;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Settings.Checks;
using VideoRecorder.Core.Supervision;
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
    private readonly string _card;
    private readonly string _received;
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
        _card = FolderOption.Read("--card", options.Card);
        _received = FolderOption.Read("--received", options.Received);
        if (_hasOwnServer && FolderOption.AreSame(_card, _received))
        {
            throw new OptionException($"--card and --received are the same folder: {_card}. Allowed: two folders.");
        }

        _source = FindCamera();
    }

    /// <summary>Runs the board until it is to stop.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = StopOn(PosixSignal.SIGINT, stop);
        using PosixSignalRegistration terminate = StopOn(PosixSignal.SIGTERM, stop);

        FolderOption.Make("--card", _card);
        int exitCode = RunBoard(stop);
        _output.WriteLine(exitCode == BoardCommand.Success ? "Stopped." : "Stopped, but not all in order.");
        _output.Flush();
        return exitCode;
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

    /// <summary>All that this starts has ended when it returns.</summary>
    private int RunBoard(CancellationTokenSource stop)
    {
        using UploadServer? server = _hasOwnServer ? StartServer() : null;
        foreach (string line in Introduction.Lines(_options, _settings, _hasOwnServer))
        {
            _output.WriteLine(line);
        }

        _output.Flush();
        ConsoleLog log = new(_output, _output == Console.Out && ConsoleLog.ConsoleHasColours);
        using ConsoleLed led = new(log, TimeProvider.System);
        using VirtualCamera camera = new(_source, log);
        VirtualLink link = new(_options.Outages, TimeProvider.System);
        VirtualClock clock = new(link, TimeProvider.System);
        RecorderParts parts = new(_settings, new Board
        {
            Name = "virtual ESP32-CAM",
            ResetReason = "power on",
            Seed = Random.Shared.Next(),
            Camera = camera,
            Card = new AnsweringCard(new FolderCard(_card, _options.CardSizeMB * 1024L * 1024L), CardThread.UsualLimit),
            Clock = clock,
            Link = link,
            Connector = new Connector(link, _settings.CaCertificate),
            Led = led,
            Log = log,
        });
        parts.Announce();
        return RunParts(parts, clock, stop);
    }

    private UploadServer StartServer()
    {
        FolderOption.Make("--received", _received);
        UploadServer server = UploadServer.Start(_received, _settings.UploadApiKey);
        _settings.UploadUrl = server.Url;
        return server;
    }

    private int RunParts(RecorderParts parts, VirtualClock clock, CancellationTokenSource stop)
    {
        PartHealth health = new(new PartLimits(_settings, new BoardTimes()), clock.Milliseconds);
        PartThread Start(int number, IActivePart part) => new(part.Name, new PartRunner(number, part, health, clock, parts.Log), stop.Token);
        PartThread[] threads =
        [
            Start(PartNumbers.Recorder, parts.Recorder),
            Start(PartNumbers.Network, parts.Network),
            Start(PartNumbers.Led, parts.Led),
        ];
        stop.Token.WaitHandle.WaitOne(_options.RunFor ?? Timeout.InfiniteTimeSpan);
        stop.Cancel();
        bool isInOrder = true;
        foreach (PartThread thread in threads)
        {
            isInOrder &= thread.Join(StopLimit);
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

        bool hasOwnServer = !isUrlSet && _settings.WifiSsid.Length > 0;
        if (!isUrlSet)
        {
            // the port is known when the server runs; without a network there is no one to serve
            _settings.UploadUrl = hasOwnServer ? AnyServer : string.Empty;
        }

        return hasOwnServer;
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
        if (string.IsNullOrWhiteSpace(_options.Camera) || _options.Camera.Contains('\0', StringComparison.Ordinal))
        {
            throw new OptionException("--camera names nothing. Allowed: testcard, a file, a folder or an address.");
        }

        try
        {
            IFrameSource source = CameraSources.Find(_options.Camera);
            CameraSources.Check(_options.Camera, source, _settings);
            return source;
        }
        catch (CameraException e)
        {
            throw new OptionException($"--camera: {e.Message}");
        }
    }
}
