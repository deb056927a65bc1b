using VideoRecorder.Core.Supervision;

namespace VideoRecorder.Tests.Supervision;

public class SupervisionTests
{
    private readonly SupervisionBench _bench = new();

    [Fact]
    public void A_board_whose_parts_move_is_well()
    {
        for (int i = 0; i < 1000; i++)
        {
            _bench.OthersMove();
            _bench.Clock.Advance(_bench.Runner.Step());
            Assert.True(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
        }

        Assert.Empty(_bench.Lines.All);
        Assert.Equal(0, _bench.Guard.Culprits);
    }

    [Fact]
    public void A_step_may_take_as_long_as_the_limit_and_no_longer()
    {
        int limit = _bench.Limits.Of(PartNumbers.Recorder);
        _bench.OnStep = () =>
        {
            _bench.Clock.Advance(limit);
            _bench.OthersMove();
            Assert.True(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
            _bench.Clock.Advance(1);
            Assert.False(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
            return 0;
        };
        _bench.Runner.Step();
        Assert.Equal(1 << PartNumbers.Recorder, _bench.Guard.Culprits);
    }

    [Fact]
    public void A_part_that_wants_to_wait_long_does_not_stand_still_meanwhile()
    {
        const int AnHour = 3600000;
        _bench.OnStep = () => AnHour;
        _bench.Runner.Step();
        _bench.Clock.Advance(AnHour);
        _bench.OthersMove();
        Assert.True(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
        _bench.Clock.Advance(_bench.Limits.Of(PartNumbers.Recorder) + 1);
        _bench.OthersMove();
        Assert.False(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
    }

    [Fact]
    public void A_part_whose_thread_never_began_stands_still()
    {
        _bench.Clock.Advance(_bench.Limits.Of(PartNumbers.Led) + 1);
        _bench.Runner.Step();
        _bench.Health.StepEnds(PartNumbers.Network, _bench.Clock.Milliseconds, 0);
        Assert.False(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
        Assert.Equal(1 << PartNumbers.Led, _bench.Guard.Culprits);
    }

    [Fact]
    public void What_stood_still_is_said_once_and_never_taken_back()
    {
        _bench.Clock.Advance(1000000);
        Assert.False(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
        _bench.OthersMove();
        _bench.Runner.Step();
        Assert.False(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
        string line = Assert.Single(_bench.Lines.Texts);
        Assert.StartsWith("The board starts again, because the recorder, network and upload and LED parts stood still. ", line);
    }

    [Fact]
    public void A_fault_is_logged_and_the_part_starts_afresh_after_a_second()
    {
        _bench.OnStep = () => throw new InvalidOperationException("two\nlines");
        Assert.Equal(1000, _bench.Runner.Step());
        Assert.Equal(1, _bench.Recoveries);
        Assert.StartsWith("A fault in the recorder part, which starts afresh: System.InvalidOperationException: two lines", Assert.Single(_bench.Lines.Texts));
    }

    [Fact]
    public void The_pause_after_a_fault_grows_until_a_quiet_minute()
    {
        _bench.OnStep = () => throw new InvalidOperationException();
        int[] pauses = [.. Enumerable.Range(0, 12).Select(_ => _bench.Runner.Step())];
        Assert.Equal([1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000, 10000, 10000], pauses);
        _bench.Clock.Advance(60000);
        _bench.OnStep = () => 0;
        _bench.Runner.Step();
        _bench.OnStep = () => throw new InvalidOperationException();
        Assert.Equal(1000, _bench.Runner.Step());
    }

    [Fact]
    public void A_board_starts_again_before_its_counter_of_time_runs_over()
    {
        const long Overflow = (1L << 32) * 10;
        Assert.True(_bench.IsWellAt(BoardGuard.RenewMs - 1, isRecording: false));
        Assert.True(_bench.IsWellAt(BoardGuard.RenewMs, isRecording: true));
        Assert.False(_bench.IsWellAt(BoardGuard.RenewMs + 1, isRecording: false));
        Assert.False(_bench.IsWellAt(BoardGuard.RenewMs + 2, isRecording: true));
        Assert.Equal(0, _bench.Guard.Culprits);
        Assert.StartsWith("The board has run for more than a year and starts again", Assert.Single(_bench.Lines.Texts));
        Assert.True(BoardGuard.RenewAtOnceMs < Overflow);
    }

    [Fact]
    public void A_board_that_records_without_a_pause_starts_again_all_the_same()
    {
        Assert.True(_bench.IsWellAt(BoardGuard.RenewAtOnceMs - 1, isRecording: true));
        Assert.False(_bench.IsWellAt(BoardGuard.RenewAtOnceMs, isRecording: true));
    }

    [Fact]
    public void A_part_that_fails_again_and_again_has_the_board_start_again()
    {
        _bench.OnStep = () => throw new OutOfMemoryException();
        for (int i = 0; i < SupervisionBench.MaxFaults; i++)
        {
            _bench.Clock.Advance(_bench.Runner.Step());
            _bench.OthersMove();
            Assert.True(_bench.Guard.IsWell(_bench.Clock.Milliseconds, false));
        }

        _bench.Runner.Step();
        Assert.False(_bench.Guard.IsWell(_bench.Clock.Milliseconds, false));
        Assert.Equal(1 << PartNumbers.Recorder, _bench.Guard.Culprits);
        Assert.Contains("the recorder part failed more than 3 times without a quiet minute", _bench.Lines.Texts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_fails_during_a_recording_is_borne_for_a_while()
    {
        _bench.OnStep = () => throw new InvalidOperationException();
        for (int i = 0; i < 2 * SupervisionBench.MaxFaults; i++)
        {
            _bench.Clock.Advance(_bench.Runner.Step());
            _bench.OthersMove();
            Assert.True(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
        }

        _bench.Runner.Step();
        Assert.False(_bench.Guard.IsWell(_bench.Clock.Milliseconds, true));
    }

    [Theory]
    [InlineData(59000, false)]
    [InlineData(60000, true)]
    public void A_quiet_minute_forgives_all_faults_and_a_good_step_alone_does_not(int pauseMs, bool isForgiven)
    {
        for (int i = 0; i <= SupervisionBench.MaxFaults; i++)
        {
            _bench.OnStep = () => throw new InvalidOperationException();
            _bench.Runner.Step();
            _bench.OnStep = () => 0;
            _bench.Clock.Advance(pauseMs);
            _bench.Runner.Step();
            _bench.OthersMove();
        }

        Assert.Equal(isForgiven, _bench.Guard.IsWell(_bench.Clock.Milliseconds, false));
    }

    [Fact]
    public void A_part_that_cannot_even_recover_or_stop_keeps_its_thread()
    {
        _bench.OnStep = () => throw new InvalidOperationException();
        _bench.OnRecover = () => throw new OutOfMemoryException();
        Assert.Equal(1000, _bench.Runner.Step());
        _bench.Runner.Shutdown();
        Assert.Equal(3, _bench.Lines.All.Count);
    }

    [Fact]
    public void The_board_waits_until_each_part_has_ended()
    {
        Assert.False(_bench.Health.IsStopping);
        _bench.Health.IsStopping = true;
        Assert.True(_bench.Health.IsStopping);
        _bench.Health.Ended(PartNumbers.Network);
        _bench.Health.Ended(PartNumbers.Led);
        Assert.False(_bench.Health.HaveAllEnded());
        _bench.Runner.Shutdown();
        Assert.True(_bench.Health.HaveAllEnded());
    }
}
