using System.Globalization;
using VideoRecorder.Benchmarks.Compare;
using VideoRecorder.Benchmarks.Support;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.VirtualBoard.Card;
using VideoRecorder.VirtualBoard.Server;

namespace VideoRecorder.Benchmarks.Upload;

/// <summary>Clips go to the virtual board's upload server over loopback: the recorder's uploader against <c>curl -F</c>.</summary>
internal sealed class CurlComparison : IComparison
{
    private const int Clips = 3;
    private const int ClipBytes = 64 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("videorecorder-").FullName;
    private readonly List<double> _ourTimes = [];
    private readonly List<double> _theirTimes = [];
    private UploadServer? _server;

    public string Name => "curl";

    public string Work => $"{Clips} clips of {ClipBytes >> 20} MB from the disk to an upload server on loopback, which stores them";

    private string Card => Path.Combine(_folder, "card");

    private string Received => Path.Combine(_folder, "received");

    public void Prepare()
    {
        _server = UploadServer.Start(Received, apiKey: string.Empty);
        Directory.CreateDirectory(Card + ClipName.FolderPath(CardUploader.Folder));
        var random = new Random(1);
        byte[] bytes = new byte[ClipBytes];
        for (int i = 0; i < Clips; i++)
        {
            random.NextBytes(bytes);
            File.WriteAllBytes(Card + Clip(i).Path, bytes);
            File.WriteAllBytes(CurlClip(i), bytes);
        }
    }

    public void RunOurs() => Note(_ourTimes, Tool.ReadThis(CardUploader.Command, _server!.Url, Card));

    public void RunTheirs()
    {
        // One process for all clips, as ours is.
        IEnumerable<string> arguments = Enumerable.Range(0, Clips).SelectMany(i => (string[])
        [
            .. i == 0 ? (string[])[] : ["--next"],
            "-sS", "--fail", "-o", Path.Combine(_folder, "reply.json"), "-w", "%{time_total}\n", "-F", "file=@" + CurlClip(i), _server!.Url,
        ]);
        Note(_theirTimes, Tool.Read("curl", [.. arguments]).Select(seconds => seconds * 1000));
    }

    public void Check()
    {
        var card = new FolderCard(Card, CardUploader.CardBytes);
        card.Mount();
        for (int i = 0; i < Clips; i++)
        {
            CheckReceived("curl", CurlClip(i));
            CheckReceived("ours", Card + Clip(i).Path);
            card.SetDelivered(Clip(i).Path, isDelivered: false);
        }

        if (Directory.EnumerateFileSystemEntries(Received).Any())
        {
            throw new ComparisonException("More was received than sent.");
        }
    }

    public void Report()
    {
        // The first round was to warm up.
        double ours = Median.Of(_ourTimes.Skip(Clips));
        double theirs = Median.Of(_theirTimes.Skip(Clips));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one clip, as each measures it itself, from opening the connection to the reply:\n"
            + $"ours     median {ours,7:F1} ms   ({Speed(ours):F0} MB/s)\n"
            + $"curl     median {theirs,7:F1} ms   ({Speed(theirs):F0} MB/s)\n"
            + $"ours / curl: {ours / theirs:F2}"));
    }

    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static ClipName Clip(int number) => new() { Folder = CardUploader.Folder, Stamp = 20260601120000 + number };

    private static double Speed(double milliseconds) => (ClipBytes >> 20) * 1000.0 / milliseconds;

    private static void Note(List<double> times, IEnumerable<double> more)
    {
        int before = times.Count;
        times.AddRange(more);
        if (times.Count != before + Clips)
        {
            throw new ComparisonException("Not each clip was uploaded once.");
        }
    }

    private string CurlClip(int number) => Path.Combine(_folder, $"curl{number}.avi");

    private void CheckReceived(string who, string sent)
    {
        string received = Path.Combine(Received, Path.GetFileName(sent));
        if (!File.Exists(received) || !AreEqual(sent, received))
        {
            throw new ComparisonException($"A clip of {who} was not received as it was sent.");
        }

        File.Delete(received);
    }

    private static bool AreEqual(string first, string second) =>
        File.ReadAllBytes(first).AsSpan().SequenceEqual(File.ReadAllBytes(second));
}
