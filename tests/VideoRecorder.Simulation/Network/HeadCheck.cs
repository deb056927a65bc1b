using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Settings;

namespace VideoRecorder.Simulation.Network;

/// <summary>What every request must have in its head, and must not have.</summary>
internal static class HeadCheck
{
    /// <summary>Searches for what is wrong.</summary>
    /// <returns>What it is; null when all is well.</returns>
    public static string? Error(RequestHead head, RecorderSettings? settings)
    {
        if (!IsPrintable(head.Url) || !IsPrintable(head.ContentType) || !IsPrintable(head.FileName) || !IsPrintable(head.Device))
        {
            return "a field of the head is missing or holds what no field may hold";
        }

        if (head.ApiKey is null || head.ApiKey.AsSpan().ContainsAnyExcept(Letters.Printable))
        {
            return "the key is missing or holds what no field may hold";
        }

        if (head.ContentLength <= 0)
        {
            return "the length of the body is missing";
        }

        if (!IsName(head.FileName) || head.FileName is "." or ".." || head.Device.AsSpan().ContainsAny('"', '\\'))
        {
            return "a name can break out of its field or folder: " + head.FileName + ", " + head.Device;
        }

        return settings is null ? null : OtherThanSet(head, settings);
    }

    /// <summary>Tells whether a name stays within quotes and within a folder.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Letters.OfNames);

    private static string? OtherThanSet(RequestHead head, RecorderSettings settings)
    {
        if (head.Url != settings.UploadUrl)
        {
            return "the request goes to another address than the one that was set";
        }

        if (head.ApiKey != settings.UploadApiKey)
        {
            return "the key is not the one that was set";
        }

        bool isTold = Holds(head.FileName, settings) || Holds(head.Device, settings) || Holds(head.ContentType, settings);
        return isTold ? "a field of the head tells a secret" : null;
    }

    private static bool Holds(string text, RecorderSettings settings) =>
        (settings.UploadApiKey.Length > 0 && text.Contains(settings.UploadApiKey, StringComparison.Ordinal))
        || (settings.WifiPassword.Length > 0 && text.Contains(settings.WifiPassword, StringComparison.Ordinal));

    private static bool IsPrintable(string? text) => !string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAnyExcept(Letters.Printable);
}
