namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>A camera of the PC: lets the card of the PC see the frame that it holds.</summary>
public interface IFrameHolder
{
    /// <summary>Gets the bytes of the held frame, valid until it is released.</summary>
    /// <exception cref="InvalidOperationException">No frame is held.</exception>
    ReadOnlySpan<byte> HeldFrame { get; }
}
