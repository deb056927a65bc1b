namespace VideoRecorder.VirtualBoard;

/// <summary>Makes what .NET says of an error fit into a line of the log.</summary>
internal static class Reason
{
    /// <summary>Gets the message without its full stop: the log goes on behind it.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The words.</returns>
    public static string Of(Exception error) => error.Message.TrimEnd('.', ' ');
}
