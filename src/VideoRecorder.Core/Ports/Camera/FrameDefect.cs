namespace VideoRecorder.Core.Ports.Camera
{
    /// <summary>What can be wrong with a frame from the camera.</summary>
    public enum FrameDefect
    {
        /// <summary>A whole JPEG picture.</summary>
        None = 0,

        /// <summary>No bytes at all.</summary>
        Empty = 1,

        /// <summary>It does not begin with the SOI marker (FF D8).</summary>
        NoStart = 2,

        /// <summary>It holds no EOI marker (FF D9): the picture was cut off.</summary>
        NoEnd = 3,

        /// <summary>It has both ends but no frame header (SOF): its size is unknown and nothing can show it.</summary>
        NoPicture = 4,
    }
}
