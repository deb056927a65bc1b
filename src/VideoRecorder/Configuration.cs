namespace VideoRecorder
{
    using VideoRecorder.Core.Settings;

    /// <summary>
    /// All settings of the recorder on the ESP32-CAM. Change a constant here, or better, copy
    /// <c>Configuration.Local.cs.template</c> to <c>Configuration.Local.cs</c> and set your own there: that file stays out of
    /// the repository, with your passwords. What is out of range or contradicts something else stops the start with a line in
    /// the log. All of it is explained in <c>docs/settings.md</c>.
    /// </summary>
    public static partial class Configuration
    {
        // Device and network.

        /// <summary>Name that the server gets with each clip: 1 to 32 letters, digits, '-', '_' or '.'.</summary>
        public const string DeviceName = "videorecorder";

        /// <summary>WiFi network, up to 31 bytes of UTF-8; empty: no network, clips stay on the card.</summary>
        public const string WifiSsid = "";

        /// <summary>Its password, 8 to 63 characters of ASCII; empty: an open network. Set it in Configuration.Local.cs.</summary>
        public const string WifiPassword = "";

        /// <summary>Seconds between two checks of the link: 1 to 3600.</summary>
        public const int WifiCheckIntervalSec = 30;

        // Time.

        /// <summary>Where the time comes from: a host name or an IPv4 address.</summary>
        public const string NtpServer = "pool.ntp.org";

        /// <summary>POSIX rule for local time, as "CET-1CEST,M3.5.0,M10.5.0/3"; wins over the next two; empty: they count.</summary>
        public const string TimeZone = "";

        /// <summary>Seconds that local time is ahead of UTC: -43200 to 50400.</summary>
        public const int GmtOffsetSec = 0;

        /// <summary>Seconds added to that, all year: 0 to 7200.</summary>
        public const int DaylightOffsetSec = 0;

        // Recording.

        /// <summary>Seconds from the start of one clip to the start of the next: 1 to 86400.</summary>
        public const int CaptureIntervalSec = 60;

        /// <summary>Seconds that a clip lasts: 1 to CaptureIntervalSec.</summary>
        public const int CaptureDurationSec = 10;

        /// <summary>Size of the picture: QQVGA, QCIF, HQVGA, QVGA, CIF, HVGA, VGA, SVGA, XGA, HD, SXGA or UXGA.</summary>
        public const FrameSize FrameSize = Core.Settings.FrameSize.VGA;

        /// <summary>The sensor's quality number, 4 to 63; lower is better and larger.</summary>
        public const int JpegQuality = 12;

        /// <summary>Frames wanted per second: 1 to 60.</summary>
        public const int FramesPerSecond = 20;

        /// <summary>Turns the picture upside down: true or false.</summary>
        public const bool FlipVertical = false;

        /// <summary>Swaps left and right: true or false.</summary>
        public const bool MirrorHorizontal = false;

        // Card.

        /// <summary>Megabytes (1048576 bytes) that clips may take: 1 to 2097152, and space for two clips.</summary>
        public const int MaxStorageMB = 512;

        /// <summary>Megabytes of the card that stay free: 1 to 1048576.</summary>
        public const int MinFreeSpaceMB = 50;

        /// <summary>Old clips give way to new ones: true or false; false: a full card ends the recording.</summary>
        public const bool EnableCircularBuffer = true;

        // Upload.

        /// <summary>Where clips are posted to: an http or https URL of up to 512 characters; empty: records only.</summary>
        public const string UploadUrl = "";

        /// <summary>Whether UploadUrl is an https one: true or false; it must agree.</summary>
        public const bool EnableHttps = false;

        /// <summary>PEM, up to 16384 characters: what the server's certificate must come from; needed for https.</summary>
        public const string CaCertificate = "";

        /// <summary>Sent as "Authorization: Bearer ...", up to 256 visible characters; empty: not sent. Set it in Configuration.Local.cs.</summary>
        public const string UploadApiKey = "";

        /// <summary>Multipart: a form with the field "file"; Raw: the bare bytes.</summary>
        public const UploadFormat UploadFormat = Core.Settings.UploadFormat.Multipart;

        /// <summary>Size: a clip is deleted when the server answers with its size; Status: any success will do.</summary>
        public const UploadProof UploadProof = Core.Settings.UploadProof.Size;

        /// <summary>Bytes that go from card to network at once: 512 to 65536, a multiple of 512.</summary>
        public const int UploadChunkSize = 8192;

        /// <summary>Milliseconds without any progress until an upload is given up: 1000 to 600000.</summary>
        public const int UploadTimeoutMs = 30000;

        /// <summary>Further tries before the next clip's turn: 0 to 20.</summary>
        public const int MaxUploadRetries = 3;

        /// <summary>Delivered clips are deleted: true or false; false: marked, and kept until their space is needed.</summary>
        public const bool DeleteAfterUpload = true;

        /// <summary>Milliseconds before a recording in which nothing is sent: 0 to 3600000.</summary>
        public const int UploadPauseLeadMs = 5000;

        /// <summary>Logs the details of each request: true or false.</summary>
        public const bool DebugUpload = false;

        // Only on the ESP32-CAM.

        /// <summary>Clock of the camera (XCLK) in hertz: 6000000 to 24000000. At 20000000 it disturbs WiFi.</summary>
        public const int CameraClockHz = 24000000;

        /// <summary>Frames that the camera has memory for: 2 to 4; above XGA 2 are used.</summary>
        public const int CameraFrameBuffers = 3;

        /// <summary>The watchdog resets a board that stands still: true or false; never while a debugger is attached.</summary>
        public const bool EnableWatchdog = true;

        /// <summary>Faults of one part without a quiet minute in between, after which the board starts again: 1 to 1000.</summary>
        public const int MaxFaultsInARow = 20;

        /// <summary>Makes the settings of the recorder and those of the board, with what Configuration.Local.cs changes.</summary>
        /// <param name="board">Receives the settings of the board.</param>
        /// <returns>The settings of the recorder, not checked yet.</returns>
        public static RecorderSettings Create(BoardSettings board)
        {
            RecorderSettings settings = new RecorderSettings
            {
                DeviceName = DeviceName,
                WifiSsid = WifiSsid,
                WifiPassword = WifiPassword,
                WifiCheckIntervalSec = WifiCheckIntervalSec,
                NtpServer = NtpServer,
                TimeZone = TimeZone,
                GmtOffsetSec = GmtOffsetSec,
                DaylightOffsetSec = DaylightOffsetSec,
                CaptureIntervalSec = CaptureIntervalSec,
                CaptureDurationSec = CaptureDurationSec,
                FrameSize = FrameSize,
                JpegQuality = JpegQuality,
                FramesPerSecond = FramesPerSecond,
                FlipVertical = FlipVertical,
                MirrorHorizontal = MirrorHorizontal,
                MaxStorageMB = MaxStorageMB,
                MinFreeSpaceMB = MinFreeSpaceMB,
                EnableCircularBuffer = EnableCircularBuffer,
                UploadUrl = UploadUrl,
                EnableHttps = EnableHttps,
                CaCertificate = CaCertificate,
                UploadApiKey = UploadApiKey,
                UploadFormat = UploadFormat,
                UploadProof = UploadProof,
                UploadChunkSize = UploadChunkSize,
                UploadTimeoutMs = UploadTimeoutMs,
                MaxUploadRetries = MaxUploadRetries,
                DeleteAfterUpload = DeleteAfterUpload,
                UploadPauseLeadMs = UploadPauseLeadMs,
                DebugUpload = DebugUpload,
            };
            board.CameraClockHz = CameraClockHz;
            board.CameraFrameBuffers = CameraFrameBuffers;
            board.EnableWatchdog = EnableWatchdog;
            board.MaxFaultsInARow = MaxFaultsInARow;
            ApplyLocal(settings, board);
            return settings;
        }

        /// <summary>Changes settings for one board. Configuration.Local.cs fills it; without that file nothing is called.</summary>
        /// <param name="settings">The settings of the recorder.</param>
        /// <param name="board">The settings of the board.</param>
        static partial void ApplyLocal(RecorderSettings settings, BoardSettings board);
    }
}
