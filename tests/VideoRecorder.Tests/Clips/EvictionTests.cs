using VideoRecorder.Core.Clips.Catalogue;

namespace VideoRecorder.Tests.Clips;

public class EvictionTests : CatalogueBench
{
    [Fact]
    public void Delivered_clips_give_way_before_pending_ones_and_the_oldest_first()
    {
        FindThree();
        Find(2, 0);
        Take(0);
        Clips.Postpone(Lease, TwoMinutes);
        Take(0);
        Clips.Return(Lease, ClipState.Delivered);

        Assert.Equal(["1-1", "1-0", "1-2"], EvictAll());
    }

    [Fact]
    public void A_delivered_clip_gives_way_first_however_many_older_ones_are_pending()
    {
        for (int index = 0; index < 5000; index++)
        {
            Find(1 + (index / 100), index % 100);
        }

        Clips.Found(Name(99, 0), 1000, ClipState.Delivered, true);

        Assert.Equal("99-0", Evicted());
        Assert.Equal("1-0", Evicted());
    }

    [Fact]
    public void An_older_clip_that_is_delivered_later_gives_way_first()
    {
        FindThree();
        Clips.Found(Name(2, 0), 1000, ClipState.Delivered, true);
        Clips.Found(Name(2, 1), 1000, ClipState.Delivered, true);
        Assert.Equal("2-0", Evicted());
        Take(0);
        Clips.Return(Lease, ClipState.Delivered);

        Assert.Equal(["1-0", "2-1", "1-1"], EvictAll());
    }

    [Fact]
    public void The_last_clip_never_gives_way()
    {
        Find(1, 0);

        Assert.Equal([], EvictAll());
    }

    [Fact]
    public void A_clip_that_is_being_recorded_does_not_count_as_the_last_one()
    {
        Find(1, 0);
        Clips.BeginRecording(Name(2, 0), 0, new Clip());

        Assert.Equal([], EvictAll());
    }

    [Theory]
    [InlineData(ClipUse.Upload)]
    [InlineData(ClipUse.Check)]
    [InlineData(ClipUse.Date)]
    public void A_leased_clip_does_not_give_way(ClipUse use)
    {
        Clips.Found(Name(1, 0), 1000, use == ClipUse.Check ? ClipState.Unverified : ClipState.Delivered, false);
        Record(2, 0);
        Record(2, 1);
        Assert.True(Clips.TryLease(use, 0, Lease));
        string leased = Number(Lease);

        Assert.DoesNotContain(leased, EvictAll());
    }
}
