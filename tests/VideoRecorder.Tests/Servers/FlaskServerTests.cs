namespace VideoRecorder.Tests.Servers;

/// <summary>Python and Flask.</summary>
public sealed class FlaskServerTests(FlaskServer server) : SampleServerTests(server), IClassFixture<FlaskServer>;
