namespace VideoRecorder.Core.Ports.Camera
{
    using System;

    /// <summary>The camera does not answer or has failed. The message says what a user can do.</summary>
    public class CameraException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="CameraException"/> class.</summary>
        /// <param name="message">What failed, in a user's words.</param>
        public CameraException(string message)
            : base(message)
        {
        }
    }
}
