using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Server;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>A card, nginx, and an upload server behind it that keeps what it gets.</summary>
internal sealed class NginxBench : IDisposable
{
    private readonly UploadServer _server;
    private readonly TempFolder _folder;

    public NginxBench()
    {
        Nginx = new NginxServer();
        _folder = new TempFolder();
        Directory.CreateDirectory(Card);
        _server = UploadServer.Start(_folder.File("received"), string.Empty);
        Upstream = new Uri(_server.Url).Authority;
        Nginx.Upstream = Upstream;
    }

    public NginxServer Nginx { get; }

    /// <summary>Gets the place of the upload server.</summary>
    public string Upstream { get; }

    private string Card => _folder.File("card");

    public FastBoard NewBoard(string url, Action<RecorderSettings>? change = null, Func<IConnector, IConnector>? connector = null)
        => new(Card, url, change, connector: connector);

    public void AssertNoneDelivered(FastBoard board)
    {
        Assert.Equal(0, board.Completed);
        Assert.Empty(Directory.GetFiles(_folder.File("received")));
    }

    /// <summary>Waits until all that is on the card is delivered, stops the board, and compares every byte.</summary>
    public void AssertAllDelivered(FastBoard board)
    {
        board.AwaitInHaste(() => board.Clips.IsComplete && board.Clips.PendingCount == 0 && board.Completed > 0, "Clips stay behind.");
        board.Stop();
        string[] marked = Delivered.Clips(Card);
        string[] received = Directory.GetFiles(_folder.File("received"), "*.avi");
        Assert.Equal(marked.Length, received.Length);
        Assert.All(marked, path => Assert.Equal(
            File.ReadAllBytes(path),
            File.ReadAllBytes(Assert.Single(received, other => SentName.IsOf(path, Path.GetFileName(other))))));

        // one that was recorded meanwhile may still wait
        Assert.InRange(Directory.GetFiles(Card, "*.avi", SearchOption.AllDirectories).Length, marked.Length, marked.Length + 1);
    }

    public void Dispose()
    {
        Nginx.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }
}
