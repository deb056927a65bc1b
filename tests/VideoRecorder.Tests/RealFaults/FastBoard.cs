using System.Diagnostics;
using VideoRecorder.Core;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Camera;
using VideoRecorder.VirtualBoard.Card;
using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Time;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// The whole virtual board on real files and sockets, each part on a thread of its own, in <see cref="FastTime"/>: a
/// clip of a second every few seconds. What is delivered stays on the card, marked, unless the test wants otherwise.
/// </summary>
internal sealed class FastBoard : IDisposable
{
    private const int IntervalSec = 4;

    // on a busy machine the network part may come to none of them for a while: clips would come faster than they are sent
    private const int StepsToFindWork = 3;

    private const long CardBytes = 256 * 1048576L;

    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(120);

    // less than UploadTimeoutMs: an upload that begins in the moment of a skip must not run into it
    private static readonly TimeSpan _longestSkip = TimeSpan.FromSeconds(20);

    // the network part looks four times a second what there is to do
    private static readonly TimeSpan _lookTime = TimeSpan.FromSeconds(0.6) / FastTime.Speed;

    private readonly FastTime _time = new();
    private readonly Stopwatch _idle = Stopwatch.StartNew();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _lines = [];
    private readonly List<Exception> _faults = [];
    private readonly VirtualCamera _camera;
    private readonly RecorderParts _parts;
    private readonly Thread[] _threads;
    private readonly Action _onThread;
    private bool _isStopped;
    private int _networkSteps;
    private int _stepsWhenBusy;

    /// <summary>Initializes a new instance of the <see cref="FastBoard"/> class and starts it.</summary>
    /// <param name="folder">The folder of the card.</param>
    /// <param name="url">Where to upload to; empty for nowhere.</param>
    /// <param name="change">Changes the settings.</param>
    /// <param name="card">Wraps the card.</param>
    /// <param name="connector">Wraps the connections.</param>
    /// <param name="onThread">What each thread of the board does first.</param>
    public FastBoard(
        string folder,
        string url,
        Action<RecorderSettings>? change = null,
        Func<ICard, ICard>? card = null,
        Func<IConnector, IConnector>? connector = null,
        Action? onThread = null)
    {
        _onThread = onThread ?? (() => { });
        var settings = new RecorderSettings
        {
            WifiSsid = "garden",
            WifiPassword = "password1",
            UploadUrl = url,
            UploadApiKey = "k-3yS3cret",
            UploadFormat = UploadFormat.Raw,
            UploadPauseLeadMs = 0,
            UploadTimeoutMs = 120000,
            EnableHttps = url.StartsWith("https", StringComparison.Ordinal),
            DeleteAfterUpload = false,
            CaptureIntervalSec = IntervalSec,
            CaptureDurationSec = 1,
            FramesPerSecond = 10,
            FrameSize = FrameSize.QVGA,
            MinFreeSpaceMB = 1,
        };
        change?.Invoke(settings);
        var log = new Log(_lines);
        var link = new VirtualLink([], _time);
        _camera = new VirtualCamera(new FastPictures(), log);
        var folderCard = new FolderCard(folder, CardBytes);
        var network = new Connector(link, settings.CaCertificate);
        _parts = new RecorderParts(settings, new Board
        {
            Name = "test bench",
            ResetReason = "power on",
            Seed = 7,
            Camera = _camera,
            Card = card?.Invoke(folderCard) ?? folderCard,
            Clock = new VirtualClock(link, _time),
            Link = link,
            Connector = connector?.Invoke(network) ?? network,
            Led = new DarkLed(),
            Log = log,
        });
        _threads = [Start(_parts.Recorder), Start(_parts.Network)];
    }

    /// <summary>Gets what the parts share.</summary>
    public SharedState State => _parts.State;

    /// <summary>Gets the clips on the card.</summary>
    public ClipCatalogue Clips => _parts.Clips;

    /// <summary>Gets the log so far.</summary>
    public string[] Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Gets the lines with this text in them.</summary>
    public string[] With(string part) => [.. Lines.Where(line => line.Contains(part, StringComparison.Ordinal))];

    /// <summary>Gets how many clips were recorded and closed.</summary>
    public int Saved => With("frames saved").Length;

    /// <summary>Gets how many clips were delivered and then marked or deleted.</summary>
    public int Completed => With("Upload completed successfully").Length;

    /// <summary>Waits until a line with this text comes.</summary>
    /// <returns>The first such line.</returns>
    public string AwaitLine(string part)
    {
        Await(() => With(part).Length > 0, $"The log never says '{part}'.");
        return With(part)[0];
    }

    /// <summary>Waits until so many more clips were recorded; what lies between two recordings passes at once.</summary>
    public void AwaitRecordings(int more)
    {
        for (int target = Saved + more; Saved < target;)
        {
            int now = Saved;
            Await(() => Saved > now, "No clip is recorded any more.", SkipPause);
        }
    }

    /// <summary>Waits until this is the case, while long pauses pass quickly.</summary>
    public void AwaitInHaste(Func<bool> isSo, string otherwise) => Await(isSo, otherwise, SkipPause);

    /// <summary>Lets this much time pass at once.</summary>
    public void Skip(TimeSpan time) => _time.Skip(time);

    /// <summary>Waits until this is the case.</summary>
    public void Await(Func<bool> isSo, string otherwise, Action? meanwhile = null)
    {
        for (var watch = Stopwatch.StartNew(); !isSo(); Thread.Sleep(10))
        {
            meanwhile?.Invoke();
            Assert.True(watch.Elapsed < _longestWait, otherwise + LogTail.Of(Lines));
        }
    }

    /// <summary>Stops the board in order, and tells faults of its parts.</summary>
    public void Stop()
    {
        if (_isStopped)
        {
            return;
        }

        _isStopped = true;
        _stop.Cancel();
        foreach (Thread thread in _threads)
        {
            Assert.True(thread.Join(_longestWait), "A part does not end.");
        }

        _camera.Dispose();
        _stop.Dispose();
        lock (_faults)
        {
            Assert.True(_faults.Count == 0, string.Join("\n", _faults) + LogTail.Of(Lines));
        }

        Assert.All(Lines, line => Assert.DoesNotContain("k-3yS3cret", line));
        Assert.All(Lines, line => Assert.DoesNotContain("password1", line));
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    /// <summary>Skips time, but none of a recording or an upload, nor the moment in which one could begin.</summary>
    private void SkipPause()
    {
        int steps = Volatile.Read(ref _networkSteps);
        if (State.IsRecording || State.IsUploading)
        {
            _stepsWhenBusy = steps;
            _idle.Restart();
        }
        else if (_idle.Elapsed > _lookTime && steps - _stepsWhenBusy >= StepsToFindWork)
        {
            _time.Skip(_longestSkip);
            _stepsWhenBusy = steps;
            _idle.Restart();
        }
    }

    private Thread Start(IActivePart part)
    {
        var thread = new Thread(() => Run(part)) { IsBackground = true, Name = part.Name };
        thread.Start();
        return thread;
    }

    private void Run(IActivePart part)
    {
        try
        {
            _onThread();
            while (!_stop.IsCancellationRequested)
            {
                int wait = part.Step();
                if (part == _parts.Network)
                {
                    Interlocked.Increment(ref _networkSteps);
                }

                if (wait > 0)
                {
                    _stop.Token.WaitHandle.WaitOne((wait + FastTime.Speed - 1) / FastTime.Speed);
                }
            }

            part.Shutdown();
        }
        catch (Exception e)
        {
            // no fault of the surroundings may leave a part: that is a fault of the program
            lock (_faults)
            {
                _faults.Add(e);
            }
        }
    }

    private sealed class Log(List<string> lines) : ILog
    {
        public void Write(LogLevel level, string line)
        {
            lock (lines)
            {
                lines.Add(line);
            }
        }
    }
}
