using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants.Clips;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// When a recording starts, the clips on the card are within <see cref="RecorderSettings.MaxStorageMB"/>, and
/// <see cref="RecorderSettings.MinFreeSpaceMB"/> are free; so also when it ends, but for what it grew by since the last check at
/// each sync. Not so for the first clips after a mount: until the old ones are counted again, none of them can give way, and
/// the new one may be too much; and clips in a folder that the card cannot list are not counted. Without a circular buffer no clip is deleted that was not delivered.
/// </summary>
internal sealed class StaysInBounds(World world, CardModel card, RecorderSettings settings, RunHistory history, Func<bool> isScanned, Func<long> counted) : Invariant
{
    /// <summary>What is written beside the clip itself: its folder, and a block of the log with its folder, in clusters of 32 KB.</summary>
    public const long ToleranceBytes = 4 * 32768;

    /// <summary>So many clips give way at once while one is recorded; the others do in the pause after it.</summary>
    public const int MostAtOnce = 4;

    private const long Megabyte = 1048576;
    private readonly Dictionary<int, long> _sizes = [];
    private readonly HashSet<int> _pictured = [];
    private readonly HashSet<int> _whole = [];
    private readonly List<long> _frames = [];
    private readonly long _most = settings.MaxStorageMB * Megabyte;
    private readonly long _leastFree = settings.MinFreeSpaceMB * Megabyte;
    private CardFile? _clip;
    private long _used;
    private long _synced;

    // The size of the clip at the last sync before its last frame.
    private long _looked;
    private int _sinceScan;
    private int _foreign;
    private int _gaveWay;
    private bool _mustCount = true;
    private bool _knowsNotAll;

    public override void Booted()
    {
        _clip = null;
        _sinceScan = 0;
        _mustCount = true;
        _knowsNotAll = false;
    }

    // What the card refused may have been done all the same, and what was under way as well.
    public override void Refused(string operation, string path) => _mustCount = true;

    public override void Created(CardFile file)
    {
        if (!RunHistory.IsClip(file))
        {
            return;
        }

        // The first clip after the scan may find it just done, with nothing deleted yet.
        _sinceScan = isScanned() ? _sinceScan + 1 : 0;
        _clip = file;
        _synced = 0;
        _looked = 0;
        _foreign = ForeignFiles();
        _gaveWay = 0;
        if (_sinceScan > 1 && history.CardWaits(world.Now - history.IntervalMs) == 0)
        {
            Check("when the recording of " + file.Path + " starts", 0);
        }
    }

    public override void FrameAppended(CardFile file, long frame)
    {
        _pictured.Add(file.Number);
        _looked = file == _clip ? _synced : _looked;
    }

    public override void Synced(CardFile file) => _synced = file == _clip ? file.DurableLength : _synced;

    public override void Closed(CardFile file)
    {
        if (!RunHistory.IsClip(file))
        {
            return;
        }

        long size = file.Content.Length;
        SetSize(file, size);
        if (!settings.EnableCircularBuffer && _pictured.Contains(file.Number) && AviReader.Read(file.Content, _frames) is null)
        {
            // A header alone says nothing: it may be an older clip's, where the size came to the medium before the bytes.
            _whole.Add(file.Number);
        }

        if (file == _clip)
        {
            _clip = null;
            if (_sinceScan > 1 && _gaveWay < MostAtOnce && _foreign == ForeignFiles())
            {
                Check("when the recording of " + file.Path + " ends", size - _looked);
            }
        }
    }

    public override void Deleted(CardFile file, string path)
    {
        bool mayGiveWay = settings.EnableCircularBuffer || (settings.DeleteAfterUpload && file.IsDelivered);
        if (!mayGiveWay && world.Running == PartNumbers.Recorder && _whole.Contains(file.Number))
        {
            world.Violate("A clip was deleted for its space, but EnableCircularBuffer is off: " + path);
        }

        _gaveWay++;
        SetSize(file, 0);
        _sizes.Remove(file.Number);
        _pictured.Remove(file.Number);
        _whole.Remove(file.Number);
    }

    public override void Logged(LogLevel level, string line)
    {
        _knowsNotAll |= line.Contains("cannot be listed", StringComparison.Ordinal)
            || line.Contains("exceed what the recorder can count", StringComparison.Ordinal);
        bool mayGiveWay = settings.EnableCircularBuffer || (settings.DeleteAfterUpload && !line.EndsWith(", not uploaded", StringComparison.Ordinal));
        if (!mayGiveWay && line.StartsWith("Deleted oldest clip", StringComparison.Ordinal))
        {
            world.Violate("EnableCircularBuffer is off, but: " + line);
        }
    }

    private void Check(string when, long grown)
    {
        CountIfNeeded();
        if (_used > _most + grown && !_knowsNotAll)
        {
            world.Violate("The clips take " + _used + " bytes of " + _most + " " + when + "; the recorder counts " + counted());
        }
        else if (card.FreeBytes < _leastFree - grown - ToleranceBytes)
        {
            world.Violate("Only " + card.FreeBytes + " bytes of " + _leastFree + " are free " + when);
        }
    }

    private void CountIfNeeded()
    {
        if (!_mustCount)
        {
            return;
        }

        _mustCount = false;
        _used = 0;
        _sizes.Clear();
        foreach ((string path, CardFile file) in card.Entries)
        {
            // What a failed deletion has left under a short name is counted after the next scan.
            if (!file.IsForeign && ClipPlace.TryParse(path, out _))
            {
                SetSize(file, file.Content.Length);
            }
        }
    }

    private void SetSize(CardFile file, long size)
    {
        _sizes.TryGetValue(file.Number, out long before);
        _sizes[file.Number] = size;
        _used += size - before;
    }

    private int ForeignFiles()
    {
        int count = 0;
        foreach ((_, CardFile file) in card.Entries)
        {
            count += file.IsForeign ? 1 : 0;
        }

        return count;
    }
}
