namespace VideoRecorder.Core.Ports.Camera
{
    /// <summary>What a camera is to deliver.</summary>
    public sealed class CameraMode
    {
        /// <summary>Gets or sets the width in pixels, 160 to 1600: one of the sensor's sizes.</summary>
        public int Width { get; set; }

        /// <summary>Gets or sets the height in pixels, 120 to 1200.</summary>
        public int Height { get; set; }

        /// <summary>Gets or sets the frames per second, 1 to 60.</summary>
        public int FramesPerSecond { get; set; }

        /// <summary>Gets or sets the OV2640's quality number: 4 (best, largest) to 63.</summary>
        public int JpegQuality { get; set; }

        /// <summary>Gets or sets a value indicating whether the picture is turned upside down.</summary>
        public bool FlipVertical { get; set; }

        /// <summary>Gets or sets a value indicating whether the picture has left and right swapped.</summary>
        public bool MirrorHorizontal { get; set; }
    }
}
