namespace VideoRecorder.Core.Settings
{
    /// <summary>The picture sizes of the OV2640 sensor.</summary>
    public enum FrameSize
    {
        /// <summary>160 x 120.</summary>
        QQVGA = 0,

        /// <summary>176 x 144.</summary>
        QCIF = 1,

        /// <summary>240 x 176.</summary>
        HQVGA = 2,

        /// <summary>320 x 240.</summary>
        QVGA = 3,

        /// <summary>400 x 296.</summary>
        CIF = 4,

        /// <summary>480 x 320.</summary>
        HVGA = 5,

        /// <summary>640 x 480.</summary>
        VGA = 6,

        /// <summary>800 x 600.</summary>
        SVGA = 7,

        /// <summary>1024 x 768.</summary>
        XGA = 8,

        /// <summary>1280 x 720.</summary>
        HD = 9,

        /// <summary>1280 x 1024.</summary>
        SXGA = 10,

        /// <summary>1600 x 1200.</summary>
        UXGA = 11,
    }
}
