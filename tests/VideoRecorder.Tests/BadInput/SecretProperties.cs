using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using VideoRecorder.Core;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Settings.Checks;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.CommandLine;
using VideoRecorder.VirtualBoard.Status;

namespace VideoRecorder.Tests.BadInput;

/// <summary>
/// The API key and the WiFi password stand in no line of the log, at any level, whatever fails and whoever says them: not on
/// the console, not in the file on the card.
/// </summary>
public partial class SecretProperties
{
    private const string Visible = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    private const string InUrl = "abcdefABCDEF0123456789-_.~!$'()*,;:@/";
    private const int Steps = 60;

    [Fact]
    public void No_secret_is_in_the_log_whatever_fails() => Inputs.Check("secrets through the recorder", dice =>
    {
        // drawn first: the settings use up the numbers of most inputs, and then nothing would fail
        Dice fate = new([.. dice.Bytes(400).Select(b => (int)b)]);
        RecorderSettings settings = Roll(dice, out string token);
        dice.Input = new[] { settings.UploadApiKey, settings.WifiPassword, settings.UploadUrl };
        StringWriter console = new();
        LogCard files = new(dice);
        Run(fate, settings, token, console, files);

        string written = console.ToString();
        string onCard = Encoding.UTF8.GetString([.. files.Appended]);
        Assert.Contains("WiFi", written, StringComparison.Ordinal);
        Assert.Contains("WiFi", onCard, StringComparison.Ordinal);
        foreach (string text in new[] { written, onCard })
        {
            AssertHides(text, settings.UploadApiKey, Uri.UnescapeDataString, WebUtility.HtmlDecode, FromJson);
            AssertHides(text, settings.WifiPassword);
            AssertHides(text, token);
            AssertHides(text, Uri.UnescapeDataString(token));
        }
    }, share: 10);

    [Fact]
    public void No_secret_is_in_what_is_said_of_settings() => Inputs.Check("secrets in settings", dice =>
    {
        RecorderSettings settings = Roll(dice, out _);
        string key = settings.UploadApiKey = settings.UploadApiKey + dice.Pick("\r\n", " ", "é", new string('x', 300));
        string password = settings.WifiPassword = settings.WifiPassword + dice.Pick("é", "\n", new string('x', 80));
        dice.Input = new[] { key, password };
        string said = string.Join('\n', SettingsValidator.Check(settings, true).Select(problem => problem.Message));
        Assert.Contains("UploadApiKey", said, StringComparison.Ordinal);
        Assert.Contains("WifiPassword", said, StringComparison.Ordinal);
        AssertHides(said, key);
        AssertHides(said, password);

        StringWriter console = new();
        string mistake = dice.Pick("UploadApiKey:", "WifiPassword ", "UploadApiKey", "wifipassword=x ");
        if (!mistake.EndsWith('t'))
        {
            new BoardCommand(_ => BoardCommand.Success).Invoke(["--set", mistake + password, "--run-for", "x"], console, console);
        }

        Assert.DoesNotContain(password, console.ToString(), StringComparison.Ordinal);
    }, share: 10);

    private static void Run(Dice dice, RecorderSettings settings, string token, TextWriter console, LogCard files)
    {
        VirtualTimeClock clock = new();
        LeakyBoard board = new(dice, clock, [settings.UploadApiKey, settings.WifiPassword], [token, Uri.UnescapeDataString(token), settings.UploadUrl]);
        MemoryCard card = new();
        RecorderParts parts = new(settings, new Board
        {
            Name = "test",
            ResetReason = "power on",
            Card = card,
            Clock = clock,
            Link = board,
            Connector = board,
            Log = new ConsoleLog(console, isColoured: dice.Chance(2)),
        });
        ClipName name = new() { Folder = 1, Index = 3 };
        card.Put(name.Path, 600);
        parts.Clips.Found(name, 600, ClipState.Pending, false);
        parts.Clips.ScanDone();
        parts.Announce();
        PartLimits limits = new(settings, new BoardTimes { CardCallMs = 30000, JoinMs = 20000, FreezeMs = 10000 });
        PartRunner runner = new(PartNumbers.Network, parts.Network, new PartHealth(limits, 0), clock, parts.Log);
        for (int i = 0; i < Steps; i++)
        {
            clock.Advance(runner.Step());
        }

        runner.Shutdown();
        CardLogFile log = new(files, parts.Log.Lines);
        while (log.Write(0))
        {
        }
    }

    private static RecorderSettings Roll(Dice dice, out string token)
    {
        token = dice.Of(InUrl, 8, 30) + dice.Pick("", "%2B", "%20x", "+y", "%C3%A9");
        string key = dice.Chance(6)
            ? dice.Pick("Response", "Authorization", "recorder", "Upload failed", "20261122", "video000001-003", "Bearer12", "connection").Replace(' ', '-')
            : dice.Of(Visible, 8, 40);
        return new RecorderSettings
        {
            WifiSsid = "garden",
            WifiPassword = dice.Chance(6) ? dice.Pick("password", "Checking", "CONNECTED", "WiFi connection", "12345678", "        ") : dice.Of(Visible + " ", 8, 63),
            UploadApiKey = key,
            UploadUrl = "http://example.com/upload?v=1&token=" + token,
            DebugUpload = !dice.Chance(4),
            DeleteAfterUpload = dice.Chance(2),
            UploadFormat = dice.Pick(UploadFormat.Multipart, UploadFormat.Raw),
            UploadTimeoutMs = 2000,
            MaxUploadRetries = dice.Next(3),
        };
    }

    private static void AssertHides(string text, string secret, params ReadOnlySpan<Func<string, string>> undo)
    {
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        foreach (Func<string, string> escapes in undo)
        {
            Assert.DoesNotContain(secret, escapes(text), StringComparison.Ordinal);
        }
    }

    private static string FromJson(string text) => JsonEscape().Replace(text, match => match.Value[1] == 'u'
        ? ((char)Convert.ToInt32(match.Value[2..], 16)).ToString()
        : match.Value[1..]);

    [GeneratedRegex(@"\\(u[0-9a-fA-F]{4}|[""\\/])")]
    private static partial Regex JsonEscape();
}
