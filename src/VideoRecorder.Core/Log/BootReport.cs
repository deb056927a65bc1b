namespace VideoRecorder.Core.Log
{
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;

    /// <summary>The first lines of the log: version, reason of the last reset, and the configuration of uploads.</summary>
    public static class BootReport
    {
        /// <summary>Writes the lines.</summary>
        /// <param name="log">The log.</param>
        /// <param name="settings">The settings, checked.</param>
        /// <param name="boardName">The name of the board.</param>
        /// <param name="resetReason">Why it started, in a user's words.</param>
        /// <param name="isConnected">Whether the link is up at this moment.</param>
        public static void Write(RecorderLog log, RecorderSettings settings, string boardName, string resetReason, bool isConnected)
        {
            log.Info("VideoRecorder " + ProductVersion.Number + " on " + boardName + ", last reset: " + resetReason);
            log.Info("Recording: " + settings.CaptureDurationSec.ToString() + " s each " + settings.CaptureIntervalSec.ToString()
                + " s, " + FrameSizes.Name(settings.FrameSize) + " at " + settings.FramesPerSecond.ToString() + " fps, JPEG quality "
                + settings.JpegQuality.ToString());
            log.Info("=== Upload Configuration ===");
            log.Info("WiFi Status: " + (isConnected ? "CONNECTED" : "DISCONNECTED"));
            log.Info("Upload URL: " + (settings.UploadUrl.Length > 0 ? HttpUrl.WithoutSecrets(settings.UploadUrl) : "(none: records only)"));
            log.Info("Delete after upload: " + (settings.DeleteAfterUpload ? "YES" : "NO"));
            log.Info("Upload chunk size: " + SizeText.FormatChunk(settings.UploadChunkSize));
            log.Info("Max retries: " + settings.MaxUploadRetries.ToString());
            log.Info("=====================================");
            log.Info(string.Empty);
        }
    }
}
