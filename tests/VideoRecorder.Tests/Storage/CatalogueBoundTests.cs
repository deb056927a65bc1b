using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Storage;
using VideoRecorder.Core.Time;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Storage;

/// <summary>A card can hold more clips than the memory of a board can know.</summary>
public sealed class CatalogueBoundTests : IDisposable
{
    private const int MostClips = 32768;
    private const int MostScanned = MostClips - 1024;

    private readonly TempFolder _folder = new();
    private readonly SharedState _state = new(5000);
    private readonly ClipTicket _ticket = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_catalogue_grows_in_steps_that_fit_into_the_memory_beside_it()
    {
        long largest = 0;
        ClipName name = new() { Folder = 1 };
        for (int i = 0; i < 17_000; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _state.ClipFound(name, 1000, ClipState.Pending);
            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // 42 bytes for each clip that there is, and for 4,096 more
        Assert.InRange(largest, 700_000, 42 * 20_480 + 1000);
    }

    [Fact]
    public void Clips_that_the_scan_finds_beyond_the_bound_are_said_once_and_the_oldest_can_give_way()
    {
        ChangedCard card = ManyClips(folders: 200);
        LogLines log = Scan(card);

        Assert.True(_state.IsScanned);
        Assert.Equal(MostScanned, _state.ClipCount);
        Assert.Single(log.With($"{(200 * 200) - MostScanned} clips"));
        Assert.True(_state.TryTakeVictim(_ticket, true));
        Assert.Equal("/clips/000001/video000001-000.avi", _ticket.Path);
    }

    [Fact]
    public void A_recording_beyond_the_bound_throws_nothing_and_is_not_known()
    {
        Fill();
        _state.ClipOpened(new ClipName { Folder = 900, Index = 7 }, 0, _ticket);
        _state.ClipGrew(_ticket, 500);
        Assert.Equal("/clips/000900/video000900-007.avi", _ticket.Path);
        _state.ClipSettled(_ticket, 1000, ClipState.Pending);
        Assert.Equal(MostClips, _state.ClipCount);
        _state.ClipRemoved(_ticket);

        Assert.Equal(MostClips, _state.ClipCount);
    }

    [Fact]
    public void A_full_catalogue_counts_as_a_full_card_until_the_oldest_clip_has_given_way()
    {
        RoomKeeper room = NewRoom();
        Assert.InRange(room.RoomBytes(), 1_000_000, long.MaxValue);
        Fill();
        Assert.InRange(room.RoomBytes(), long.MinValue, 0);

        Assert.True(room.Evict(true));

        Assert.InRange(room.RoomBytes(), 1_000_000, long.MaxValue);
    }

    [Fact]
    public void The_recording_that_takes_the_last_place_is_not_cut_short()
    {
        RoomKeeper room = NewRoom();
        Fill();
        Assert.True(room.Evict(true));

        _state.ClipOpened(new ClipName { Folder = 900 }, 0, _ticket);

        Assert.InRange(room.RoomBytes(), 1_000_000, long.MaxValue);
    }

    private void Fill()
    {
        ClipName name = new();
        for (int i = 0; i < MostClips; i++)
        {
            name.Folder = 1 + (i / 200);
            name.Index = i % 200;
            _state.ClipOpened(name, 0, _ticket);
            _state.ClipSettled(_ticket, 10, ClipState.Pending);
        }
    }

    private RoomKeeper NewRoom()
    {
        FolderCard card = new(_folder.Path, 256 * 1048576L);
        card.Mount();
        return new RoomKeeper(new RecorderSettings(), card, _state, NewLog(new LogLines(new VirtualTimeClock())));
    }

    private RecorderLog NewLog(ILog lines) => new(lines, _state, Local());

    private static LocalClock Local() => new(new VirtualTimeClock(), TimeZoneRule.From(new RecorderSettings()));

    private ChangedCard ManyClips(int folders) => new(new FolderCard(_folder.Path, 64 * 1048576L))
    {
        Listed = (folder, _) => folder == ClipName.Root
            ? [.. Enumerable.Range(1, folders).Select(number => new CardEntry(number.ToString("D6"), 0, true))]
            : [.. Enumerable.Range(0, 200).Select(index => new CardEntry($"video{folder[^6..]}-{index:D3}.avi", 1000, false))],
    };

    private LogLines Scan(ChangedCard card)
    {
        LogLines lines = new(new VirtualTimeClock());
        card.Mount();
        ClipCreator creator = new(card, _state, Local());
        creator.Prepare();
        CardScan scan = new(card, _state, creator, NewLog(lines));
        while (scan.Step())
        {
        }

        return lines;
    }
}
