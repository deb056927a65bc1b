namespace VideoRecorder.Tests.Support;

/// <summary>The calls of a link that break down.</summary>
[Flags]
internal enum LinkFaults
{
    None = 0,
    Info = 1,
    Connect = 2,
}
