using System.Runtime.InteropServices;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>Lets a thread touch files as a user who is not root, whom permissions bind. Linux keeps that apart for each thread.</summary>
internal static class ThreadUser
{
    /// <summary>The user "nobody".</summary>
    public const int Nobody = 65534;

    private const int Keep = -1;

    /// <summary>Makes this thread's file accesses those of nobody, if they are root's.</summary>
    public static void BecomeNobody()
    {
        if (Environment.UserName == "root")
        {
            _ = setfsuid(Nobody);
        }
    }

    /// <summary>Gives a folder and all in it to nobody, if the test runs as root.</summary>
    public static void GiveAway(string folder)
    {
        if (Environment.UserName == "root")
        {
            foreach (string path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder))
            {
                Assert.Equal(0, chown(path, Nobody, Keep));
            }
        }
    }

    /// <summary>Sets what may be done with a file or folder.</summary>
    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    [DllImport("libc")]
    private static extern int setfsuid(int user);

    [DllImport("libc", CharSet = CharSet.Ansi)]
    private static extern int chown(string path, int owner, int group);
}
