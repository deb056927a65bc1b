using System.IO.Enumeration;
using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Storage;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>
/// A folder as the SD card, with the capacity of one. Its space is added up once at each mount and then followed, so
/// what others put there meanwhile counts from the next mount on. Links in the folder are not seen.
/// </summary>
public sealed class FolderCard : ICard
{
    private static readonly EnumerationOptions OneFolder = new() { AttributesToSkip = FileAttributes.ReparsePoint };
    private static readonly EnumerationOptions AllFolders = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        RecurseSubdirectories = true,
    };

    private readonly string _root;
    private readonly CardUsage _usage;
    private volatile bool _isMounted;

    /// <summary>Initializes a new instance of the <see cref="FolderCard"/> class. The folder is made by whoever starts the board.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="capacity">The size of the card in bytes.</param>
    public FolderCard(string folder, long capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _usage = new CardUsage(capacity);
    }

    /// <inheritdoc/>
    public void Mount()
    {
        lock (_usage)
        {
            if (!Directory.Exists(_root))
            {
                _isMounted = false;
                throw CardFault.NotPresent(_root);
            }

            if (!_isMounted)
            {
                _usage.Reset(Try("/", _root, full => new FileSystemEnumerable<long>(
                    full,
                    (ref FileSystemEntry entry) => entry.IsDirectory ? 0 : entry.Length,
                    AllFolders).Sum()));
                _isMounted = true;
            }
        }
    }

    /// <inheritdoc/>
    public void GetSpace(CardSpace space)
    {
        string root = FullPath("/");
        space.TotalBytes = _usage.Capacity;
        space.FreeBytes = Try("/", root, full => Math.Min(_usage.Free, new DriveInfo(full).AvailableFreeSpace));
    }

    /// <inheritdoc/>
    public CardEntry[] List(string folder)
    {
        try
        {
            return Try(folder, FullPath(folder), full => new FileSystemEnumerable<CardEntry>(
                full,
                (ref FileSystemEntry entry) => new CardEntry(
                    entry.FileName.ToString(),
                    entry.IsDirectory ? 0 : entry.Length,
                    entry.IsDirectory,
                    !entry.IsDirectory && DeliveredMark.IsOn(ref entry)),
                OneFolder).ToArray());
        }
        catch (CardException e) when (e.Error == CardError.NotFound)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public void CreateFolder(string folder)
    {
        Try(folder, FullPath(folder), full =>
        {
            if (!Directory.Exists(Path.GetDirectoryName(full)))
            {
                throw new DirectoryNotFoundException();
            }

            return Directory.CreateDirectory(full);
        });
    }

    /// <inheritdoc/>
    public bool DeleteFolder(string folder)
    {
        return Try(folder, FullPath(folder), full =>
        {
            if (full == _root || !Directory.Exists(full) || Directory.EnumerateFileSystemEntries(full).Any())
            {
                return false;
            }

            Directory.Delete(full);
            return true;
        });
    }

    /// <inheritdoc/>
    public IClipFile Create(string path) => OpenFile(path, FileMode.CreateNew, FileAccess.ReadWrite);

    /// <inheritdoc/>
    public IClipFile Open(string path, bool forWriting) =>
        OpenFile(path, FileMode.Open, forWriting ? FileAccess.ReadWrite : FileAccess.Read);

    /// <inheritdoc/>
    public void SetDelivered(string path, bool isDelivered)
    {
        Try(path, FullPath(path), full =>
        {
            DeliveredMark.Set(full, isDelivered);
            return true;
        });
    }

    /// <inheritdoc/>
    public bool Delete(string path)
    {
        return Try(path, FullPath(path), full =>
        {
            FileInfo file = new(full);
            if (!file.Exists)
            {
                return false;
            }

            long length = file.Length;
            file.Delete();
            _usage.Give(length);
            return true;
        });
    }

    private FolderClipFile OpenFile(string path, FileMode mode, FileAccess access)
    {
        return Try(path, FullPath(path), full => new FolderClipFile(
            new FileStream(full, mode, access, FileShare.ReadWrite | FileShare.Delete, FolderClipFile.BufferBytes),
            path,
            _root,
            _usage));
    }

    /// <summary>Maps a path of the card into the folder, and never out of it.</summary>
    private string FullPath(string path)
    {
        if (!_isMounted || !Directory.Exists(_root))
        {
            _isMounted = false;
            throw CardFault.NotPresent(_root);
        }

        return CardPath.Map(_root, path);
    }

    private T Try<T>(string path, string fullPath, Func<string, T> action)
    {
        try
        {
            return action(fullPath);
        }
        catch (Exception e) when (CardFault.IsFileSystemError(e))
        {
            throw CardFault.Translate(e, path, _root);
        }
    }
}
