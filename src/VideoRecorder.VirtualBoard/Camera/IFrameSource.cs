using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>Where the virtual camera gets its JPEG frames from. Used by one thread, but for <see cref="Close"/>.</summary>
public interface IFrameSource
{
    /// <summary>Gets a value indicating whether the source itself gives its frames at the set rate.</summary>
    bool PacesItself { get; }

    /// <summary>Gets a value indicating whether size, quality and orientation are as the settings say.</summary>
    bool FollowsSettings { get; }

    /// <summary>Opens the source.</summary>
    /// <param name="mode">Frame size, quality, rate and orientation are read from here.</param>
    /// <exception cref="CameraException">It cannot be opened.</exception>
    void Open(CameraMode mode);

    /// <summary>Gets the next frame, whatever its condition.</summary>
    /// <param name="frame">Receives the bytes.</param>
    /// <exception cref="CameraException">The source has failed or ended.</exception>
    void Read(FrameBuffer frame);

    /// <summary>Closes the source; a <see cref="Read"/> that waits ends. Does nothing when closed.</summary>
    void Close();
}
