namespace VideoRecorder.Core.Settings.Checks
{
    using VideoRecorder.Core.Text;

    /// <summary>The settings of the upload.</summary>
    internal static class UploadSettingsCheck
    {
        /// <summary>The least time in milliseconds between two recordings, less the lead, in which clips are sent.</summary>
        public const int MinUploadWindowMs = 2000;

        private const int MaxKeyLength = 256;

        /// <summary>Adds what is wrong with the server's address and key.</summary>
        /// <param name="settings">The settings.</param>
        /// <param name="problems">Receives the problems.</param>
        public static void CheckTarget(RecorderSettings settings, ProblemList problems)
        {
            if (settings.HasTarget && !HttpUrl.TryParse(settings.UploadUrl, out _, out string error))
            {
                problems.Add(
                    "UploadUrl",
                    HttpUrl.WithoutSecrets(settings.UploadUrl),
                    "empty (records only), or a URL such as https://example.com/upload; " + error);
            }

            if (!IsKey(settings.UploadApiKey))
            {
                problems.Add("UploadApiKey", SettingProblem.Hidden, "empty, or up to 256 ASCII characters without spaces");
            }
        }

        /// <summary>Adds what is wrong with the way of sending and with the trust in the server.</summary>
        /// <param name="settings">The settings.</param>
        /// <param name="boardHasCertificates">Whether the board knows certificate authorities of its own.</param>
        /// <param name="problems">Receives the problems.</param>
        public static void CheckHow(RecorderSettings settings, bool boardHasCertificates, ProblemList problems)
        {
            if (settings.UploadChunkSize < 512 || settings.UploadChunkSize > 65536 || settings.UploadChunkSize % 512 != 0)
            {
                problems.Add("UploadChunkSize", settings.UploadChunkSize.ToString(), "512 to 65536, a multiple of 512");
            }

            problems.Range("UploadTimeoutMs", settings.UploadTimeoutMs, 1000, 600000);
            problems.Range("MaxUploadRetries", settings.MaxUploadRetries, 0, 20);
            CheckHttps(settings, boardHasCertificates, problems);
            if (!UploadFormats.IsKnown(settings.UploadFormat))
            {
                problems.Add("UploadFormat", UploadFormats.Name(settings.UploadFormat), UploadFormats.AllNames);
            }

            if (!UploadProofs.IsKnown(settings.UploadProof))
            {
                problems.Add("UploadProof", UploadProofs.Name(settings.UploadProof), UploadProofs.AllNames);
            }
        }

        /// <summary>Adds the lead if it is out of range or leaves no time to upload in.</summary>
        /// <param name="settings">The settings.</param>
        /// <param name="timesAreGood">Whether interval and duration have sensible values.</param>
        /// <param name="problems">Receives the problems.</param>
        public static void CheckWindow(RecorderSettings settings, bool timesAreGood, ProblemList problems)
        {
            bool good = problems.Range("UploadPauseLeadMs", settings.UploadPauseLeadMs, 0, 3600000);
            if (!good || !timesAreGood || !settings.HasTarget)
            {
                return;
            }

            long pause = (settings.CaptureIntervalSec - settings.CaptureDurationSec) * 1000L;
            long most = pause - MinUploadWindowMs;
            if (settings.UploadPauseLeadMs <= most)
            {
                return;
            }

            string between = "recordings of " + settings.CaptureDurationSec.ToString() + " s each "
                + settings.CaptureIntervalSec.ToString() + " s leave " + pause.ToString() + " ms, and uploads need "
                + MinUploadWindowMs.ToString();
            string way = most >= 0
                ? "0 to " + most.ToString() + "; "
                : "none until CaptureIntervalSec is longer, CaptureDurationSec is shorter or UploadUrl is empty; ";
            problems.Add("UploadPauseLeadMs", settings.UploadPauseLeadMs.ToString(), way + between);
        }

        private static void CheckHttps(RecorderSettings settings, bool boardHasCertificates, ProblemList problems)
        {
            bool hasScheme = HttpUrl.TryParse(settings.UploadUrl, out HttpUrl url, out _);
            if (hasScheme && url.IsHttps != settings.EnableHttps)
            {
                problems.Add(
                    "EnableHttps",
                    settings.EnableHttps ? "true" : "false",
                    url.IsHttps ? "true, as UploadUrl starts with https://" : "false, as UploadUrl starts with http://");
            }

            if (!string.IsNullOrEmpty(settings.CaCertificate))
            {
                CheckCertificate(settings.CaCertificate, problems);
            }
            else if (hasScheme && url.IsHttps && !boardHasCertificates)
            {
                problems.Add(
                    "CaCertificate",
                    string.Empty,
                    "for https, the PEM text of the CA certificate that the server's certificate comes from");
            }
        }

        private static void CheckCertificate(string certificate, ProblemList problems)
        {
            string defect = PemCertificate.FindDefect(certificate);
            if (defect.Length > 0)
            {
                problems.Add(
                    "CaCertificate",
                    "a text of " + certificate.Length.ToString() + " characters",
                    "empty, or whole certificates in PEM form; " + defect);
            }
        }

        private static bool IsKey(string key)
        {
            if (string.IsNullOrEmpty(key))
            {
                return true;
            }

            for (int i = 0; i < key.Length; i++)
            {
                if (key[i] <= ' ' || key[i] > '~')
                {
                    return false;
                }
            }

            return key.Length <= MaxKeyLength;
        }
    }
}
