using System.Runtime.InteropServices;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>Ends a mounted ext4 at once: from then on each read and write of it is an I/O error (EXT4_IOC_SHUTDOWN).</summary>
internal static class Ext4Shutdown
{
    private const uint Request = 0x8004587D;
    private const uint NoFlush = 2;

    public static void Do(string mount)
    {
        int folder = open(mount, 0);
        uint how = NoFlush;
        int result = ioctl(folder, Request, ref how);
        _ = close(folder);
        Assert.True(result == 0, "The file system does not shut down.");
    }

    [DllImport("libc", CharSet = CharSet.Ansi)]
    private static extern int open(string path, int flags);

    [DllImport("libc")]
    private static extern int ioctl(int file, nuint request, ref uint argument);

    [DllImport("libc")]
    private static extern int close(int file);
}
