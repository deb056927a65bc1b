using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.Benchmarks.Support;

/// <summary>A camera whose held frame lies in memory.</summary>
internal interface IFrameBytes : ICamera
{
    /// <summary>Gets the bytes of the held frame.</summary>
    ReadOnlySpan<byte> HeldFrame { get; }
}
