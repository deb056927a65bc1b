using System.Globalization;
using VideoRecorder.Core;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Time;
using VideoRecorder.VirtualBoard.Card;
using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Time;

namespace VideoRecorder.Benchmarks.Upload;

/// <summary>Sends the clips of a card to a server as the recorder does between two recordings, and marks them as delivered.</summary>
internal static class CardUploader
{
    public const string Command = "upload";

    /// <summary>The folder of the card that the clips lie in.</summary>
    public const int Folder = 1;

    /// <summary>The size of the card.</summary>
    public const long CardBytes = 16L << 30;

    /// <summary>Sends all clips and prints how many milliseconds each took.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="card">The folder that is the card.</param>
    /// <returns>The exit code: 1 when something went wrong.</returns>
    public static int Run(string url, string card)
    {
        var settings = new RecorderSettings { WifiSsid = "loopback", UploadUrl = url, DeleteAfterUpload = false };
        var link = new VirtualLink([], TimeProvider.System);
        var clock = new VirtualClock(link, TimeProvider.System);
        var local = new LocalClock(clock, settings.ToTimeZoneRule());
        var watch = new UploadWatch(new Connector(link, string.Empty));
        var state = new SharedState(settings.UploadPauseLeadMs);
        var log = new RecorderLog(watch, local, new Secrets(settings));
        var folder = new FolderCard(card, CardBytes);
        folder.Mount();
        ClipCatalogue clips = FindClips(folder);

        var part = new NetworkPart(settings, clock, local, link, watch, folder, clips, state, log, Random.Shared.Next());
        while (clips.PendingCount > 0 && watch.Problems.Count == 0)
        {
            int wait = part.Step();
            if (wait > 0 && clips.PendingCount > 0)
            {
                Thread.Sleep(wait);
            }
        }

        part.Shutdown();
        foreach (string problem in watch.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        foreach (double time in watch.Times)
        {
            Console.WriteLine(time.ToString("F3", CultureInfo.InvariantCulture));
        }

        return watch.Problems.Count == 0 ? 0 : 1;
    }

    private static ClipCatalogue FindClips(FolderCard card)
    {
        var clips = new ClipCatalogue();
        foreach (CardEntry entry in card.List(ClipName.FolderPath(Folder)).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var name = new ClipName();
            if (name.Parse(Folder, entry.Name) && !entry.IsDelivered)
            {
                clips.Found(name, entry.Size, ClipState.Pending, isDelivered: false);
            }
        }

        clips.ScanDone();
        return clips;
    }
}
