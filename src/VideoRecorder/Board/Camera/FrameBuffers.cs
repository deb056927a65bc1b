namespace VideoRecorder.Board.Camera
{
    /// <summary>How many frames the camera gets memory for.</summary>
    public static class FrameBuffers
    {
        // 1024 x 768. Three of the larger sizes would take more than 700 KB of the 1664 KB that native code has.
        private const int MostPixelsForMany = 786432;
        private const int Few = 2;

        /// <summary>Gets the number for a picture size.</summary>
        /// <param name="width">The width in pixels.</param>
        /// <param name="height">The height in pixels.</param>
        /// <param name="wanted">The number that is set.</param>
        /// <returns>That number; above XGA no more than 2.</returns>
        public static int Count(int width, int height, int wanted)
        {
            return width * height > MostPixelsForMany && wanted > Few ? Few : wanted;
        }
    }
}
