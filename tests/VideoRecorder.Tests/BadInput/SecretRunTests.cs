using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard;

namespace VideoRecorder.Tests.BadInput;

/// <summary>The whole virtual board in front of a server that tells everybody what it was sent.</summary>
public sealed class SecretRunTests : IDisposable
{
    private const string Key = "aB3+/=x&y9-Key";
    private const string Password = "my wifi \"pass\\word\"";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Neither_console_nor_card_nor_clips_tell_the_key_or_the_password()
    {
        using EchoServer server = new();
        StringWriter output = new();
        string card = _folder.File("card");
        string[] settings =
        [
            "UploadApiKey=" + Key, "WifiPassword=" + Password, "DebugUpload=true", "CaptureIntervalSec=4", "CaptureDurationSec=1", "UploadPauseLeadMs=100",
            "FrameSize=QQVGA", "FramesPerSecond=5",
        ];

        VirtualBoardProgram.Run(
            ["--card", card, "--upload-url", server.Url + "?token=t0k%2Ben99", "--run-for", "8", .. settings.SelectMany(setting => new[] { "--set", setting })],
            output,
            output);

        Assert.True(server.Requests > 0, output.ToString());
        Assert.Contains("Its answer: ", output.ToString());
        string[] texts = [output.ToString(), .. Directory.GetFiles(card, "*", SearchOption.AllDirectories).Select(File.ReadAllText)];
        Assert.True(texts.Length > 1);
        foreach (string text in texts)
        {
            Assert.All(["aB3+", "u002B/", "x&y9", "x\\u0026y9", "wifi \"pass", Password, "t0k%2Ben99", "t0k+en99"], secret => Assert.DoesNotContain(secret, text));
        }
    }
}
