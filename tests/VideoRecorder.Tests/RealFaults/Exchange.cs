using System.Runtime.InteropServices;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>Gives two files or folders each other's name at once, so that there is no moment without either (Linux, renameat2).</summary>
internal static class Exchange
{
    private const int CurrentFolder = -100;
    private const uint BothExist = 2;

    public static void Names(string one, string two) =>
        Assert.True(renameat2(CurrentFolder, one, CurrentFolder, two, BothExist) == 0, $"{one} and {two} cannot be exchanged.");

    [DllImport("libc", CharSet = CharSet.Ansi)]
    private static extern int renameat2(int oneFolder, string one, int twoFolder, string two, uint how);
}
