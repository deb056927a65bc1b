namespace VideoRecorder.Board.Camera
{
    using VideoRecorder.Board.Card;
    using VideoRecorder.Core.Ports.Camera;
    using VideoRecorder.Esp32Cam;

    /// <summary>The OV2640. Its frames stay in native memory; <see cref="Esp32File"/> has them written from there.</summary>
    public sealed class Esp32Camera : ICamera
    {
        private readonly int[] _facts = new int[Camera.FactCount];
        private readonly int _clockHz;
        private readonly int _frameBuffers;
        private int _heldLength;

        /// <summary>Initializes a new instance of the <see cref="Esp32Camera"/> class.</summary>
        /// <param name="clockHz">The clock that the sensor gets, in hertz.</param>
        /// <param name="frameBuffers">How many frames it has memory for, if they are not too large.</param>
        public Esp32Camera(int clockHz, int frameBuffers)
        {
            _clockHz = clockHz;
            _frameBuffers = frameBuffers;
        }

        /// <summary>Gets the length of the frame that is held, in bytes.</summary>
        internal int HeldLength
        {
            get { return _heldLength; }
        }

        /// <inheritdoc/>
        public void Start(CameraMode mode)
        {
            CameraStatus status = Camera.Start(
                mode.Width,
                mode.Height,
                mode.JpegQuality,
                mode.FlipVertical,
                mode.MirrorHorizontal,
                FrameBuffers.Count(mode.Width, mode.Height, _frameBuffers),
                _clockHz);
            if (status != CameraStatus.Ok)
            {
                throw new CameraException(CameraText.Describe(status));
            }
        }

        /// <inheritdoc/>
        public bool TakeFrame(int timeoutMs, CameraFrame frame)
        {
            int[] facts = _facts;
            CameraStatus status = Camera.TakeFrame(timeoutMs, facts);
            if (status != CameraStatus.Ok)
            {
                return status == CameraStatus.TimedOut ? false : throw new CameraException(CameraText.Describe(status));
            }

            int length = facts[Camera.LengthAt];
            _heldLength = length;
            frame.Length = length;
            frame.Width = facts[Camera.WidthAt];
            frame.Height = facts[Camera.HeightAt];

            // Both enums count alike.
            frame.Defect = (FrameDefect)facts[Camera.FaultAt];
            return true;
        }

        /// <inheritdoc/>
        public void ReleaseFrame()
        {
            Camera.ReleaseFrame();
        }

        /// <inheritdoc/>
        public void Stop()
        {
            Camera.Stop();
        }
    }
}
