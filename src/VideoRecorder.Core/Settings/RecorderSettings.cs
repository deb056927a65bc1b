namespace VideoRecorder.Core.Settings
{
    using VideoRecorder.Core.Ports.Camera;
    using VideoRecorder.Core.Settings.Checks;
    using VideoRecorder.Core.Time.Zones;

    /// <summary>
    /// All that a user can set, with its defaults. A board fills it from its <c>Configuration</c> and has it checked
    /// before anything starts. A text that is set to <see langword="null"/> is empty.
    /// </summary>
    public sealed class RecorderSettings
    {
        private string _deviceName = "videorecorder";
        private string _wifiSsid = string.Empty;
        private string _wifiPassword = string.Empty;
        private string _uploadUrl = string.Empty;
        private string _uploadApiKey = string.Empty;
        private string _ntpServer = "pool.ntp.org";
        private string _timeZone = string.Empty;
        private string _caCertificate = string.Empty;

        /// <summary>Gets or sets the name that the server sees: 1 to 32 letters, digits, '-', '_' or '.'; not a mark first.</summary>
        public string DeviceName
        {
            get { return _deviceName; }
            set { _deviceName = value ?? string.Empty; }
        }

        /// <summary>Gets or sets the WiFi network name, up to 32 bytes of UTF-8, no control characters. Empty: no network.</summary>
        public string WifiSsid
        {
            get { return _wifiSsid; }
            set { _wifiSsid = value ?? string.Empty; }
        }

        /// <summary>Gets or sets the WiFi password: empty (open network), 8 to 63 ASCII characters, or 64 hex digits.</summary>
        public string WifiPassword
        {
            get { return _wifiPassword; }
            set { _wifiPassword = value ?? string.Empty; }
        }

        /// <summary>
        /// Gets or sets the absolute http or https URL that clips are posted to: up to 512 characters, without user,
        /// password and fragment. Empty: records only.
        /// </summary>
        public string UploadUrl
        {
            get { return _uploadUrl; }
            set { _uploadUrl = value ?? string.Empty; }
        }

        /// <summary>Gets a value indicating whether clips are sent anywhere.</summary>
        internal bool HasTarget => _uploadUrl.Length > 0;

        /// <summary>Gets or sets the bearer key: up to 256 visible ASCII characters. Empty: none is sent.</summary>
        public string UploadApiKey
        {
            get { return _uploadApiKey; }
            set { _uploadApiKey = value ?? string.Empty; }
        }

        /// <summary>Gets or sets the host name or IPv4 address of the time server.</summary>
        public string NtpServer
        {
            get { return _ntpServer; }
            set { _ntpServer = value ?? string.Empty; }
        }

        /// <summary>Gets or sets the offset of standard time from UTC in seconds, east positive: -43200 to 50400.</summary>
        public int GmtOffsetSec { get; set; }

        /// <summary>Gets or sets the seconds added to <see cref="GmtOffsetSec"/> all year: 0 to 7200.</summary>
        public int DaylightOffsetSec { get; set; }

        /// <summary>Gets or sets a POSIX TZ rule (POSIX.1, 8.3), which wins over both offsets. Empty: they count.</summary>
        public string TimeZone
        {
            get { return _timeZone; }
            set { _timeZone = value ?? string.Empty; }
        }

        /// <summary>Gets or sets the bytes per piece of an upload: 512 to 65536, a multiple of 512.</summary>
        public int UploadChunkSize { get; set; } = 8192;

        /// <summary>Gets or sets the milliseconds without progress after which an upload is aborted: 1000 to 600000.</summary>
        public int UploadTimeoutMs { get; set; } = 30000;

        /// <summary>Gets or sets how often a failed upload is tried again before the next clip's turn: 0 to 20.</summary>
        public int MaxUploadRetries { get; set; } = 3;

        /// <summary>Gets or sets a value indicating whether the URL is an https one; must agree with it.</summary>
        public bool EnableHttps { get; set; }

        /// <summary>
        /// Gets or sets the CA certificate that the server's certificate must come from: one or more in PEM form, up to
        /// 16384 characters. May be empty without https, and on a board that knows authorities of its own.
        /// </summary>
        public string CaCertificate
        {
            get { return _caCertificate; }
            set { _caCertificate = value ?? string.Empty; }
        }

        /// <summary>Gets or sets a value indicating whether a delivered clip is deleted; otherwise it is marked.</summary>
        public bool DeleteAfterUpload { get; set; } = true;

        /// <summary>Gets or sets how the body of an upload is built.</summary>
        public UploadFormat UploadFormat { get; set; } = UploadFormat.Multipart;

        /// <summary>Gets or sets what a server must answer before a delivered clip is deleted.</summary>
        public UploadProof UploadProof { get; set; } = UploadProof.Size;

        /// <summary>
        /// Gets or sets the megabytes (1048576 bytes) that clips may take: 1 to 2097152, and space for two clips of the
        /// size that <see cref="ClipEstimate"/> expects.
        /// </summary>
        public int MaxStorageMB { get; set; } = 512;

        /// <summary>Gets or sets the megabytes that stay free on the card: 1 to 1048576.</summary>
        public int MinFreeSpaceMB { get; set; } = 50;

        /// <summary>Gets or sets a value indicating whether old clips give way to new ones.</summary>
        public bool EnableCircularBuffer { get; set; } = true;

        /// <summary>Gets or sets the seconds from the start of one clip to the start of the next: 1 to 86400.</summary>
        public int CaptureIntervalSec { get; set; } = 60;

        /// <summary>Gets or sets the seconds that a clip lasts: 1 to <see cref="CaptureIntervalSec"/>.</summary>
        public int CaptureDurationSec { get; set; } = 10;

        /// <summary>Gets or sets the picture size.</summary>
        public FrameSize FrameSize { get; set; } = FrameSize.VGA;

        /// <summary>Gets or sets the OV2640's quality number: 4 (best, largest) to 63.</summary>
        public int JpegQuality { get; set; } = 12;

        /// <summary>Gets or sets the frames per second: 1 to 60.</summary>
        public int FramesPerSecond { get; set; } = 20;

        /// <summary>Gets or sets a value indicating whether the picture is turned upside down.</summary>
        public bool FlipVertical { get; set; }

        /// <summary>Gets or sets a value indicating whether left and right are swapped.</summary>
        public bool MirrorHorizontal { get; set; }

        /// <summary>
        /// Gets or sets the milliseconds before a recording in which nothing is uploaded: 0 to 3600000. With a URL,
        /// at least <see cref="SettingsValidator.MinUploadWindowMs"/> of the pause between recordings are left.
        /// </summary>
        public int UploadPauseLeadMs { get; set; } = 5000;

        /// <summary>Gets or sets the seconds between two checks of the link: 1 to 3600.</summary>
        public int WifiCheckIntervalSec { get; set; } = 30;

        /// <summary>Gets or sets a value indicating whether the details of every request are logged.</summary>
        public bool DebugUpload { get; set; }

        /// <summary>Gives the rule of the local time: <see cref="TimeZone"/> if there is one, else both offsets.</summary>
        /// <returns>The rule.</returns>
        /// <exception cref="System.FormatException"><see cref="TimeZone"/> is malformed.</exception>
        public TimeZoneRule ToTimeZoneRule() =>
            TimeZone.Length == 0 ? TimeZoneRule.Fixed(GmtOffsetSec + DaylightOffsetSec) : TimeZoneRule.Parse(TimeZone);

        /// <summary>Gives what a camera has to know.</summary>
        /// <returns>Picture size, rate, quality and orientation.</returns>
        public CameraMode ToCameraMode()
        {
            return new CameraMode
            {
                Width = FrameSizes.Width(FrameSize),
                Height = FrameSizes.Height(FrameSize),
                FramesPerSecond = FramesPerSecond,
                JpegQuality = JpegQuality,
                FlipVertical = FlipVertical,
                MirrorHorizontal = MirrorHorizontal,
            };
        }
    }
}
