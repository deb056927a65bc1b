namespace VideoRecorder.Core.Ports.Camera
{
    /// <summary>
    /// What a camera tells of the frame that it holds. One instance is reused for all frames, so that recording
    /// allocates nothing per frame.
    /// </summary>
    public sealed class CameraFrame
    {
        /// <summary>Gets or sets the length in bytes, from SOI to the end of the last EOI marker.</summary>
        public int Length { get; set; }

        /// <summary>Gets or sets the width in pixels, as the JPEG says.</summary>
        public int Width { get; set; }

        /// <summary>Gets or sets the height in pixels, as the JPEG says.</summary>
        public int Height { get; set; }

        /// <summary>Gets or sets what is wrong with the frame.</summary>
        public FrameDefect Defect { get; set; }
    }
}
