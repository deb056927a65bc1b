namespace VideoRecorder.Tests.Servers;

/// <summary>Python and FastAPI.</summary>
public sealed class FastApiServerTests(FastApiServer server) : SampleServerTests(server), IClassFixture<FastApiServer>;
