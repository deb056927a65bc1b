using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>A folder of JPEG files in the order of their names, again and again from the first.</summary>
public sealed class JpegFolderSource : IFrameSource
{
    private readonly string _folder;
    private string[] _files = [];
    private int _next;

    /// <summary>Initializes a new instance of the <see cref="JpegFolderSource"/> class.</summary>
    /// <param name="folder">The folder.</param>
    public JpegFolderSource(string folder)
    {
        _folder = folder;
    }

    /// <inheritdoc/>
    public bool PacesItself => false;

    /// <inheritdoc/>
    public bool FollowsSettings => false;

    /// <inheritdoc/>
    public void Open(CameraMode mode)
    {
        try
        {
            _files = Directory.GetFiles(_folder)
                .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".jpg" or ".jpeg")
                .Order(StringComparer.Ordinal)
                .ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CameraException($"The camera folder cannot be read: {Reason.Of(e)}");
        }

        if (_files.Length == 0)
        {
            throw new CameraException($"The camera folder holds no .jpg or .jpeg file: {_folder}");
        }

        _next = 0;
    }

    /// <inheritdoc/>
    public void Read(FrameBuffer frame)
    {
        using FileStream file = SourceFile.Open(_files[_next]);
        _next = (_next + 1) % _files.Length;
        file.ReadExactly(frame.Resize((int)Math.Min(file.Length, FrameBuffer.MaxBytes)));
    }

    /// <inheritdoc/>
    public void Close()
    {
    }
}
