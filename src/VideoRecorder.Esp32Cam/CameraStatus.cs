namespace VideoRecorder.Esp32Cam
{
    /// <summary>What the camera answers.</summary>
    public enum CameraStatus
    {
        /// <summary>It was done.</summary>
        Ok = 0,

        /// <summary>No frame came in time.</summary>
        TimedOut = -1,

        /// <summary>No sensor answers: the camera's ribbon cable, or another pin layout.</summary>
        NoSensor = -2,

        /// <summary>There is not enough memory for the frame buffers.</summary>
        NoMemory = -3,

        /// <summary>The sensor has no such size, or an argument is out of its range.</summary>
        NotSupported = -4,

        /// <summary>The camera is not started.</summary>
        NotStarted = -5,

        /// <summary>The driver failed; stop and start again.</summary>
        Failed = -6,
    }
}
