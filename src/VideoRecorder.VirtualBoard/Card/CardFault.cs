using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>Says what an error of the PC's file system means for a card.</summary>
internal static class CardFault
{
    private const int UnixReadOnly = 30;
    private const int WindowsPrefix = unchecked((int)0x80070000);
    private const int WindowsWriteProtected = WindowsPrefix | 19;
    private const int WindowsFileExists = WindowsPrefix | 80;
    private const int WindowsAlreadyExists = WindowsPrefix | 183;
    private const int UnixExists = 17;

    /// <summary>Tells the errors that <see cref="Translate"/> is for from faults of the program.</summary>
    /// <param name="error">What the file system threw.</param>
    /// <returns>Whether it is such an error.</returns>
    public static bool IsFileSystemError(Exception error) =>
        error is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException;

    /// <summary>Translates an error.</summary>
    /// <param name="error">What the file system threw.</param>
    /// <param name="path">The path on the card, for the message.</param>
    /// <param name="root">The folder that is the card.</param>
    /// <returns>The error of the card.</returns>
    public static CardException Translate(Exception error, string path, string root)
    {
        if (!Directory.Exists(root))
        {
            return NotPresent(root);
        }

        return error switch
        {
            FileNotFoundException or DirectoryNotFoundException => CardErrors.NotFound(path),
            UnauthorizedAccessException => CardErrors.Denied(path, "no permission, or it is read-only"),
            _ => FromCode(error, path),
        };
    }

    /// <summary>Makes the error of a card that is not there.</summary>
    /// <param name="root">The folder that should be the card.</param>
    /// <returns>The error.</returns>
    public static CardException NotPresent(string root) => CardErrors.NotPresent($"the folder {root} does not exist");

    private static CardException FromCode(Exception error, string path)
    {
        bool isWindows = OperatingSystem.IsWindows();
        int code = error.HResult;
        return code switch
        {
            _ when FileError.IsDiskFull(error) => CardErrors.Full(path),
            UnixReadOnly when !isWindows => CardErrors.ReadOnly(),
            WindowsWriteProtected when isWindows => CardErrors.ReadOnly(),
            UnixExists when !isWindows => CardErrors.AlreadyExists(path),
            WindowsFileExists or WindowsAlreadyExists when isWindows => CardErrors.AlreadyExists(path),
            _ => CardErrors.Failed(path, $"the card failed ({Reason.Of(error)})"),
        };
    }
}
