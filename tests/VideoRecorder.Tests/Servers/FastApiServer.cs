using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Servers;

/// <summary>Python and FastAPI.</summary>
public sealed class FastApiServer : SampleServer
{
    /// <inheritdoc/>
    public override UploadFormat Format => UploadFormat.Multipart;

    /// <inheritdoc/>
    private protected override (string Command, string Script) Find(string samples)
        => (Require.Python("fastapi", "multipart", "uvicorn"), Path.Combine(samples, "fastapi", "server.py"));
}
