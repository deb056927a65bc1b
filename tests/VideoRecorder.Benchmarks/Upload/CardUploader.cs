using System.Globalization;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Storage;
using VideoRecorder.Core.Time;
using VideoRecorder.Core.Upload;
using VideoRecorder.VirtualBoard.Card;
using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Time;

namespace VideoRecorder.Benchmarks.Upload;

/// <summary>Sends the clips of a card to a server as the recorder does between two recordings, and marks them as uploaded.</summary>
internal static class CardUploader
{
    public const string Command = "upload";

    /// <summary>The folder of the card that the clips lie in.</summary>
    public const int Folder = 1;

    private const long CardBytes = 16L << 30;

    /// <summary>Sends all clips and prints how many milliseconds each took.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="card">The folder that is the card.</param>
    /// <returns>The exit code: 1 when something went wrong.</returns>
    public static int Run(string url, string card)
    {
        var settings = new RecorderSettings { WifiSsid = "loopback", UploadUrl = url, DeleteAfterUpload = false };
        var link = new VirtualLink([], TimeProvider.System);
        var clock = new VirtualClock(link, TimeProvider.System);
        var local = new LocalClock(clock, TimeZoneRule.From(settings));
        var watch = new UploadWatch(new HttpTransport(link, string.Empty));
        var state = new SharedState(settings.UploadPauseLeadMs);
        var log = new RecorderLog(watch, state, local);
        var folder = new FolderCard(card, CardBytes);
        folder.Mount();
        FindClips(folder, state);

        var part = new NetworkAndUpload(settings, clock, local, link, watch, folder, state, log, Random.Shared.Next());
        while (state.PendingUploads > 0 && watch.Problems.Count == 0)
        {
            int wait = part.Step();
            if (wait > 0 && state.PendingUploads > 0)
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

    private static void FindClips(FolderCard card, SharedState state)
    {
        foreach (CardEntry entry in card.List(ClipName.FolderPath(Folder)).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var name = new ClipName();
            if (name.Parse(Folder, entry.Name) && !name.IsUploaded)
            {
                state.ClipFound(name, entry.Size, ClipState.Pending);
            }
        }

        state.ScanDone();
    }
}
