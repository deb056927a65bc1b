namespace VideoRecorder.Esp32Cam
{
    using System.Runtime.CompilerServices;

    /// <summary>
    /// The OV2640 of the ESP32-CAM. A native task captures all the time; its newest frame is taken with
    /// <see cref="TakeFrame"/>, and its bytes stay in native memory unless they are copied out.
    /// </summary>
    public static class Camera
    {
        /// <summary>Where <see cref="TakeFrame"/> puts the length in bytes, from SOI to the end of the last EOI marker.</summary>
        public const int LengthAt = 0;

        /// <summary>Where <see cref="TakeFrame"/> puts the width in pixels, as the JPEG says; 0 if it does not.</summary>
        public const int WidthAt = 1;

        /// <summary>Where <see cref="TakeFrame"/> puts the height in pixels, as the JPEG says; 0 if it does not.</summary>
        public const int HeightAt = 2;

        /// <summary>Where <see cref="TakeFrame"/> puts the <see cref="FrameFault"/>.</summary>
        public const int FaultAt = 3;

        /// <summary>How many facts <see cref="TakeFrame"/> tells.</summary>
        public const int FactCount = 4;

        /// <summary>Starts capturing, and drops the first frames, whose exposure is not right yet. Waits for the sensor.</summary>
        /// <param name="width">The width of the picture in pixels; with the height one of the sensor's sizes.</param>
        /// <param name="height">Its height in pixels.</param>
        /// <param name="jpegQuality">The sensor's quality number: 4 (best, largest) to 63.</param>
        /// <param name="flipVertical">Whether the picture is turned upside down.</param>
        /// <param name="mirrorHorizontal">Whether left and right are swapped.</param>
        /// <param name="frameBuffers">How many frames the driver has memory for (PSRAM): 2 to 4.</param>
        /// <param name="clockHz">The clock that the sensor gets (XCLK), in hertz: 6,000,000 to 24,000,000.</param>
        /// <returns><see cref="CameraStatus.Ok"/>, also when it runs already; or why not.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CameraStatus Start(
            int width,
            int height,
            int jpegQuality,
            bool flipVertical,
            bool mirrorHorizontal,
            int frameBuffers,
            int clockHz);

        /// <summary>
        /// Takes the newest frame that was not taken yet, and waits for one if there is none. Other threads run
        /// meanwhile. A frame that is still held is released first.
        /// </summary>
        /// <param name="timeoutMs">The longest wait in milliseconds; 0 only checks.</param>
        /// <param name="facts">Receives <see cref="FactCount"/> numbers about the frame.</param>
        /// <returns><see cref="CameraStatus.Ok"/> if a frame is held, <see cref="CameraStatus.TimedOut"/>, or why not.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern CameraStatus TakeFrame(int timeoutMs, int[] facts);

        /// <summary>Copies the held frame.</summary>
        /// <param name="buffer">Receives the bytes.</param>
        /// <param name="offset">Where to put them.</param>
        /// <returns>How many bytes: all of the frame; or 0 if none is held or it does not fit.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int CopyFrame(byte[] buffer, int offset);

        /// <summary>Gives the held frame back to the driver. Does nothing when none is held.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void ReleaseFrame();

        /// <summary>Stops capturing and frees the sensor, its task and its memory. Does nothing when stopped.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void Stop();
    }
}
