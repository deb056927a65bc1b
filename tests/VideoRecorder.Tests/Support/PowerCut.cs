namespace VideoRecorder.Tests.Support;

/// <summary>The power is gone: no code of the recorder catches this.</summary>
internal sealed class PowerCut : Exception;
