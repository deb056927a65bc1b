using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Servers;

/// <summary>Python and Flask.</summary>
public sealed class FlaskServer : SampleServer
{
    /// <inheritdoc/>
    public override UploadFormat Format => UploadFormat.Raw;

    /// <inheritdoc/>
    private protected override (string Command, string Script) Find(string samples)
        => (Require.Python("flask"), Path.Combine(samples, "flask", "server.py"));
}
