using VideoRecorder.Core.Clips.Card;
using VideoRecorder.Core.Clips.Catalogue;

namespace VideoRecorder.Tests.Clips;

public class ClipCatalogueTests : CatalogueBench
{
    [Fact]
    public void Clips_are_sent_oldest_first_also_when_older_ones_are_found_later()
    {
        Record(3, 0);
        Find(1, 0);
        Find(1, 1);
        Find(2, 0);

        Assert.Equal(["1-0", "1-1", "2-0", "3-0"], SendAll());
    }

    [Fact]
    public void A_postponed_clip_is_not_sent_before_its_time()
    {
        FindThree();
        Take(0);
        Clips.Postpone(Lease, TwoMinutes);

        Assert.Equal(["1-1", "1-2"], SendAll());
        Assert.False(Clips.TryLease(ClipUse.Upload, TwoMinutes - 1000, Lease));
        Assert.True(Clips.TryLease(ClipUse.Upload, TwoMinutes, Lease));
    }

    [Fact]
    public void A_postponed_clip_comes_a_minute_late_at_most_in_an_endless_queue()
    {
        FindThree();
        Take(0);
        Clips.Postpone(Lease, TwoMinutes);

        long now = 0;
        int recorded = 0;
        while (Sent(now) != "1-0")
        {
            Record(2, recorded++);
            now += 5000;
            Assert.InRange(now, 0, TwoMinutes + 60_000);
        }

        Assert.InRange(now, TwoMinutes, TwoMinutes + 60_000);
    }

    [Fact]
    public void A_clip_that_gets_its_date_goes_on_waiting()
    {
        Record(1, 0);
        Take(0);
        Clips.Postpone(Lease, TwoMinutes);
        Assert.True(Clips.TryLease(ClipUse.Date, 0, Lease));
        Clips.Return(Lease, Lease.State);

        Assert.False(TryTake(TwoMinutes - 1000));
        Assert.True(TryTake(TwoMinutes));
    }

    [Fact]
    public void Many_clips_whose_wait_ends_at_once_are_sent_in_recording_order()
    {
        for (int index = 0; index < 100; index++)
        {
            Find(1, index);
        }

        for (int index = 0; index < 100; index++)
        {
            Take(0);
            Clips.Postpone(Lease, TwoMinutes);
        }

        Assert.False(TryTake(TwoMinutes - 1000));
        Assert.Equal(Enumerable.Range(0, 100).Select(index => $"1-{index}"), SendAll(TwoMinutes));
    }

    [Fact]
    public void A_young_clip_is_found_behind_thousands_that_have_to_wait()
    {
        for (int index = 0; index < 5000; index++)
        {
            Record(1 + (index / 100), index % 100);
            Take(0);
            Clips.Postpone(Lease, 3_600_000);
        }

        Record(99, 0);

        Assert.Equal("99-0", Sent(1000));
    }

    [Fact]
    public void An_old_clip_that_has_to_wait_is_passed_over_with_the_delivered_ones_behind_it()
    {
        Find(1, 0);
        Take(0);
        Clips.Postpone(Lease, 3_600_000);
        for (int index = 0; index < 5000; index++)
        {
            Clips.Found(Name(2 + (index / 100), index % 100), 1000, ClipState.Delivered, true);
        }

        Record(99, 0);
        Record(99, 1);

        Assert.Equal("99-0", Sent(1000));
        Assert.Equal("99-1", Sent(1000));
        Assert.Equal("1-0", Sent(3_600_000));
    }

    [Fact]
    public void A_clip_that_is_sent_again_at_once_stays_first()
    {
        FindThree();
        Take(0);
        Clips.Return(Lease, ClipState.Pending);

        Assert.Equal(["1-0", "1-1", "1-2"], SendAll());
    }

    [Fact]
    public void A_clip_that_gets_its_date_is_waited_for()
    {
        Record(1, 0);
        Record(1, 1);
        Assert.True(Clips.TryLease(ClipUse.Date, 0, Lease));

        Assert.False(Clips.TryLease(ClipUse.Upload, 0, new Clip()));
        Assert.False(Clips.IsSearching(ClipUse.Upload));
        Clips.Return(Lease, Lease.State);
        Assert.Equal(["1-0", "1-1"], SendAll());
    }

    [Fact]
    public void A_repaired_clip_takes_its_place_before_younger_ones()
    {
        Clips.Found(Name(1, 0), 1000, ClipState.Unverified, false);
        Find(1, 1);
        Find(1, 2);
        Take(0);
        Clips.Remove(Lease);
        Assert.True(Clips.TryLease(ClipUse.Check, 0, Lease));
        Clips.Return(Lease, ClipState.Pending);

        Assert.Equal(["1-0", "1-2"], SendAll());
    }

    [Fact]
    public void A_clip_that_the_card_fails_on_is_left_alone_until_the_next_scan()
    {
        FindThree();
        Take(0);
        Clips.Postpone(Lease, ClipCatalogue.UntilRescan);
        Assert.True(Clips.HasQuarantined);
        Assert.Equal(2, Clips.PendingCount);

        Assert.Equal("1-1", Evicted());
        Assert.Equal(["1-2"], SendAll(1_000_000_000));

        Clips.Forget();
        FindThree();
        Assert.False(Clips.HasQuarantined);
        Assert.Equal(["1-0", "1-1", "1-2"], SendAll());
    }

    [Fact]
    public void A_lease_that_a_new_scan_has_ended_changes_nothing()
    {
        Record(1, 0);
        Record(1, 1);
        Assert.True(Clips.TryLease(ClipUse.Eviction, 0, Lease));
        Clips.Forget();
        Find(7, 0);
        Clips.Remove(Lease);
        Clips.Return(Lease, ClipState.Delivered);

        Assert.Equal(["7-0"], SendAll());
    }

    [Fact]
    public void The_clip_that_is_being_sent_stays_leased_over_a_new_scan()
    {
        ClipName name = new() { Folder = 3, Index = 7, Stamp = 20261122160000 };
        Clips.BeginRecording(name, 0, Lease);
        Clips.Return(Lease, ClipState.Pending);
        Take(0);
        Clips.Forget();
        ClipName found = new();
        Assert.True(found.Parse(3, "20261122160000.avi"));
        Clips.Found(found, 1000, ClipState.Pending, false);
        Find(4, 0);
        Find(4, 1);

        Assert.Equal(["4-0", "4-1"], EvictAll());
        Clips.Remove(Lease);
        Assert.Equal(0, Clips.Count);
    }

    [Fact]
    public void The_used_bytes_follow_every_change()
    {
        FindThree();
        Clips.BeginRecording(Name(2, 0), 0, Lease);
        Clips.Grow(Lease, 300);
        Assert.Equal(3300, Clips.UsedBytes);
        Lease.Size = 500;
        Clips.Return(Lease, ClipState.Pending);
        Assert.Equal(3500, Clips.UsedBytes);

        Assert.Equal("1-0", Sent(0));
        Assert.Equal(2500, Clips.UsedBytes);
        Assert.Equal(3, Clips.Count);
    }

    [Fact]
    public void Clips_without_a_time_get_their_date_in_order_unless_they_are_being_sent()
    {
        Record(1, 0, startMs: 10_999);
        Record(1, 1, startMs: 20_000);
        Take(0);
        Clip other = new();

        Assert.True(Clips.TryLease(ClipUse.Date, 0, other));
        Assert.Equal(("1-1", 20_000), (Number(other), other.StartMs));
        other.IsUndated = false;
        Clips.Return(other, other.State);
        Assert.False(Clips.TryLease(ClipUse.Date, 0, other));
        Clips.Return(Lease, ClipState.Pending);
        Assert.True(Clips.TryLease(ClipUse.Date, 0, other));
        Assert.Equal(("1-0", 10_000), (Number(other), other.StartMs));
        Assert.True(Clips.HasUndated);
        other.IsUndated = false;
        Clips.Return(other, other.State);
        Assert.False(Clips.HasUndated);
    }

    [Fact]
    public void The_last_clip_of_a_folder_tells_that_it_is_empty()
    {
        Find(3, 0);
        Find(4, 0);
        Find(4, 1);
        Find(5, 0);

        Assert.Equal([3, 0, 4, 5], Enumerable.Range(0, 4).Select(_ => RemoveFirst()));
    }

    [Fact]
    public void The_folder_of_the_next_clip_stays_though_it_is_empty()
    {
        Clips.CurrentFolder = 2;
        Find(2, 0);

        Assert.Equal(0, RemoveFirst());
    }

    [Fact]
    public void A_folder_that_is_left_knows_whether_it_holds_a_clip()
    {
        Record(4, 0);
        Record(6, 0);

        Assert.Equal([true, false, true], [Clips.HasClipsIn(4), Clips.HasClipsIn(5), Clips.HasClipsIn(6)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Thousands_of_random_leases_give_what_a_plain_list_gives(int seed)
    {
        CatalogueModel model = new(Clips, seed);
        for (int step = 0; step < 10_000; step++)
        {
            model.Step();
        }

        model.Drain();
    }
}
