using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>Carries an error of the transport through streams that know only <see cref="IOException"/>.</summary>
internal sealed class TransportIOException : IOException
{
    /// <summary>Initializes a new instance of the <see cref="TransportIOException"/> class.</summary>
    /// <param name="error">How it failed.</param>
    /// <param name="message">What failed, in a user's words.</param>
    public TransportIOException(TransportError error, string message)
        : base(message)
    {
        Error = error;
    }

    /// <summary>Gets how it failed.</summary>
    public TransportError Error { get; }

    /// <summary>Finds the error of the transport in what a stream threw.</summary>
    /// <param name="error">What was thrown.</param>
    /// <returns>The same as the port knows it.</returns>
    public static TransportException Unwrap(Exception error)
    {
        for (Exception? e = error; e != null; e = e.InnerException)
        {
            if (e is TransportIOException found)
            {
                return new TransportException(found.Error, found.Message);
            }
        }

        return new TransportException(TransportError.Lost, "The connection broke: " + Reason.Of(error));
    }
}
