using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>The bytes of one frame, in memory that is used again for the next one.</summary>
public sealed class FrameBuffer
{
    /// <summary>The most that a frame may have, in bytes: far above any picture of the OV2640.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private byte[] _bytes = new byte[64 * 1024];

    /// <summary>Gets the facts about the frame, filled in by the camera.</summary>
    public CameraFrame Facts { get; } = new();

    /// <summary>Gets the number of bytes that the source has put in.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the bytes that the source has put in.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Makes a buffer for a frame of this length and gives it to be filled.</summary>
    /// <param name="length">The length in bytes, up to <see cref="MaxBytes"/>.</param>
    /// <returns>Exactly that many bytes.</returns>
    public Span<byte> Resize(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxBytes);
        if (length > _bytes.Length)
        {
            _bytes = new byte[Math.Max(length, Math.Min(MaxBytes, _bytes.Length * 2))];
        }

        Length = length;
        return _bytes.AsSpan(0, length);
    }

    /// <summary>Copies a frame in.</summary>
    /// <param name="frame">Its bytes.</param>
    public void Set(ReadOnlySpan<byte> frame) => frame.CopyTo(Resize(frame.Length));
}
