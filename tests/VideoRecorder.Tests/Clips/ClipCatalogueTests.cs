using VideoRecorder.Core.Clips.Catalogue;

namespace VideoRecorder.Tests.Clips;

public class ClipCatalogueTests : CatalogueBench
{
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
    public void A_waiting_clip_and_the_delivered_ones_behind_it_are_passed_over()
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
    public void Clips_get_their_date_in_order_unless_they_are_being_sent()
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
