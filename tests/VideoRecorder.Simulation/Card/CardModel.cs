using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Card;

/// <summary>An SD card with a FAT file system, as the board drives it.</summary>
internal sealed partial class CardModel(World world, Chance chance) : ICard
{
    private readonly List<FolderChange> _underWay = [];
    private readonly List<OpenFile> _open = [];
    private readonly List<OpenFile> _writers = [];
    private readonly List<FatWrite> _table = [];
    private CardMedium? _medium;
    private FolderChanges? _changes;
    private CutResolver? _resolver;
    private long _order;
    private long _syncDue;
    private PendingWrites? _spare;
    private int _figure;
    private int _mounts;
    private bool _isMounted;
    private bool _asksForMount;
    private bool _isPresent = true;
    private bool _isUnnoticed;
    private CardFault _fault;

    /// <summary>Gets or sets the size of the file system in bytes, before its first use.</summary>
    public long CapacityBytes { get; set; } = 64 * 1048576L;

    /// <summary>Gets or sets the size of a cluster in bytes, a power of two from 512 on, before the card's first use.</summary>
    public int ClusterBytes { get; set; } = 4096;

    /// <summary>
    /// Gets or sets whether the card is in its slot. When it is pulled, what is pending ends as in a power cut. On the ESP32-CAM
    /// (<see cref="SyncsLater"/>) calls then fail, until a mount finds that there is no card.
    /// </summary>
    public bool IsPresent
    {
        get => _isPresent;
        set
        {
            if (_isPresent && !value)
            {
                Lose();
                _isUnnoticed = SyncsLater;
            }

            _isPresent = value;
        }
    }

    public bool IsReadOnly { get; set; }

    /// <summary>Gets or sets how many of the calls fail, 0 to 1.</summary>
    public double FailRate { get; set; }

    /// <summary>Gets or sets how many of the calls stall, 0 to 1; for 250 ms, 1 s or 5 s.</summary>
    public double StallRate { get; set; }

    /// <summary>Gets or sets how long a call takes at most, in milliseconds.</summary>
    public int CallMs { get; set; } = 2;

    /// <summary>
    /// Gets or sets whether it is used as on the ESP32-CAM: a sync returns before it is done, a file whose write has failed
    /// takes no more, and a mount after a failure mounts again.
    /// </summary>
    public bool SyncsLater { get; set; }

    /// <summary>Gets or sets how long after its call a later sync is done at most, in milliseconds.</summary>
    public int SyncMs { get; set; } = 40;

    /// <summary>Gets or sets what the next power cut leaves; null leaves it to chance.</summary>
    public CutOutcome? Outcome { get; set; }

    /// <summary>Gets the time that all calls have taken so far, stalls included, in milliseconds.</summary>
    public long BusyMs { get; private set; }

    /// <summary>Gets what the card's folders hold on the medium: every name with its file.</summary>
    public IEnumerable<KeyValuePair<string, CardFile>> Entries => Medium.Names.FilesIn(Medium.Root);

    /// <summary>Gets the free space on the medium in bytes. What <see cref="GetSpace"/> tells may be another figure after a cut.</summary>
    public long FreeBytes => (long)Medium.Table.Free * Medium.ClusterBytes;

    /// <summary>Gets the free space that <see cref="GetSpace"/> tells.</summary>
    public long ToldFreeBytes => (long)Medium.Table.Figure * Medium.ClusterBytes;

    internal World World => world;

    internal long NextOrder => ++_order;

    /// <summary>Gets or sets why a write could not go on.</summary>
    internal CardError WhyNot { get; set; }

    private CardMedium Medium => _medium ?? Format();

    private FolderChanges Changes
    {
        get
        {
            _ = Medium;
            return _changes!;
        }
    }

    private CutResolver Resolver
    {
        get
        {
            _ = Medium;
            return _resolver!;
        }
    }

    public void Mount()
    {
        CardFault fault = Pass("mount", "/", null);
        _isUnnoticed = false;
        if (!_isPresent || fault is CardFault.Failed or CardFault.Gone)
        {
            _isMounted = false;
            throw Refuse("mount", "/", CardError.NotPresent);
        }

        if (_isMounted && _asksForMount)
        {
            Settle();
            Die();
        }

        if (!_isMounted)
        {
            _isMounted = true;
            _asksForMount = false;
            _mounts++;
        }
    }

    public void GetSpace(CardSpace space)
    {
        Ask("space", "/");
        space.TotalBytes = (long)Medium.Table.Count * Medium.ClusterBytes;
        space.FreeBytes = (long)Medium.Table.Figure * Medium.ClusterBytes;
    }

    public CardEntry[] List(string folder)
    {
        Ask("list", folder);
        return Medium.Names.Find(folder)?.Folder is { } found ? found.List() : [];
    }

    public void CreateFolder(string folder)
    {
        FolderChange change = new(FolderChangeKind.CreateFolder, folder);
        Begin("mkdir", change);
        if (Medium.Names.Find(folder)?.Folder is null)
        {
            Make("mkdir", change);
        }
    }

    public bool DeleteFolder(string folder)
    {
        FolderChange change = new(FolderChangeKind.DeleteFolder, folder);
        Begin("rmdir", change);
        if (Changes.Check(change) is not null)
        {
            return false;
        }

        CheckMayTouch(folder, "deleted");
        Make("rmdir", change);
        return true;
    }

    public IFile Create(string path)
    {
        FolderChange change = new(FolderChangeKind.Create, path);
        Begin("create", change);
        Make("create", change);
        CardEntryNode entry = Medium.Names.Find(path)!;
        OpenFile file = OpenAs(entry, true);
        file.Pending.Creation = NextOrder;
        world.Watch.Created(entry.File!);
        return file;
    }

    public IFile Open(string path, bool forWriting)
    {
        Ask("open", path);
        if (forWriting && IsReadOnly)
        {
            throw Refuse("open", path, CardError.ReadOnly);
        }

        CardEntryNode? entry = Medium.Names.Find(path);
        if (entry?.File is null)
        {
            throw Refuse("open", path, CardError.NotFound);
        }

        if (forWriting)
        {
            CheckMayTouch(path, "opened for writing");
            CheckNotOpen(path, "opened for writing");
        }

        OpenFile file = OpenAs(entry, forWriting);
        world.Watch.Opened(entry.File, forWriting);
        return file;
    }

    public void SetDelivered(string path, bool isDelivered)
    {
        FolderChange change = new(isDelivered ? FolderChangeKind.SetDelivered : FolderChangeKind.SetPending, path);
        CheckMayTouch(path, "marked");
        CheckNotWritten(path);
        Begin("mark", change);
        CheckNotWritten(path);
        Make("mark", change);
        world.Watch.Marked(Medium.Names.Find(path)!.File!);
    }

    public bool Delete(string path)
    {
        FolderChange change = new(FolderChangeKind.Delete, path);
        CheckMayTouch(path, "deleted");
        CheckNotOpen(path, "deleted");
        if (_isMounted && Medium.Names.Find(path)?.File is { } file)
        {
            world.Watch.Deleting(file, path);
        }

        Begin("delete", change);
        CheckNotOpen(path, "deleted");
        CardFile? gone = Medium.Names.Find(path)?.File;
        if (gone is null)
        {
            return false;
        }

        if (_fault is CardFault.None or CardFault.Full)
        {
            world.Watch.Deleted(gone, path);
        }

        Make("delete", change);
        return true;
    }

    private CardMedium Format()
    {
        Use(new CardMedium(CapacityBytes, ClusterBytes, NoteTable), 1);
        _table.Clear();
        return _medium!;
    }

    private void Use(CardMedium medium, int nextFile)
    {
        _medium = medium;
        _changes = new FolderChanges(medium, chance) { NextFile = nextFile };
        _resolver = new CutResolver(medium, _table);
        _figure = medium.Table.Figure;
    }

    private void NoteTable(int cluster, int value) => _table.Add(new FatWrite(NextOrder, cluster, value));

    private OpenFile OpenAs(CardEntryNode entry, bool forWriting)
    {
        PendingWrites? pending = forWriting ? _spare ?? new PendingWrites() : null;
        _spare = forWriting ? null : _spare;
        pending?.Clear();
        OpenFile file = new(this, Medium, entry, pending);
        entry.File!.Opened++;
        _open.Add(file);
        if (forWriting)
        {
            _writers.Add(file);
            entry.File.Writer = file;
        }

        return file;
    }
}
