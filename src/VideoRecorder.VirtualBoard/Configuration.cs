using VideoRecorder.Core.Settings;

namespace VideoRecorder.VirtualBoard;

/// <summary>
/// The settings of the virtual board where they differ from the recorder's own defaults. Times are shorter, so that
/// the whole cycle is seen within a minute; <c>--set NAME=VALUE</c> changes any setting.
/// </summary>
public static class Configuration
{
    /// <summary>The name of the network that the PC stands in for; empty would mean no network.</summary>
    public const string WifiSsid = "virtual";

    /// <summary>Seconds from the start of one clip to the start of the next.</summary>
    public const int CaptureIntervalSec = 20;

    /// <summary>Seconds that a clip lasts.</summary>
    public const int CaptureDurationSec = 5;

    /// <summary>Seconds between two checks of the network.</summary>
    public const int WifiCheckIntervalSec = 5;

    /// <summary>Makes the settings.</summary>
    /// <returns>New settings.</returns>
    public static RecorderSettings Create() => new()
    {
        WifiSsid = WifiSsid,
        CaptureIntervalSec = CaptureIntervalSec,
        CaptureDurationSec = CaptureDurationSec,
        WifiCheckIntervalSec = WifiCheckIntervalSec,
    };
}
