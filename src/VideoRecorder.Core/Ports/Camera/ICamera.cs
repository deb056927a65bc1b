namespace VideoRecorder.Core.Ports.Camera
{
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// The camera of a board. It holds at most one frame for its caller; the bytes of that frame stay inside the
    /// implementation and go to a clip through <see cref="IFile.AppendFrame"/>.
    /// </summary>
    public interface ICamera
    {
        /// <summary>Starts capturing. Does nothing when the camera already runs.</summary>
        /// <param name="mode">What it is to deliver.</param>
        /// <exception cref="CameraException">No sensor answers, or it refuses the mode.</exception>
        void Start(CameraMode mode);

        /// <summary>
        /// Takes the newest frame that has not been taken yet; older ones are skipped. Waits for one if there is
        /// none. A frame that is still held is released first.
        /// </summary>
        /// <param name="timeoutMs">The longest wait in milliseconds; 0 only checks.</param>
        /// <param name="frame">Receives the facts about the frame. The caller owns and reuses it.</param>
        /// <returns><see langword="true"/> if a frame is held now, good or broken.</returns>
        /// <exception cref="CameraException">The camera has failed and must be started again.</exception>
        bool TakeFrame(int timeoutMs, CameraFrame frame);

        /// <summary>Gives the held frame back. Does nothing when none is held.</summary>
        void ReleaseFrame();

        /// <summary>Stops capturing and frees the sensor. Never throws; does nothing when stopped.</summary>
        void Stop();
    }
}
