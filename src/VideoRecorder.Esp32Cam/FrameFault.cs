namespace VideoRecorder.Esp32Cam
{
    /// <summary>What is wrong with a frame.</summary>
    public enum FrameFault
    {
        /// <summary>A whole JPEG picture.</summary>
        None = 0,

        /// <summary>No bytes at all.</summary>
        Empty = 1,

        /// <summary>It does not begin with the SOI marker (FF D8).</summary>
        NoStart = 2,

        /// <summary>It holds no EOI marker (FF D9).</summary>
        NoEnd = 3,

        /// <summary>It has both ends but no frame header (SOF).</summary>
        NoPicture = 4,
    }
}
