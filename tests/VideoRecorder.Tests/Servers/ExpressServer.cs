using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Servers;

/// <summary>Node.js, Express and multer.</summary>
public sealed class ExpressServer : SampleServer
{
    /// <inheritdoc/>
    public override UploadFormat Format => UploadFormat.Multipart;

    /// <inheritdoc/>
    private protected override (string Command, string Script) Find(string samples)
    {
        string folder = Path.Combine(samples, "express");
        string node = Require.Node();
        Require.Unless(
            Directory.Exists(Path.Combine(folder, "node_modules", "multer")),
            "Express and multer are not installed: run npm ci in samples/servers/express");
        return (node, Path.Combine(folder, "server.js"));
    }
}
