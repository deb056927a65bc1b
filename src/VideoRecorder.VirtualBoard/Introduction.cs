using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Text;
using VideoRecorder.VirtualBoard.Camera;
using VideoRecorder.VirtualBoard.CommandLine;

namespace VideoRecorder.VirtualBoard;

/// <summary>The first lines of the program: what will happen, and where everything is.</summary>
internal static class Introduction
{
    /// <summary>Builds the lines.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="hasOwnServer">Whether the built-in server runs.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Lines(BoardOptions options, RecorderSettings settings, bool hasOwnServer)
    {
        RecorderSettings board = new();
        yield return $"The recorder on this PC: a clip of {settings.CaptureDurationSec} s each {settings.CaptureIntervalSec} s, {Fate(settings)}";
        if (settings.CaptureIntervalSec == Configuration.CaptureIntervalSec && settings.CaptureDurationSec == Configuration.CaptureDurationSec)
        {
            yield return $"(Shorter than a board's {board.CaptureDurationSec} s each {board.CaptureIntervalSec} s, so that there is something to see; --set changes it.)";
        }

        yield return $"  Camera:   {CameraAddress.Shown(options.Camera)}";
        yield return $"  Card:     {Path.GetFullPath(options.Card)} ({options.CardSizeMB} MB)";
        yield return hasOwnServer
            ? $"  Received: {Path.GetFullPath(options.Received)} (built-in server at {settings.UploadUrl})"
            : $"  Upload:   {Target(settings)}";
        string end = options.RunFor is { } time ? $", or by itself after {time.TotalSeconds:0.###} s" : string.Empty;
        yield return $"  Stop:     Ctrl+C{end}";
        yield return string.Empty;
    }

    private static string Fate(RecorderSettings settings)
    {
        if (settings.UploadUrl.Length == 0 || settings.WifiSsid.Length == 0)
        {
            return "kept on the card.";
        }

        return settings.DeleteAfterUpload
            ? "uploaded in the pause and deleted from the card once the server has it."
            : "uploaded in the pause and kept on the card.";
    }

    private static string Target(RecorderSettings settings)
    {
        if (settings.WifiSsid.Length == 0)
        {
            return "none, WifiSsid is empty: no network";
        }

        return settings.UploadUrl.Length > 0 ? HttpUrl.WithoutSecrets(settings.UploadUrl) : "none, UploadUrl is empty";
    }
}
