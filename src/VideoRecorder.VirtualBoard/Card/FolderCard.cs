using System.IO.Enumeration;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>
/// A folder as the SD card, with the capacity of one. Its space is added up once at each mount and then followed, so
/// what others put there meanwhile counts from the next mount on. Only regular files and real folders in it are seen: no link
/// is followed.
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
        string path = FullPath(folder);
        return Try(folder, path, full => !IsFolder(folder, full) ? [] : new FileSystemEnumerable<CardEntry>(
            full,
            (ref FileSystemEntry entry) => new CardEntry(
                entry.FileName.ToString(),
                entry.IsDirectory ? 0 : entry.Length,
                entry.IsDirectory,
                !entry.IsDirectory && DeliveredMark.IsOn(ref entry)),
            OneFolder)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                entry.IsDirectory || EntryKinds.Of(entry.ToFullPath()) == EntryKind.File,
        }.ToArray());
    }

    /// <inheritdoc/>
    public void CreateFolder(string folder)
    {
        Try(folder, FullPath(folder), full =>
        {
            CheckWay(folder);
            EntryKind kind = folder == "/" ? EntryKind.Folder : EntryKinds.Of(full);
            return kind is EntryKind.None or EntryKind.Folder
                ? Directory.CreateDirectory(full)
                : throw CardErrors.NoFolder(folder, EntryKinds.NameOf(kind));
        });
    }

    /// <inheritdoc/>
    public bool DeleteFolder(string folder)
    {
        return Try(folder, FullPath(folder), full =>
        {
            if (full == _root || !IsFolder(folder, full) || Directory.EnumerateFileSystemEntries(full).Any())
            {
                return false;
            }

            Directory.Delete(full);
            return true;
        });
    }

    /// <inheritdoc/>
    public IFile Create(string path) => OpenFile(path, FileMode.CreateNew, FileAccess.ReadWrite);

    /// <inheritdoc/>
    public IFile Open(string path, bool forWriting) =>
        OpenFile(path, FileMode.Open, forWriting ? FileAccess.ReadWrite : FileAccess.Read);

    /// <inheritdoc/>
    public void SetDelivered(string path, bool isDelivered)
    {
        Try(path, FullPath(path), full =>
        {
            CheckWay(path);
            CheckFile(path, full);
            DeliveredMark.Set(full, isDelivered);
            return true;
        });
    }

    /// <inheritdoc/>
    public bool Delete(string path)
    {
        return Try(path, FullPath(path), full =>
        {
            if (!HasFolder(path) || EntryKinds.Of(full) != EntryKind.File)
            {
                return false;
            }

            FileInfo file = new(full);
            long length = file.Length;
            file.Delete();
            _usage.Give(length);
            return true;
        });
    }

    private FolderFile OpenFile(string path, FileMode mode, FileAccess access)
    {
        return Try(path, FullPath(path), full =>
        {
            CheckWay(path);
            if (mode == FileMode.Open)
            {
                CheckFile(path, full);
            }

            return new FolderFile(
                new FileStream(full, mode, access, FileShare.ReadWrite | FileShare.Delete, FolderFile.BufferBytes),
                path,
                _root,
                _usage);
        });
    }

    /// <summary>Throws if there is no regular file at a path: opening a pipe would never end.</summary>
    private static void CheckFile(string path, string full)
    {
        EntryKind kind = EntryKinds.Of(full);
        if (kind != EntryKind.File)
        {
            throw kind is EntryKind.None or EntryKind.Folder ? CardErrors.NotFound(path) : CardErrors.NoFile(path, EntryKinds.NameOf(kind));
        }
    }

    private void CheckWay(string path)
    {
        EntryKind kind = EntryKinds.FindObstacle(_root, path, out string folder);
        if (kind != EntryKind.Folder)
        {
            throw kind is EntryKind.None or EntryKind.File ? CardErrors.NotFound(path) : CardErrors.NoFolder(folder, EntryKinds.NameOf(kind));
        }
    }

    private bool IsFolder(string folder, string full) =>
        folder == "/" || (HasFolder(folder) && EntryKinds.Of(full) == EntryKind.Folder);

    /// <summary>Tells whether the folders on the way to a path are all there, and are folders.</summary>
    private bool HasFolder(string path) => EntryKinds.FindObstacle(_root, path, out _) == EntryKind.Folder;

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
