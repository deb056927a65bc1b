namespace VideoRecorder.Core.Settings.Checks
{
    using System.Text;

    /// <summary>
    /// Searches for settings that are out of range or contradict each other, so that a recorder that cannot work does
    /// not start.
    /// </summary>
    public static class SettingsValidator
    {
        /// <summary>The least time in milliseconds between two recordings, less the lead, in which clips are sent.</summary>
        public const int MinUploadWindowMs = UploadSettingsCheck.MinUploadWindowMs;

        private const string NameRule = "1 to 32 letters, digits, '-', '_' or '.', the first one a letter or digit";

        /// <summary>Finds all problems.</summary>
        /// <param name="settings">The settings. A text that is <see langword="null"/> counts as empty.</param>
        /// <param name="boardHasCertificates">
        /// Whether the board knows certificate authorities of its own, as a PC does; https then needs no
        /// <see cref="RecorderSettings.CaCertificate"/>.
        /// </param>
        /// <returns>The problems; none when the recorder can start.</returns>
        public static SettingProblem[] Check(RecorderSettings settings, bool boardHasCertificates)
        {
            ProblemList problems = new ProblemList();
            CheckDevice(settings, problems);
            UploadSettingsCheck.CheckTarget(settings, problems);
            TimeSettingsCheck.Check(settings, problems);
            UploadSettingsCheck.CheckHow(settings, boardHasCertificates, problems);
            bool storageIsGood = problems.Range("MaxStorageMB", settings.MaxStorageMB, 1, 2097152);
            problems.Range("MinFreeSpaceMB", settings.MinFreeSpaceMB, 1, 1048576);
            bool timesAreGood = CheckTimes(settings, problems);
            bool pictureIsGood = CheckPicture(settings, problems);
            if (storageIsGood && timesAreGood && pictureIsGood)
            {
                CheckRoomForTwoClips(settings, problems);
            }

            UploadSettingsCheck.CheckWindow(settings, timesAreGood, problems);
            problems.Range("WifiCheckIntervalSec", settings.WifiCheckIntervalSec, 1, 3600);
            return problems.ToArray();
        }

        private static void CheckDevice(RecorderSettings settings, ProblemList problems)
        {
            if (!IsDeviceName(settings.DeviceName))
            {
                problems.Add("DeviceName", settings.DeviceName, NameRule);
            }

            if (!IsSsid(settings.WifiSsid))
            {
                problems.Add("WifiSsid", settings.WifiSsid, "empty (no network), or up to 32 bytes of UTF-8 without control characters");
            }

            if (!IsWifiPassword(settings.WifiPassword))
            {
                problems.Add(
                    "WifiPassword",
                    SettingProblem.Hidden,
                    "empty (open network), 8 to 63 printable ASCII characters, or 64 hex digits; it has " + settings.WifiPassword.Length.ToString());
            }
        }

        private static void CheckRoomForTwoClips(RecorderSettings settings, ProblemList problems)
        {
            long megabytes = (2 * ClipEstimate.ClipBytes(settings) + 1048575) / 1048576;
            if (settings.MaxStorageMB < megabytes)
            {
                problems.Add(
                    "MaxStorageMB",
                    settings.MaxStorageMB.ToString(),
                    "at least " + megabytes.ToString() + ", space for two clips of this CaptureDurationSec, FramesPerSecond, FrameSize and JpegQuality");
            }
        }

        private static bool CheckTimes(RecorderSettings settings, ProblemList problems)
        {
            bool interval = problems.Range("CaptureIntervalSec", settings.CaptureIntervalSec, 1, 86400);
            bool duration = problems.Range("CaptureDurationSec", settings.CaptureDurationSec, 1, 86400);
            if (!interval || !duration)
            {
                return false;
            }

            if (settings.CaptureDurationSec > settings.CaptureIntervalSec)
            {
                string highest = settings.CaptureIntervalSec.ToString();
                problems.Add("CaptureDurationSec", settings.CaptureDurationSec.ToString(), "1 to " + highest + ", the CaptureIntervalSec");
                return false;
            }

            return true;
        }

        private static bool CheckPicture(RecorderSettings settings, ProblemList problems)
        {
            bool size = FrameSizes.IsKnown(settings.FrameSize);
            if (!size)
            {
                problems.Add("FrameSize", FrameSizes.Name(settings.FrameSize), FrameSizes.AllNames);
            }

            bool quality = problems.Range("JpegQuality", settings.JpegQuality, 4, 63);
            bool rate = problems.Range("FramesPerSecond", settings.FramesPerSecond, 1, 60);
            return size && quality && rate;
        }

        private static bool IsDeviceName(string name)
        {
            if (string.IsNullOrEmpty(name) || name.Length > 32)
            {
                return false;
            }

            for (int i = 0; i < name.Length; i++)
            {
                char c = name[i];
                bool mark = c == '-' || c == '_' || c == '.';
                if (!IsLetterOrDigit(c) && !(mark && i > 0))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsSsid(string ssid)
        {
            if (string.IsNullOrEmpty(ssid))
            {
                return true;
            }

            for (int i = 0; i < ssid.Length; i++)
            {
                if (ssid[i] < ' ' || ssid[i] == (char)0x7F)
                {
                    return false;
                }
            }

            return Encoding.UTF8.GetBytes(ssid).Length <= 32;
        }

        private static bool IsWifiPassword(string password)
        {
            if (string.IsNullOrEmpty(password))
            {
                return true;
            }

            bool hex = true;
            for (int i = 0; i < password.Length; i++)
            {
                char c = password[i];
                hex = hex && ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
                if (c < ' ' || c > '~')
                {
                    return false;
                }
            }

            return (password.Length >= 8 && password.Length <= 63) || (password.Length == 64 && hex);
        }

        private static bool IsLetterOrDigit(char c) => (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
