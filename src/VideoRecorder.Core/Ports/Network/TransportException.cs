namespace VideoRecorder.Core.Ports.Network
{
    using System;

    /// <summary>A connection failed.</summary>
    public class TransportException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="TransportException"/> class.</summary>
        /// <param name="error">How.</param>
        /// <param name="message">What failed, in a user's words.</param>
        public TransportException(TransportError error, string message)
            : base(message)
        {
            Error = error;
        }

        /// <summary>Gets how it failed.</summary>
        public TransportError Error { get; }
    }
}
