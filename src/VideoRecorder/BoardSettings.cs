namespace VideoRecorder
{
    /// <summary>The settings that only the ESP32-CAM has, filled from <see cref="Configuration"/>.</summary>
    public sealed class BoardSettings
    {
        /// <summary>Gets or sets the clock of the camera (XCLK) in hertz: 6000000 to 24000000.</summary>
        public int CameraClockHz { get; set; }

        /// <summary>Gets or sets how many frames the camera has memory for: 2 to 4; above XGA 2 are used.</summary>
        public int CameraFrameBuffers { get; set; }

        /// <summary>Gets or sets a value indicating whether the watchdog resets a board that stands still.</summary>
        public bool EnableWatchdog { get; set; }

        /// <summary>Gets or sets how often a part may fail, without a quiet minute in between, before the board starts again: 1 to 1000.</summary>
        public int MaxFaultsInARow { get; set; }
    }
}
