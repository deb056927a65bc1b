using VideoRecorder.VirtualBoard.Network;
using VideoRecorder.VirtualBoard.Time;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class LinkAndClockTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void The_link_is_down_until_it_is_joined()
    {
        VirtualLink link = Link();

        Assert.False(link.IsConnected);
        Assert.True(link.Connection.IsCancellationRequested);
        Assert.Equal(0, link.GetInfo().SignalDbm);
        Assert.True(link.Connect(1000));
        Assert.True(link.IsConnected);
        Assert.Equal("127.0.0.1", link.GetInfo().Address);
        Assert.InRange(link.GetInfo().SignalDbm, -90, -30);
    }

    [Fact]
    public void An_outage_breaks_the_link_and_afterwards_it_must_be_joined_again()
    {
        VirtualLink link = Link((10, 20), (30, 40));
        link.Connect(1000);
        CancellationToken first = link.Connection;

        _time.Advance(9.9);
        Assert.True(link.IsConnected);
        _time.Advance(0.2);
        Assert.True(first.IsCancellationRequested);
        Assert.False(link.IsConnected);
        Assert.False(link.Connect(1000));
        Assert.Contains("--link-down 10-20", link.LastError, StringComparison.Ordinal);

        _time.Advance(10);
        Assert.False(link.IsConnected);
        Assert.True(link.Connect(1000));
        Assert.Equal(string.Empty, link.LastError);
        _time.Advance(10);
        Assert.False(link.IsConnected);
        _time.Advance(10);
        Assert.True(link.Connect(1000));
        _time.Advance(100_000);
        Assert.True(link.IsConnected);
    }

    [Fact]
    public void A_timer_that_fires_a_moment_early_does_not_make_the_link_flap()
    {
        _time.EarlySec = 0.5;
        VirtualLink link = Link((10, 20));
        link.Connect(0);
        CancellationToken first = link.Connection;

        _time.Advance(9.6);
        Assert.True(link.IsConnected);
        Assert.False(first.IsCancellationRequested);
        _time.Advance(0.4);
        Assert.True(first.IsCancellationRequested);
        Assert.False(link.IsConnected);
        Assert.False(link.Connect(0));
    }

    [Fact]
    public void An_outage_that_no_timer_told_of_has_broken_the_connection_all_the_same()
    {
        VirtualLink link = Link((10, 20));
        link.Connect(0);
        CancellationToken first = link.Connection;

        _time.AreTimersStopped = true;
        _time.Advance(30);

        Assert.False(link.IsConnected);
        Assert.True(first.IsCancellationRequested);
        Assert.True(link.Connect(0));
    }

    [Fact]
    public void The_clock_starts_in_1970_and_knows_the_time_two_seconds_after_a_sync()
    {
        VirtualLink link = Link();
        var clock = new VirtualClock(link, _time);

        _time.Advance(5);
        Assert.Equal(5000, clock.Milliseconds);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(5), clock.UtcNow);

        clock.RequestSync();
        _time.Advance(5);
        Assert.Equal(1970, clock.UtcNow.Year);

        link.Connect(0);
        clock.RequestSync();
        clock.RequestSync();
        _time.Advance(1.9);
        Assert.Equal(1970, clock.UtcNow.Year);
        _time.Advance(0.2);
        Assert.Equal(_time.GetUtcNow().UtcDateTime, clock.UtcNow);
        clock.RequestSync();
        Assert.Equal(2026, clock.UtcNow.Year);
    }

    private VirtualLink Link(params (int From, int To)[] outages) =>
        new(outages.Select(o => new LinkOutage(TimeSpan.FromSeconds(o.From), TimeSpan.FromSeconds(o.To))).ToArray(), _time);
}
