namespace VideoRecorder.Esp32Cam
{
    /// <summary>Why the board last started.</summary>
    public enum ResetReason
    {
        /// <summary>It cannot be told.</summary>
        Unknown = 0,

        /// <summary>The power came on.</summary>
        PowerOn = 1,

        /// <summary>The reset pin or the programmer.</summary>
        External = 2,

        /// <summary>The program asked for it.</summary>
        Software = 3,

        /// <summary>The native program failed.</summary>
        Panic = 4,

        /// <summary>The watchdog: a part stood still.</summary>
        Watchdog = 5,

        /// <summary>The supply voltage broke down.</summary>
        Brownout = 6,

        /// <summary>The end of a deep sleep.</summary>
        DeepSleep = 7,
    }
}
