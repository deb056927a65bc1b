using System.Text;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// The key of the server and the password of the network are in no line of the log, of whatever level, and nowhere on
/// the card; nor is so much of one that the rest can be guessed.
/// </summary>
internal sealed class SaysNoSecrets : Invariant
{
    private const int LongEnough = 12;
    private readonly World _world;
    private readonly CardModel _card;
    private readonly string[] _secrets;
    private readonly byte[][] _bytes;

    public SaysNoSecrets(World world, CardModel card, RecorderSettings settings)
    {
        _world = world;
        _card = card;
        _secrets = [.. Parts(settings.UploadApiKey), .. Parts(settings.WifiPassword)];
        _bytes = Array.ConvertAll(_secrets, Encoding.UTF8.GetBytes);
    }

    public override void Logged(LogLevel level, string line)
    {
        foreach (string secret in _secrets)
        {
            if (line.Contains(secret, StringComparison.Ordinal))
            {
                _world.Violate("A secret is in a line of the log: " + line);
            }
        }
    }

    public override void Booted() => LookAtFiles();

    public override void AtTheEnd() => LookAtFiles();

    private void LookAtFiles()
    {
        foreach ((string path, CardFile file) in _card.Entries)
        {
            if (!file.IsForeign && !RunHistory.IsClipPath(path))
            {
                LookAt(path, file.Content);
            }
        }
    }

    private void LookAt(string path, ReadOnlySpan<byte> content)
    {
        foreach (byte[] secret in _bytes)
        {
            if (content.IndexOf(secret) >= 0)
            {
                _world.Violate("A secret is on the card, in " + path);
            }
        }
    }

    /// <summary>Both ends of a long secret: a line may be cut off in the middle of one.</summary>
    private static string[] Parts(string secret) =>
        secret.Length == 0 ? [] : secret.Length < 2 * LongEnough ? [secret] : [secret[..LongEnough], secret[^LongEnough..]];
}
