namespace VideoRecorder.Tests.Architecture;

/// <summary>nanoFramework's packages, by the assembly that each brings.</summary>
internal static class NanoPackages
{
    /// <summary>What the firmware is built on. The rest comes with these.</summary>
    public static readonly string[] OfFirmware =
    [
        "System.Device.Gpio",
        "System.Device.Wifi",
        "System.IO.FileSystem",
        "System.Net",
        "mscorlib",
        "nanoFramework.Hardware.Esp32",
        "nanoFramework.Logging",
        "nanoFramework.Networking.Sntp",
    ];

    /// <summary>What the user has asked for besides, and no code uses: it may serve a page of the recorder's own one day.</summary>
    public static readonly string[] Unused = ["System.Net.Http"];

    /// <summary>What each needs besides mscorlib, as the packages of the versions that are used say.</summary>
    private static readonly Dictionary<string, string[]> Needs = new()
    {
        ["System.Device.Gpio"] = ["nanoFramework.Runtime.Events"],
        ["System.Device.Wifi"] = ["nanoFramework.Runtime.Events", "System.Net"],
        ["System.IO.FileSystem"] = ["nanoFramework.Runtime.Events", "System.IO.Streams", "nanoFramework.System.Text"],
        ["System.IO.Streams"] = ["nanoFramework.System.Text"],
        ["System.Net"] = ["nanoFramework.Runtime.Events", "nanoFramework.System.Text", "System.Threading", "System.IO.Streams"],
        ["System.Net.Http"] = ["nanoFramework.Runtime.Events", "nanoFramework.System.Collections", "nanoFramework.System.Text", "System.Net", "System.Threading"],
        ["nanoFramework.Hardware.Esp32"] = ["nanoFramework.Runtime.Events"],
        ["nanoFramework.TestFramework"] = ["nanoFramework.UnitTestLauncher"],
    };

    /// <summary>Adds to assemblies what they need, and what that needs.</summary>
    public static IReadOnlySet<string> WithDependencies(IEnumerable<string> assemblies)
    {
        var all = new HashSet<string>();
        var open = new Stack<string>(assemblies);
        while (open.TryPop(out string? assembly))
        {
            if (all.Add(assembly))
            {
                Array.ForEach(Needs.GetValueOrDefault(assembly, []), open.Push);
            }
        }

        return all;
    }
}
