namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Network;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Upload.Proof;
    using VideoRecorder.Core.Upload.Targets;

    /// <summary>
    /// What follows from a failed try: for the clip, which stays first or has to wait; and for the server, which is left
    /// alone for a while. Each failure is explained in the log. Each answer is the time before which the clip is not sent
    /// again, in milliseconds since start.
    /// </summary>
    internal sealed class UploadFailures
    {
        /// <summary>The clip stays first.</summary>
        internal const long StaysFirst = 0;

        /// <summary>The pause for one clip that has had all its tries: the next one has its turn.</summary>
        private const int TriesUsedUpMs = 120000;

        private const int CardRetryMs = 10000;
        private const int MaxCuts = 2;
        private const int NoClip = -1;

        private readonly RecorderSettings _settings;
        private readonly ClipCatalogue _clips;
        private readonly ServerHealth _server;
        private readonly UploadWindow _window;
        private readonly LinkMonitor _link;
        private readonly UploadReport _report;
        private int _cutClip = NoClip;
        private int _cuts;

        internal UploadFailures(RecorderSettings settings, ClipCatalogue clips, ServerHealth server, UploadWindow window, LinkMonitor link, UploadReport report)
        {
            _settings = settings;
            _clips = clips;
            _server = server;
            _window = window;
            _link = link;
            _report = report;
        }

        /// <summary>Answers a reply that is no proof of delivery.</summary>
        internal long ByReply(string path, HttpReply reply, UploadVerdict verdict, long now)
        {
            long retryAfter = RetryAfter.DelayMs(reply.RetryAfter);
            if (TlsHint.IsWanted(reply))
            {
                string hint = ": it speaks TLS at that port; UploadUrl must begin with https://";
                return ByServer(path, UploadAdvice.HttpsPort, Answered(reply, hint), StatusRules.RefusedServerMs, false, now);
            }

            if (reply.IsSuccess)
            {
                return ByServer(path, UploadAdvice.KindOf(verdict), Answered(reply, UploadAdvice.ForSuccess(verdict)), retryAfter, false, now);
            }

            StatusRule rule = StatusRules.Of(reply.Status);
            long wait = retryAfter < rule.LeastWaitMs ? rule.LeastWaitMs : retryAfter;
            string why = Answered(reply, ": " + rule.Advice);
            if (verdict != UploadVerdict.ClipRefused)
            {
                return ByServer(path, reply.Status, why, wait, false, now);
            }

            _report.ClipFailure(reply.Status, "Upload failed: " + path + ": " + why);
            Diagnose();
            return Hold(path, "Response: " + reply.Status.ToString(), wait, now);
        }

        /// <summary>Answers a connection that could not be made, or broke. When the link is down nothing counts.</summary>
        internal long ByConnection(string path, TransportError error, string message, long now)
        {
            if (!_link.LookNow())
            {
                return ByLink();
            }

            string what = TextLine.Sentence(_report.Message(message)) + UploadAdvice.ForConnection(error);
            return ByServer(path, UploadAdvice.FirstTransportKind + (int)error, what, 0, true, now);
        }

        /// <summary>Answers the loss of the link: not the server's fault, so no try is counted.</summary>
        internal long ByLink()
        {
            _server.TryForgiven();
            return StaysFirst;
        }

        /// <summary>Answers a connection that had served before, and that the server had closed meanwhile: no one's failure.</summary>
        internal long ByReuse(string path)
        {
            _server.TryForgiven();
            _report.Repeated(path);
            return StaysFirst;
        }

        /// <summary>Answers a window that closed before the connection was made: it is tried again in the next one.</summary>
        internal long ByWindow()
        {
            _server.TryForgiven();
            return StaysFirst;
        }

        /// <summary>
        /// Answers a server that did not wait during a recording. That is no one's failure, but where the time between
        /// two recordings is too short for a clip it would never end.
        /// </summary>
        internal long ByPause(string path, int clip, ClipUpload upload, long now)
        {
            if (!_link.LookNow())
            {
                return ByLink();
            }

            _server.TryForgiven();
            _cuts = clip == _cutClip ? _cuts + 1 : 1;
            _cutClip = clip;
            Diagnose();
            if (_cuts >= MaxCuts)
            {
                _cutClip = NoClip;
                _report.WindowTooShort(path, upload, _window.LengthMs, now);
                return Postponed(now);
            }

            _report.CutOff(path);
            _window.AwaitOneFor(now, upload.EstimateMs(now));
            return StaysFirst;
        }

        /// <summary>
        /// Answers a card that cannot be read: not the server's fault, but the clip must not block the others. Where the
        /// card itself is gone no clip is to blame.
        /// </summary>
        /// <returns>Whether the clip stays first; if not, it has had all its tries.</returns>
        internal bool IsTriedAgain(CardException e, long now)
        {
            _server.Wait(now + CardRetryMs);
            if (e.Error == CardError.NotPresent)
            {
                _server.TryForgiven();
                return true;
            }

            return !_server.IsUsedUp();
        }

        private long ByServer(string path, int kind, string what, long atLeastMs, bool isConnection, long now)
        {
            long pause = _server.Failed(now, atLeastMs, isConnection);
            _report.TryFailed(kind, path, what, ". Next try in " + UploadReport.Time(pause) + ".");
            Diagnose();
            return _server.IsUsedUp() ? Postponed(now) : StaysFirst;
        }

        private string Answered(HttpReply reply, string meaning) =>
            "the server answered " + reply.Status.ToString() + meaning + _report.Answer(reply);

        private void Diagnose()
        {
            if (_settings.DebugUpload)
            {
                _link.LogDiagnostics();
            }
        }

        private long Postponed(long now)
        {
            // Where no other clip waits, there is no one to give the turn to.
            return _clips.PendingCount > 1 ? now + TriesUsedUpMs : StaysFirst;
        }

        private long Hold(string path, string why, long holdMs, long now)
        {
            _report.Held(path, why, holdMs);
            _report.Queue(_clips.PendingCount);
            return now + holdMs;
        }
    }
}
