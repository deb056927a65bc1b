namespace VideoRecorder.Board.Camera
{
    using VideoRecorder.Esp32Cam;

    /// <summary>What the camera's answers mean for a user.</summary>
    public static class CameraText
    {
        /// <summary>Says what failed and what to do.</summary>
        /// <param name="status">The answer.</param>
        /// <returns>The words, without a full stop: the log goes on behind them.</returns>
        public static string Describe(CameraStatus status)
        {
            switch (status)
            {
                case CameraStatus.TimedOut:
                    return "no picture came in time: check the camera's ribbon cable, and the power supply (5 V, 2 A, short cable)";
                case CameraStatus.NoSensor:
                    return "no sensor answers: push the camera's ribbon cable fully in and close its latch; the board needs 5 V, 2 A";
                case CameraStatus.NoMemory:
                    return "no memory for the pictures: choose a smaller FrameSize or fewer CameraFrameBuffers; without PSRAM it cannot work";
                case CameraStatus.NotSupported:
                    return "this sensor does not take these settings: it must be an OV2640; choose another FrameSize or CameraClockHz";
                case CameraStatus.NotStarted:
                    return "the camera was not started";
                default:
                    return "the camera's driver failed: check the power supply (5 V, 2 A) and the ribbon cable";
            }
        }
    }
}
