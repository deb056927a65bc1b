using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>An open file of the card. Used by one thread at a time, as the port asks.</summary>
internal sealed class FolderFile : IFile
{
    /// <summary>What is collected in memory before it goes to the disk, in bytes.</summary>
    public const int BufferBytes = 128 * 1024;

    private readonly FileStream _stream;
    private readonly string _path;
    private readonly string _root;
    private readonly CardUsage _usage;
    private long _length;
    private bool _isAtEnd;
    private bool _isMarked;
    private bool _isChanged;
    private bool _isClosed;

    /// <summary>Initializes a new instance of the <see cref="FolderFile"/> class.</summary>
    /// <param name="stream">The open file.</param>
    /// <param name="path">Its path on the card, for messages.</param>
    /// <param name="root">The folder that is the card.</param>
    /// <param name="usage">The space on the card.</param>
    public FolderFile(FileStream stream, string path, string root, CardUsage usage)
    {
        _stream = stream;
        _path = path;
        _root = root;
        _usage = usage;
        _length = stream.Length;
        _isMarked = stream.CanWrite && DeliveredMark.IsOn(stream.SafeFileHandle);
    }

    /// <inheritdoc/>
    public long Length => _length;

    /// <inheritdoc/>
    public void Append(byte[] buffer, int offset, int count) => Append(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public void AppendFrame(ICamera camera)
    {
        if (camera is not IFrameHolder holder)
        {
            throw new ArgumentException("not a camera of this board", nameof(camera));
        }

        Append(holder.HeldFrame);
    }

    /// <inheritdoc/>
    public void Overwrite(long position, byte[] buffer, int offset, int count)
    {
        CheckWritable();
        if (position < 0 || position + count > _length)
        {
            throw new ArgumentOutOfRangeException(nameof(position), position, "only bytes that are there can be written over");
        }

        try
        {
            _isAtEnd = false;
            _isChanged |= count > 0;
            _stream.Position = position;
            _stream.Write(buffer, offset, count);
        }
        catch (Exception e) when (CardFault.IsFileSystemError(e))
        {
            throw CardFault.Translate(e, _path, _root);
        }
    }

    /// <inheritdoc/>
    public int Read(long position, byte[] buffer, int offset, int count)
    {
        try
        {
            _isAtEnd = false;
            _stream.Position = position;
            return _stream.ReadAtLeast(buffer.AsSpan(offset, count), count, throwOnEndOfStream: false);
        }
        catch (Exception e) when (CardFault.IsFileSystemError(e))
        {
            throw CardFault.Translate(e, _path, _root);
        }
    }

    /// <inheritdoc/>
    public void Truncate(long length)
    {
        CheckWritable();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _length);
        try
        {
            _isAtEnd = false;
            _isChanged |= length < _length;
            _stream.SetLength(length);
            _usage.Give(_length - length);
            _length = length;
        }
        catch (Exception e) when (CardFault.IsFileSystemError(e))
        {
            throw CardFault.Translate(e, _path, _root);
        }
    }

    /// <inheritdoc/>
    public void Sync()
    {
        try
        {
            if (_isMarked && _isChanged)
            {
                DeliveredMark.Remove(_stream.SafeFileHandle);
                _isMarked = false;
            }

            _stream.Flush(flushToDisk: _stream.CanWrite);
        }
        catch (Exception e) when (CardFault.IsFileSystemError(e))
        {
            throw CardFault.Translate(e, _path, _root);
        }

        // a folder that was deleted meanwhile would go on taking bytes, and lose them
        if (!Directory.Exists(_root))
        {
            throw CardFault.NotPresent(_root);
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        try
        {
            Sync();
        }
        finally
        {
            CloseStream();
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        CheckWritable();
        _usage.Take(bytes.Length, _path);
        try
        {
            if (!_isAtEnd)
            {
                _stream.Position = _length;
                _isAtEnd = true;
            }

            _isChanged |= bytes.Length > 0;
            _stream.Write(bytes);
            _length += bytes.Length;
        }
        catch (Exception e) when (CardFault.IsFileSystemError(e))
        {
            _isAtEnd = false;
            _usage.Give(bytes.Length);
            throw CardFault.Translate(e, _path, _root);
        }
    }

    private void CheckWritable()
    {
        if (!_stream.CanWrite)
        {
            throw _isClosed ? CardErrors.Failed(_path, "the file is closed") : CardErrors.Denied(_path, "the file is open for reading only");
        }
    }

    /// <summary>Closes the file; after a failed write its true length may be less than was counted.</summary>
    private void CloseStream()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception e) when (CardFault.IsFileSystemError(e))
        {
            // Sync has reported it
        }

        FileInfo file = new(_stream.Name);
        if (file.Exists && file.Length < _length)
        {
            _usage.Give(_length - file.Length);
            _length = file.Length;
        }
    }
}
