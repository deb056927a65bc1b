namespace VideoRecorder.Tests.Servers;

/// <summary>Node.js, Express and multer.</summary>
public sealed class ExpressServerTests(ExpressServer server) : SampleServerTests(server), IClassFixture<ExpressServer>;
