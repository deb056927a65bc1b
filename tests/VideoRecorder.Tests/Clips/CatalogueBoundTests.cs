using VideoRecorder.Core.Clips.Card;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Clips.Upkeep;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Time;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Clips;

/// <summary>A card can hold more clips than the memory of a board can know.</summary>
public sealed class CatalogueBoundTests : IDisposable
{
    private const int MostClips = 32768;
    private const int MostScanned = MostClips - 1024;

    private readonly TempFolder _folder = new();
    private readonly ClipCatalogue _clips = new();
    private readonly Clip _clip = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_catalogue_grows_in_steps_that_fit_into_the_memory_beside_it()
    {
        long largest = 0;
        ClipName name = new() { Folder = 1 };
        for (int i = 0; i < 17_000; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _clips.Found(name, 1000, ClipState.Pending, false);
            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // 40 bytes for each clip that there is, and for 4,096 more
        Assert.InRange(largest, 700_000, 40 * 20_480 + 1000);
    }

    [Fact]
    public void Clips_that_the_scan_finds_beyond_the_bound_are_said_once()
    {
        HookedCard card = ManyClips(folders: 200);
        LogLines log = Scan(card);

        Assert.True(_clips.IsComplete);
        Assert.Equal(MostScanned, _clips.Count);
        Assert.Single(log.With($"{(200 * 200) - MostScanned} clips"));
        Assert.True(_clips.TryLease(ClipUse.Eviction, 0, _clip));
        Assert.Equal("/clips/000001/video000001-000.avi", _clip.Path);
    }

    [Fact]
    public void A_recording_beyond_the_bound_throws_nothing_and_is_not_known()
    {
        Fill();
        _clips.BeginRecording(new ClipName { Folder = 900, Index = 7 }, 0, _clip);
        _clips.Grow(_clip, 500);
        Assert.Equal("/clips/000900/video000900-007.avi", _clip.Path);
        _clips.Return(_clip, ClipState.Pending);
        Assert.Equal(MostClips, _clips.Count);
        Assert.Equal(0, _clips.Remove(_clip));

        Assert.Equal(MostClips, _clips.Count);
    }

    [Fact]
    public void A_full_catalogue_counts_as_a_full_card()
    {
        Quota quota = NewQuota();
        Assert.InRange(quota.FreeBytes(), 1_000_000, long.MaxValue);
        Fill();
        Assert.InRange(quota.FreeBytes(), long.MinValue, 0);

        Assert.True(quota.Evict());

        Assert.InRange(quota.FreeBytes(), 1_000_000, long.MaxValue);
    }

    [Fact]
    public void The_recording_that_takes_the_last_place_is_not_cut_short()
    {
        Quota quota = NewQuota();
        Fill();
        Assert.True(quota.Evict());

        _clips.BeginRecording(new ClipName { Folder = 900 }, 0, _clip);

        Assert.InRange(quota.FreeBytes(), 1_000_000, long.MaxValue);
    }

    private void Fill()
    {
        ClipName name = new();
        for (int i = 0; i < MostClips; i++)
        {
            name.Folder = 1 + (i / 200);
            name.Index = i % 200;
            _clips.BeginRecording(name, 0, _clip);
            _clip.Size = 10;
            _clips.Return(_clip, ClipState.Pending);
        }
    }

    private Quota NewQuota()
    {
        FolderCard card = new(_folder.Path, 256 * 1048576L);
        card.Mount();
        return new Quota(new RecorderSettings(), card, _clips, NewLog(new LogLines(new VirtualTimeClock())));
    }

    private RecorderLog NewLog(ILog lines) => new(lines, Local(), new Secrets(new RecorderSettings()));

    private static LocalClock Local() => new(new VirtualTimeClock(), new RecorderSettings().ToTimeZoneRule());

    private HookedCard ManyClips(int folders) => new(new FolderCard(_folder.Path, 64 * 1048576L))
    {
        Listed = (folder, _) => folder == ClipName.Root
            ? [.. Enumerable.Range(1, folders).Select(number => new CardEntry(number.ToString("D6"), 0, true, false))]
            : [.. Enumerable.Range(0, 200).Select(index => new CardEntry($"video{folder[^6..]}-{index:D3}.avi", 1000, false, false))],
    };

    private LogLines Scan(HookedCard card)
    {
        LogLines lines = new(new VirtualTimeClock());
        card.Mount();
        ClipCreator creator = new(card, _clips, Local());
        creator.Prepare();
        CardScan scan = new(card, _clips, creator, NewLog(lines));
        while (scan.Step())
        {
        }

        return lines;
    }
}
