namespace VideoRecorder.VirtualBoard;

/// <summary>Tells errors of the PC's file system apart.</summary>
internal static class FileError
{
    private const int UnixNoSpace = 28;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;
    private const int WindowsPrefix = unchecked((int)0x80070000);
    private const int WindowsHandleDiskFull = WindowsPrefix | 39;
    private const int WindowsDiskFull = WindowsPrefix | 112;

    /// <summary>Tells whether a disk, or what a user may have of it, is full.</summary>
    /// <param name="error">What the file system threw.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsDiskFull(Exception error) => OperatingSystem.IsWindows()
        ? error.HResult is WindowsDiskFull or WindowsHandleDiskFull
        : error.HResult is UnixNoSpace or LinuxQuota or MacQuota;
}
