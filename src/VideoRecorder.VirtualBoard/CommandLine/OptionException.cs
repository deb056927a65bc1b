namespace VideoRecorder.VirtualBoard.CommandLine;

/// <summary>An option or a setting that the user must put right.</summary>
public sealed class OptionException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="OptionException"/> class.</summary>
    /// <param name="message">Option, value, and what is allowed.</param>
    public OptionException(string message)
        : base(message)
    {
    }
}
