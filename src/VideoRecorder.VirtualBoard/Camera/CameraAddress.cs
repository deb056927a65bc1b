using System.Text.RegularExpressions;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Text;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>Keeps what is secret in the address of a camera, such as <c>rtsp://admin:secret@host/</c>, out of all texts.</summary>
public static partial class CameraAddress
{
    private const string Hidden = "***";

    // shorter ones are hidden only in their place in the address: elsewhere they would be parts of words
    private const int MinSecretLength = 3;

    /// <summary>Gives the name of a camera as it may be shown.</summary>
    /// <param name="name">A file, a folder, an address, or what the user took for one.</param>
    /// <returns>The same with <c>***</c> in the place of user, password and query.</returns>
    public static string Shown(string name)
    {
        bool isAddress = name.Contains("://", StringComparison.Ordinal)
            || (name.Contains('@', StringComparison.Ordinal) && FfmpegSource.SplitFormat(name).Format.Length == 0 && !Path.Exists(name));
        return isAddress ? NamedSecret().Replace(HttpUrl.WithoutSecrets(name), Hidden) : name;
    }

    /// <summary>Takes the secrets of a camera's address out of a text, such as what ffmpeg says of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The camera.</param>
    /// <returns>The text without them.</returns>
    public static string Clean(string text, string name)
    {
        string shown = Shown(name);
        if (shown != name)
        {
            text = text.Replace(name, shown, StringComparison.Ordinal);
            foreach (string secret in Secrets(name).Where(s => s.Length >= MinSecretLength).OrderByDescending(s => s.Length))
            {
                text = text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);
            }
        }

        return CleanAddresses(text);
    }

    /// <summary>Takes user and password out of all addresses in a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without them.</returns>
    public static string CleanAddresses(string text) => UserPart().Replace(text, "://" + Hidden + "@");

    private static IEnumerable<string> Secrets(string name)
    {
        int scheme = name.IndexOf("://", StringComparison.Ordinal);
        int at = name.LastIndexOf('@');
        int start = scheme < 0 || scheme > at ? 0 : scheme + 3;
        if (at > start)
        {
            string user = name[start..at];
            string password = user[(user.IndexOf(':', StringComparison.Ordinal) + 1)..];
            yield return user;
            yield return password;
            yield return Uri.UnescapeDataString(password);

            // what a reader takes for host or path when these signs are not escaped
            foreach (string part in user.Split('/', '@'))
            {
                yield return part;
            }
        }

        int query = name.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0)
        {
            yield return name[(query + 1)..];
        }

        foreach (Match secret in NamedSecret().Matches(name))
        {
            yield return secret.Value;
        }
    }

    [GeneratedRegex(@"://\S*@")]
    private static partial Regex UserPart();

    // some cameras want user and password in the path
    [GeneratedRegex(@"(?<=(pass|passwd|password|pwd|token|key)=)[^&/?\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex NamedSecret();
}
