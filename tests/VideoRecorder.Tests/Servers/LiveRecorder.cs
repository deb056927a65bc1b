using System.Diagnostics;
using VideoRecorder.Core;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Camera;
using VideoRecorder.VirtualBoard.Card;
using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Time;

namespace VideoRecorder.Tests.Servers;

/// <summary>
/// The whole recorder in real time, with the test card as camera, a folder as card and HTTP over loopback. It records
/// one clip of a second, finds what else is on the card, and uploads; what is delivered stays on the card, marked.
/// </summary>
internal sealed class LiveRecorder : IDisposable
{
    private const long CardBytes = 256 * 1048576L;

    private static readonly TimeSpan _longestRun = TimeSpan.FromSeconds(120);

    private readonly VirtualCamera _camera;
    private readonly RecorderParts _parts;
    private readonly string _card;

    /// <summary>Initializes a new instance of the <see cref="LiveRecorder"/> class.</summary>
    /// <param name="card">The folder of the card.</param>
    /// <param name="url">Where to upload to.</param>
    /// <param name="format">How.</param>
    /// <param name="apiKey">The key to send; empty for none.</param>
    public LiveRecorder(string card, Uri url, UploadFormat format, string apiKey)
    {
        var settings = new RecorderSettings
        {
            WifiSsid = "garden",
            WifiPassword = "password1",
            UploadUrl = url.AbsoluteUri,
            UploadFormat = format,
            UploadApiKey = apiKey,
            UploadChunkSize = 1024,
            DeleteAfterUpload = false,
            CaptureIntervalSec = 3600,
            CaptureDurationSec = 1,
        };
        var link = new VirtualLink([], TimeProvider.System);
        var clock = new VirtualClock(link, TimeProvider.System);
        Log = new LogLines(clock);
        _card = card;
        _camera = new VirtualCamera(new TestCardSource(TimeProvider.System), Log);
        _parts = new RecorderParts(settings, new Board
        {
            Name = "test bench",
            ResetReason = "power on",
            Seed = 7,
            Camera = _camera,
            Card = new FolderCard(card, CardBytes),
            Clock = clock,
            Link = link,
            Connector = new Connector(link, string.Empty),
            Led = new DarkLed(),
            Log = Log,
        });
    }

    /// <summary>Gets the log.</summary>
    public LogLines Log { get; }

    /// <summary>Gets what the parts share.</summary>
    public SharedState State => _parts.State;

    /// <summary>Gets the clips on the card that are marked as delivered.</summary>
    public byte[][] DeliveredClips => [.. Delivered.Clips(_card).Select(File.ReadAllBytes)];

    /// <summary>Gets the clips on the card that are still to be delivered.</summary>
    public byte[][] PendingClips => [.. Delivered.PendingClips(_card).Select(File.ReadAllBytes)];

    /// <summary>Runs the recorder until something is the case.</summary>
    public void RunUntil(Func<bool> isSo) => RunUntil(isSo, () => Math.Min(_parts.Recorder.Step(), _parts.Network.Step()));

    /// <summary>Runs only the network part, as when the recorder's thread has nothing to do.</summary>
    public void RunNetworkUntil(Func<bool> isSo) => RunUntil(isSo, _parts.Network.Step);

    /// <inheritdoc/>
    public void Dispose()
    {
        _parts.Recorder.Shutdown();
        _parts.Network.Shutdown();
        _camera.Dispose();
    }

    private void RunUntil(Func<bool> isSo, Func<int> step)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(watch.Elapsed < _longestRun, "It never came to that." + LogTail.Of(Log.Texts));
            Thread.Sleep(Math.Min(step(), 10));
        }
    }
}
