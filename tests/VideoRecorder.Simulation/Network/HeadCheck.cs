using System.Text.RegularExpressions;
using VideoRecorder.Core.Settings;

namespace VideoRecorder.Simulation.Network;

/// <summary>What every request must have in its head, and must not have.</summary>
internal static partial class HeadCheck
{
    /// <summary>Searches for what is wrong.</summary>
    /// <returns>What it is; null when all is well.</returns>
    public static string? Error(SimulatedHead head, RecorderSettings? settings)
    {
        if (head.Method != "POST" || head.AcceptEncoding != "identity" || head.Target.Length == 0 || head.Target[0] != '/')
        {
            return "it is no POST that asks for a plain answer";
        }

        if (head.ContentType.Length == 0 || head.FileName.Length == 0 || head.Device.Length == 0)
        {
            return "a field of the head is empty";
        }

        if (head.ContentLength <= 0)
        {
            return "the length of the body is missing";
        }

        if (!UserAgent().IsMatch(head.UserAgent))
        {
            return "the product is not named by its version and device: " + head.UserAgent;
        }

        if (!IsName(head.FileName) || head.FileName is "." or ".." || head.Device.AsSpan().ContainsAny('"', '\\'))
        {
            return "a name can break out of its field or folder: " + head.FileName + ", " + head.Device;
        }

        return settings is null ? null : OtherThanSet(head, settings);
    }

    /// <summary>Tells whether a connection goes to the address that was set.</summary>
    public static bool IsAddress(string host, int port, bool isSecure, RecorderSettings settings)
    {
        Uri url = new(settings.UploadUrl);
        return host == url.Host && port == url.Port && isSecure == (url.Scheme == Uri.UriSchemeHttps);
    }

    /// <summary>Tells whether a name stays within quotes and within a folder.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Letters.OfNames);

    private static string? OtherThanSet(SimulatedHead head, RecorderSettings settings)
    {
        Uri url = new(settings.UploadUrl);
        if (head.Target != url.PathAndQuery || head.Host != url.Authority)
        {
            return "the request goes to another address than the one that was set";
        }

        if (head.Authorization != (settings.UploadApiKey.Length == 0 ? null : "Bearer " + settings.UploadApiKey))
        {
            return "the key is not the one that was set";
        }

        bool isTold = Array.Exists([head.FileName, head.Device, head.ContentType, head.UserAgent], text => Holds(text, settings));
        return isTold ? "a field of the head tells a secret" : null;
    }

    private static bool Holds(string text, RecorderSettings settings) =>
        (settings.UploadApiKey.Length > 0 && text.Contains(settings.UploadApiKey, StringComparison.Ordinal))
        || (settings.WifiPassword.Length > 0 && text.Contains(settings.WifiPassword, StringComparison.Ordinal));

    [GeneratedRegex(@"^VideoRecorder/\d+(\.\d+)+ \([^()\\]+\)$")]
    private static partial Regex UserAgent();
}
