namespace VideoRecorder.DeviceTests.Settings
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Settings.Checks;
    using VideoRecorder.Core.Text;

    /// <summary>Settings are accepted, or refused with what is wrong and what is allowed.</summary>
    [TestClass]
    public class SettingsTests
    {
        [TestMethod]
        public static void The_defaults_are_accepted()
        {
            Assert.AreEqual(string.Empty, Problems(new RecorderSettings()));
        }

        [TestMethod]
        public static void A_refused_setting_is_named_with_its_value_and_what_is_allowed()
        {
            RecorderSettings settings = new RecorderSettings();
            settings.FramesPerSecond = 61;

            Assert.AreEqual("FramesPerSecond is 61. Allowed: 1 to 60.", Problems(settings));
        }

        [TestMethod]
        public static void All_problems_are_said_at_once()
        {
            RecorderSettings settings = new RecorderSettings();
            settings.DeviceName = "a b";
            settings.JpegQuality = 3;
            settings.UploadChunkSize = 1000;

            Assert.AreEqual(3, SettingsValidator.Check(settings, true).Length);
        }

        [TestMethod]
        public static void A_clip_that_is_longer_than_its_interval_is_refused()
        {
            RecorderSettings settings = new RecorderSettings();
            settings.CaptureDurationSec = 61;

            Assert.AreEqual("CaptureDurationSec is 61. Allowed: 1 to 60, the CaptureIntervalSec.", Problems(settings));
        }

        [TestMethod]
        public static void A_password_is_refused_without_showing_it()
        {
            RecorderSettings settings = new RecorderSettings();
            settings.WifiSsid = "garden";
            settings.WifiPassword = "hunter2";

            Assert.AreEqual(
                "WifiPassword is (hidden). Allowed: empty (open network), 8 to 63 printable ASCII characters, or 64 hex digits; it has 7.",
                Problems(settings));
        }

        [TestMethod]
        public static void Https_without_a_certificate_is_refused_on_a_board_without_its_own()
        {
            RecorderSettings settings = new RecorderSettings();
            settings.UploadUrl = "https://example.com/upload";
            settings.EnableHttps = true;

            Assert.AreEqual(
                "CaCertificate is (empty). Allowed: for https, the PEM text of the CA certificate that the server's certificate comes from.",
                Problems(settings));
        }

        [TestMethod]
        public static void A_lead_that_leaves_no_time_for_uploads_is_refused()
        {
            RecorderSettings settings = new RecorderSettings();
            settings.UploadUrl = "http://example.com/upload";
            settings.UploadPauseLeadMs = 48001;

            Assert.AreEqual(
                "UploadPauseLeadMs is 48001. Allowed: 0 to 48000; recordings of 10 s each 60 s leave 50000 ms, and uploads need 2000.",
                Problems(settings));
        }

        [TestMethod]
        public static void A_time_zone_that_is_a_name_is_refused_with_the_place_of_the_mistake()
        {
            RecorderSettings settings = new RecorderSettings();
            settings.TimeZone = "Europe/Paris";
            string problems = Problems(settings);

            Assert.IsTrue(problems.StartsWith("TimeZone is Europe/Paris. Allowed: empty, or a POSIX rule such as PST8PDT,M3.2.0,M11.1.0; at character 7"), problems);
        }

        [TestMethod]
        [DataRow("pool.ntp.org", 0)]
        [DataRow("192.168.1.1", 0)]
        [DataRow("192.168.1", 1)]
        [DataRow("http://pool.ntp.org", 1)]
        public static void A_time_server_is_a_host(string server, int problems)
        {
            RecorderSettings settings = new RecorderSettings();
            settings.NtpServer = server;

            Assert.AreEqual(problems, SettingsValidator.Check(settings, false).Length);
        }

        [TestMethod]
        [DataRow("VGA", 640, 480)]
        [DataRow("svga", 800, 600)]
        [DataRow("QQVGA", 160, 120)]
        public static void A_frame_size_has_a_name_in_any_case(string name, int width, int height)
        {
            FrameSize size;
            Assert.IsTrue(FrameSizes.TryParse(name, out size));
            Assert.AreEqual(width, FrameSizes.Width(size));
            Assert.AreEqual(height, FrameSizes.Height(size));
        }

        [TestMethod]
        public static void The_size_of_a_clip_is_estimated_from_picture_rate_and_duration()
        {
            RecorderSettings settings = new RecorderSettings();

            Assert.AreEqual(19200L, ClipEstimate.FrameBytes(settings));
            Assert.AreEqual(512L + (200 * (19200 + 25)), ClipEstimate.ClipBytes(settings));
        }

        [TestMethod]
        public static void Sizes_are_shown_in_megabytes_with_two_decimals()
        {
            Assert.AreEqual("2.34MB", SizeText.Format(2453667));
            Assert.AreEqual("1.00MB", SizeText.Format(1048575));
            Assert.AreEqual("8KB", SizeText.FormatChunk(8192));
        }

        private static string Problems(RecorderSettings settings)
        {
            SettingProblem[] problems = SettingsValidator.Check(settings, false);
            string text = string.Empty;
            for (int i = 0; i < problems.Length; i++)
            {
                text += (i > 0 ? "\n" : string.Empty) + problems[i].Message;
            }

            return text;
        }
    }
}
