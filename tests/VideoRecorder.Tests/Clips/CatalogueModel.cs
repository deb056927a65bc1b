using VideoRecorder.Core.Clips.Catalogue;

namespace VideoRecorder.Tests.Clips;

/// <summary>The same clips as in a catalogue, as a plain list that is read through from its beginning each time.</summary>
internal sealed class CatalogueModel(ClipCatalogue clips, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<Entry> _entries = [];
    private int _recorded;
    private long _now;

    /// <summary>Makes one random change in both, and compares them.</summary>
    public void Step()
    {
        _now += _random.Next(2000);
        switch (_random.Next(8))
        {
            case <= 2:
                Record();
                break;
            case 3:
                End(ClipUse.Eviction, e => true, e => e.State == ClipState.Delivered ? 0 : 1);
                break;
            case 4:
                End(ClipUse.Check, e => e.State == ClipState.Unverified, _ => 0);
                break;
            case 5:
                End(ClipUse.Date, e => e.IsUndated && e.State >= ClipState.Pending, _ => 0);
                break;
            default:
                Send();
                break;
        }

        Compare();
    }

    /// <summary>Lets all clips give way, delivered ones first and then in recording order.</summary>
    public void Drain()
    {
        while (_entries.Count(e => !e.IsAside) > 1)
        {
            End(ClipUse.Eviction, e => true, e => e.State == ClipState.Delivered ? 0 : 1);
            Compare();
        }
    }

    private void Record()
    {
        Entry entry = new() { Folder = 1 + (_recorded / 100), Index = _recorded % 100, IsUndated = _random.Next(2) == 0 };
        _recorded++;
        Clip clip = new();
        clips.BeginRecording(
            new ClipName { Folder = entry.Folder, Index = entry.Index, Stamp = entry.IsUndated ? 0 : 20_260_101_000_000 + _recorded }, _now, clip);
        clip.Size = entry.Size = _random.Next(1000);
        entry.State = _random.Next(4) == 0 ? ClipState.Unverified : ClipState.Pending;
        clips.Return(clip, entry.State);
        _entries.Add(entry);
    }

    private void End(ClipUse use, Func<Entry, bool> fits, Func<Entry, int> rank)
    {
        Entry? expected = use == ClipUse.Eviction && _entries.Count <= 1 ? null
            : _entries.Where(e => !e.IsAside && fits(e)).OrderBy(rank).FirstOrDefault();
        Clip clip = new();
        Assert.Equal(expected is not null, TryLease(use, clip));
        if (expected is null)
        {
            return;
        }

        Assert.Equal((expected.Folder, expected.Index, expected.Size), (clip.Name.Folder, clip.Name.Index, clip.Size));
        if (use == ClipUse.Eviction)
        {
            clips.Remove(clip);
            _entries.Remove(expected);
        }
        else if (_random.Next(10) == 0)
        {
            clips.Postpone(clip, ClipCatalogue.UntilRescan);
            expected.IsAside = true;
        }
        else
        {
            expected.State = use == ClipUse.Check ? ClipState.Pending : expected.State;
            expected.IsUndated &= use != ClipUse.Date;
            clip.IsUndated = expected.IsUndated;
            clips.Return(clip, expected.State);
        }
    }

    // Which of the clips that are due comes first may differ by a minute; that none is missed, and none comes early, may not.
    private void Send()
    {
        List<Entry> due = [.. _entries.Where(e => !e.IsAside && e.State == ClipState.Pending && e.NotBefore <= _now)];
        List<Entry> waiting = [.. _entries.Where(e => !e.IsAside && e.State == ClipState.Pending && e.NotBefore > 0)];
        Clip clip = new();
        if (!TryLease(ClipUse.Upload, clip))
        {
            Assert.All(due, e => Assert.InRange(_now - e.NotBefore, 0, 62_000));
            return;
        }

        Entry sent = Assert.Single(due, e => e.Folder == clip.Name.Folder && e.Index == clip.Name.Index);
        Assert.True(waiting.Contains(sent) || due.Find(e => !waiting.Contains(e)) == sent);
        switch (_random.Next(4))
        {
            case 0:
                clips.Remove(clip);
                _entries.Remove(sent);
                break;
            case 1:
                clips.Return(clip, ClipState.Delivered);
                sent.State = ClipState.Delivered;
                break;
            case 2:
                sent.NotBefore = (_now + 999 + _random.Next(200_000)) / 1000 * 1000;
                clips.Postpone(clip, sent.NotBefore);
                break;
            default:
                clips.Return(clip, ClipState.Pending);
                sent.NotBefore = 0;
                break;
        }
    }

    private bool TryLease(ClipUse use, Clip clip)
    {
        do
        {
            if (clips.TryLease(use, _now, clip))
            {
                return true;
            }
        }
        while (clips.IsSearching(use));

        return false;
    }

    private void Compare()
    {
        Assert.Equal(_entries.Count, clips.Count);
        Assert.Equal(_entries.Sum(e => e.Size), clips.UsedBytes);
        Assert.Equal(_entries.Count(e => !e.IsAside && e.State is ClipState.Pending or ClipState.Unverified && !e.IsAside), clips.PendingCount);
        Assert.Equal(_entries.Any(e => e.IsAside), clips.HasQuarantined);
        Assert.Equal(_entries.Any(e => e.IsUndated && !e.IsAside), clips.HasUndated);
    }

    private sealed class Entry
    {
        public required int Folder { get; init; }

        public required int Index { get; init; }

        public long Size { get; set; }

        public ClipState State { get; set; }

        public bool IsUndated { get; set; }

        public bool IsAside { get; set; }

        public long NotBefore { get; set; }
    }
}
