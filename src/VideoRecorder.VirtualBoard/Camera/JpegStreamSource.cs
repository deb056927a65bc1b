using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>A file of JPEG pictures one after the other, again and again from its start.</summary>
public sealed class JpegStreamSource : IFrameSource
{
    private readonly string _path;
    private FileStream? _file;
    private JpegSplitter? _splitter;
    private bool _hasFrames;

    /// <summary>Initializes a new instance of the <see cref="JpegStreamSource"/> class.</summary>
    /// <param name="path">The file.</param>
    public JpegStreamSource(string path)
    {
        _path = path;
    }

    /// <inheritdoc/>
    public bool PacesItself => false;

    /// <inheritdoc/>
    public bool FollowsSettings => false;

    /// <inheritdoc/>
    public void Open(CameraMode mode)
    {
        Close();
        _file = SourceFile.Open(_path);
        _splitter = new JpegSplitter(_file);
        _hasFrames = false;
    }

    /// <inheritdoc/>
    public void Read(FrameBuffer frame)
    {
        while (!_splitter!.Read(frame))
        {
            if (!_hasFrames)
            {
                throw new CameraException($"The camera file holds no JPEG picture: {_path}");
            }

            _file!.Position = 0;
            _splitter = new JpegSplitter(_file);
            _hasFrames = false;
        }

        _hasFrames = true;
    }

    /// <inheritdoc/>
    public void Close() => _file?.Dispose();
}
