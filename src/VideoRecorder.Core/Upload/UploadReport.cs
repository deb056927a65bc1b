namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;

    /// <summary>
    /// What the log says of uploads. A failure is explained once; the same kind again only after a success. What
    /// comes from servers and transports is cleaned and cut, and secrets are taken out of it.
    /// </summary>
    internal sealed class UploadReport
    {
        private const int AnswerChars = 200;
        private const int MessageChars = 320;
        private const int RequestChars = 1200;
        private const int MaxKinds = 16;

        private readonly RecorderSettings _settings;
        private readonly RecorderLog _log;
        private readonly int[] _saidKinds = new int[MaxKinds];
        private int _said;
        private string _saidOfTls;
        private bool _hasStarted;
        private int _failures;

        internal UploadReport(RecorderSettings settings, RecorderLog log)
        {
            _settings = settings;
            _log = log;
        }

        internal void Starting(string path, ClipUpload upload)
        {
            _hasStarted = true;
            _log.Info("Starting upload: " + path + " (" + SizeText.Format(upload.ClipLength) + ")");
            if (_settings.DebugUpload)
            {
                _log.Debug("Upload request: " + _log.Quote(upload.Head.Describe(), RequestChars));
            }
        }

        internal void Progress(string path, ClipUpload upload, long now)
        {
            _log.Info("Upload progress: " + path + " " + Share(upload) + " (" + SizeText.Format(upload.ClipBytesSent) + " of "
                + SizeText.Format(upload.ClipLength) + ", " + Speed(upload, now) + ")");
        }

        internal void Paused(string path, ClipUpload upload) => _log.Info("Upload paused for recording: " + path + " (" + Share(upload) + " sent)");

        internal void Resumed(string path, ClipUpload upload) => _log.Info("Upload resumed: " + path + " (" + Share(upload) + " sent)");

        internal void LinkLost(string path, ClipUpload upload)
        {
            _log.Info("Upload stopped because the WiFi link is down: " + path + " (" + Share(upload)
                + " sent). It is sent again when the link is back.");
        }

        internal void Repeated(string path) =>
            _log.Info("Upload repeated: " + path + ". The server had closed the connection that it left open before; a new one is made.");

        internal void CutOff(string path) =>
            _log.Info("Upload cut off: " + path + ". The server did not wait while a recording was on; the clip is sent again.");

        internal void WindowTooShort(string path, ClipUpload upload, long windowMs, long now)
        {
            string line = "Upload put back: " + path + " (" + SizeText.Format(upload.ClipLength) + " at " + Speed(upload, now)
                + ") was cut off by two recordings in a row, because the server does not wait that long. CaptureIntervalSec "
                + _settings.CaptureIntervalSec.ToString() + ", CaptureDurationSec " + _settings.CaptureDurationSec.ToString()
                + " and UploadPauseLeadMs " + _settings.UploadPauseLeadMs.ToString() + " leave " + Time(windowMs)
                + " to upload in. Lengthen the interval, shorten or shrink the clips, or let the server wait longer.";
            SayOnce(UploadAdvice.WindowTooShort, line);
        }

        /// <summary>Explains a failure, once.</summary>
        /// <param name="kind">The kind: an HTTP status, or one of <see cref="UploadAdvice"/>.</param>
        /// <param name="line">The explanation.</param>
        internal void Failure(int kind, string line)
        {
            _failures++;
            SayOnce(kind, line);
        }

        /// <summary>Explains a failed try, once; later ones of the kind just get the end that their beginning asks for.</summary>
        /// <param name="kind">The kind, as for <see cref="Failure"/>.</param>
        /// <param name="path">The clip.</param>
        /// <param name="what">The explanation.</param>
        /// <param name="nextTry">When it is tried again.</param>
        internal void TryFailed(int kind, string path, string what, string nextTry)
        {
            if (kind == UploadAdvice.NoTls && what != _saidOfTls)
            {
                // It has many causes, and behind the one that was cured there may be another.
                _saidOfTls = what;
                Forget(kind);
            }

            if (WasSaid(kind) && _hasStarted && !_settings.DebugUpload)
            {
                _failures++;
                _log.Info("Upload retry failed: " + path + nextTry);
                return;
            }

            Failure(kind, "Upload failed: " + path + ": " + what + nextTry);
        }

        /// <summary>Says that a try begins, of which the log may hear nothing more.</summary>
        internal void TryBegins()
        {
            _hasStarted = false;
        }

        /// <summary>Explains, once, why a clip of its own failed; that says nothing of the server.</summary>
        /// <param name="kind">The kind, as for <see cref="Failure"/>.</param>
        /// <param name="line">The explanation.</param>
        internal void ClipFailure(int kind, string line) => SayOnce(kind, line);

        internal void Reply(HttpReply reply, ClipUpload upload, long now)
        {
            if (_settings.DebugUpload)
            {
                _log.Debug("Upload reply: " + reply.Status.ToString() + " after " + upload.ActiveMs(now).ToString() + " ms, "
                    + upload.ClipBytesSent.ToString() + " of " + upload.ClipLength.ToString() + " bytes sent, "
                    + Speed(upload, now) + Answer(reply));
            }
        }

        internal void Held(string path, string why, long holdMs) => _log.Info("Upload held for " + Time(holdMs) + ": " + path + " (" + why + ")");

        internal void Delivered(string path, int status) => _log.Info("Upload successful: " + path + " (Response: " + status.ToString() + ")");

        internal void Completed(string path, string what)
        {
            _log.Info(what + path);
            _log.Info("Upload completed successfully: " + path);
            _log.Info(string.Empty);
        }

        internal void DeliveredAndGone(string path) => _log.Warning("Uploaded, but no longer on the card: " + path);

        internal void WorksAgain()
        {
            if (_failures > 0)
            {
                _log.Info("Uploads work again, after failed tries: " + _failures.ToString());
            }

            _failures = 0;
            _said = 0;
            _saidOfTls = null;
        }

        internal void Queue(int pending) => _log.Info("Upload queue: " + pending.ToString() + " files pending");

        internal void Warning(string line) => _log.Warning(line);

        /// <summary>Gives the beginning of a server's answer, fit for a line.</summary>
        internal string Answer(HttpReply reply)
        {
            string text = _log.Quote(reply.Body, AnswerChars);
            return text.Length == 0 ? string.Empty : ". Its answer: " + text.TrimEnd('.');
        }

        /// <summary>Makes what a transport says fit for a line: no secret in it, not too long, and printable.</summary>
        internal string Message(string text) => _log.Quote(text, MessageChars);

        /// <summary>Gives a time in the unit that suits it.</summary>
        internal static string Time(long ms)
        {
            if (ms >= 3600000 && ms % 3600000 == 0)
            {
                return (ms / 3600000).ToString() + " h";
            }

            return ms >= 120000 ? (ms / 60000).ToString() + " min" : ((ms + 999) / 1000).ToString() + " s";
        }

        private static string Share(ClipUpload upload) =>
            (upload.ClipLength == 0 ? 100 : upload.ClipBytesSent * 100 / upload.ClipLength).ToString() + "%";

        private static string Speed(ClipUpload upload, long now) => upload.KilobytesPerSecond(now).ToString() + "KB/s";

        private void SayOnce(int kind, string line)
        {
            if (!WasSaid(kind))
            {
                _saidKinds[_said % MaxKinds] = kind;
                _said++;
                _log.Warning(line);
            }
            else if (_settings.DebugUpload)
            {
                _log.Debug(line);
            }
        }

        private void Forget(int kind)
        {
            for (int i = 0; i < _said && i < MaxKinds; i++)
            {
                _saidKinds[i] = _saidKinds[i] == kind ? 0 : _saidKinds[i];
            }
        }

        private bool WasSaid(int kind)
        {
            for (int i = 0; i < _said && i < MaxKinds; i++)
            {
                if (_saidKinds[i] == kind)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
