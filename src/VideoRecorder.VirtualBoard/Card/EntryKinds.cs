using System.Runtime.InteropServices;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>Tells what stands at a path, without opening it and without following a link. A card has files and folders only.</summary>
internal static class EntryKinds
{
    // of the mode that lstat gives: the same numbers on all systems
    private const int KindBits = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int SymbolicLink = 0xA000;

    // of errno, likewise
    private const int NoEntry = 2;
    private const int NoPermission = 13;
    private const int NoFolder = 20;

    /// <summary>Tells the kind.</summary>
    /// <param name="path">The path on the PC.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="IOException">It cannot be told.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder on the way may not be read.</exception>
    public static EntryKind Of(string path) => OperatingSystem.IsWindows() ? OfAttributes(new FileInfo(path).Attributes) : OfMode(path);

    /// <summary>Names a kind in a sentence.</summary>
    /// <param name="kind">The kind; not none.</param>
    /// <returns>The words.</returns>
    public static string NameOf(EntryKind kind) => kind switch
    {
        EntryKind.File => "a file",
        EntryKind.Folder => "a folder",
        EntryKind.Link => "a link, which is not followed",
        _ => "a pipe, a device or a socket",
    };

    /// <summary>Finds the first folder on the way to a path that is none.</summary>
    /// <param name="root">The folder that is the card, which may be a link.</param>
    /// <param name="path">The path on the card.</param>
    /// <param name="folder">Receives its path on the card.</param>
    /// <returns>What has its name; a folder when all are folders.</returns>
    public static EntryKind FindObstacle(string root, string path, out string folder)
    {
        folder = "/";
        EntryKind kind = EntryKind.Folder;
        for (int end = path.IndexOf('/', 1); end > 0 && kind == EntryKind.Folder; end = path.IndexOf('/', end + 1))
        {
            folder = path[..end];
            kind = Of(CardPath.Map(root, folder));
        }

        return kind;
    }

    private static EntryKind OfAttributes(FileAttributes attributes) => attributes switch
    {
        (FileAttributes)(-1) => EntryKind.None,
        _ when attributes.HasFlag(FileAttributes.ReparsePoint) => EntryKind.Link,
        _ when attributes.HasFlag(FileAttributes.Directory) => EntryKind.Folder,
        _ => EntryKind.File,
    };

    private static EntryKind OfMode(string path)
    {
        if (LStat(path, out FileStatus status) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            return error is NoEntry or NoFolder ? EntryKind.None : throw ErrorOf(error);
        }

        return (status.Mode & KindBits) switch
        {
            RegularFile => EntryKind.File,
            Folder => EntryKind.Folder,
            SymbolicLink => EntryKind.Link,
            _ => EntryKind.Special,
        };
    }

    private static Exception ErrorOf(int error)
    {
        string message = Marshal.GetPInvokeErrorMessage(error);
        return error is NoPermission ? new UnauthorizedAccessException(message) : new IOException(message, error);
    }

    // .NET tells pipes and devices from files nowhere; its own native part does, in one form for all systems but Windows.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat", SetLastError = true)]
    private static extern int LStat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out FileStatus status);

    // longer than what is filled in
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(4)]
        public int Mode;
    }
}
