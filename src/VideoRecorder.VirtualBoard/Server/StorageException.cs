namespace VideoRecorder.VirtualBoard.Server;

/// <summary>The folder of received clips does not take one.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="StorageException"/> class.</summary>
    /// <param name="error">What the file system says.</param>
    public StorageException(Exception error)
        : base("the clip cannot be stored: " + (FileError.IsDiskFull(error) ? "the disk is full" : error.Message), error)
    {
        IsFull = FileError.IsDiskFull(error);
    }

    /// <summary>Gets a value indicating whether it is because the disk is full.</summary>
    public bool IsFull { get; }
}
