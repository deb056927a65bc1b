using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants.Conduct;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

/// <summary>Each promise about recordings and uploads is seen to fail when it is broken.</summary>
public sealed class ConductInvariantTests
{
    [Fact]
    public void A_recorder_without_faults_breaks_no_promise()
    {
        SimulatedBoard board = ConductWatch.Board();
        ConductReport report = ConductInvariants.AddTo(board);

        board.RunUntil(3_599_000);
        board.World.Watch.AtTheEnd();

        Assert.Empty(ConductWatch.Violation(board));
        Assert.Equal((60, 60), (report.Slots, report.OnTime));
        Assert.Equal(60, report.FirstTries);
        Assert.StartsWith("60 places of the grid: 60 on time", report.ToString());
    }

    [Fact]
    public void A_recorder_with_other_settings_than_it_is_watched_for_breaks_promises()
    {
        RecorderSettings other = ConductWatch.Board().Settings;
        other.CaptureDurationSec = 5;
        other.UploadPauseLeadMs = 59_000;

        Assert.Contains("before a recording is due", Watched((board, history) => new NothingSentNearARecording(board.World, other, history, new ConductReport())));
        Assert.Contains("A recording ended early", Watched((board, _) => new EndsOnTime(board.World, other, new RunHistory(board.World, other))));

        static string Watched(ConductWatch.Maker maker)
        {
            SimulatedBoard board = ConductWatch.Board(maker);
            board.RunUntil(200_000);
            return ConductWatch.Violation(board);
        }
    }

    [Fact]
    public void A_piece_in_the_lead_of_a_recording_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(NothingSent);
        run.Record(ForgedRun.Clip(0));
        run.WaitUntil(54_900);
        Piece(run);
        Assert.Empty(run.Violation);
        run.WaitUntil(55_500);
        Piece(run);

        Assert.Contains("A piece was begun 4500 ms before a recording is due", run.Violation);
    }

    [Fact]
    public void A_piece_while_a_clip_is_open_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(NothingSent);
        run.Begin(ForgedRun.Clip(0), 1);
        Piece(run);

        Assert.Contains("A piece was begun while /clips/000001/video000001-000.avi was recorded", run.Violation);
    }

    [Fact]
    public void A_piece_before_a_recording_that_is_late_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(NothingSent);
        run.Record(ForgedRun.Clip(0));
        run.WaitUntil(61_000);
        Piece(run);
        run.WaitUntil(62_000);
        run.Begin(ForgedRun.Clip(1), 1);

        Assert.Contains("Something was sent 1000 ms before the recording", run.Violation);
    }

    [Fact]
    public void A_place_of_the_grid_without_a_recording_is_seen_unless_the_log_tells_why()
    {
        ForgedRun run = ConductWatch.Forged(OnGrid);
        run.Record(ForgedRun.Clip(0));
        run.WaitUntil(60_100);
        run.Say("Camera error: no sensor answers. Next try at the next interval");
        run.WaitUntil(119_000);
        run.World.Watch.AtTheEnd();
        Assert.Empty(run.Violation);

        run.Say("The camera works again: recording goes on");
        run.WaitUntil(181_000);
        run.World.Watch.AtTheEnd();
        Assert.Contains("No recording was started", run.Violation);
    }

    [Fact]
    public void A_recording_that_starts_off_the_grid_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(OnGrid);
        run.Record(ForgedRun.Clip(0));
        run.WaitUntil(30_000);
        run.Record(ForgedRun.Clip(1));

        Assert.Contains("A recording starts off the grid, 30000 ms early", run.Violation);
    }

    [Theory]
    [InlineData(0, "A recording starts 1000 ms late")]
    [InlineData(800, "")]
    public void A_recording_that_starts_late_is_seen_unless_the_card_held_it_up(int heldUpMs, string expected)
    {
        ForgedRun run = ConductWatch.Forged(OnGrid);
        run.Record(ForgedRun.Clip(0));
        run.WaitUntil(61_000);
        if (heldUpMs > 0)
        {
            run.AsRecorder(() => run.World.Watch.Waited(PortKind.Card, heldUpMs));
        }

        run.Record(ForgedRun.Clip(1));

        Assert.Contains(expected, run.Violation);
        Assert.Equal(expected.Length == 0, run.Violation.Length == 0);
    }

    [Fact]
    public void A_recording_that_lasts_too_long_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(OnTime);
        IFile file = run.Begin(ForgedRun.Clip(0), 3);
        run.WaitUntil(8000);
        run.AsRecorder(file.Close);

        Assert.Contains("A recording of 5000 ms took 8000 ms", run.Violation);
    }

    [Fact]
    public void A_recording_that_ends_early_is_seen_unless_the_log_tells_why()
    {
        ForgedRun run = ConductWatch.Forged(OnTime);
        run.Record(ForgedRun.Clip(0));
        run.Say("Camera error: no picture for 3 seconds. Next try at the next interval");
        run.WaitUntil(60_000);
        run.Record(ForgedRun.Clip(1));
        Assert.Empty(run.Violation);

        run.Say("The camera works again: recording goes on");
        run.World.Watch.AtTheEnd();
        Assert.Contains("A recording ended early", run.Violation);
    }

    [Fact]
    public void A_recording_that_is_never_closed_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(OnTime);
        run.Begin(ForgedRun.Clip(0), 3);
        run.WaitUntil(50_000);
        run.World.Watch.AtTheEnd();

        Assert.Contains("A recording was never closed", run.Violation);
    }

    [Fact]
    public void Clips_beyond_the_quota_are_seen()
    {
        ForgedRun run = ConductWatch.Forged(InBounds);
        run.Board.Camera.FrameBytes = (200_000, 200_000);
        run.Record(0, 3);

        Assert.Contains("The clips take ", run.Violation);
    }

    [Fact]
    public void Too_little_free_space_is_seen()
    {
        ForgedRun run = ConductWatch.Forged((board, history) =>
        {
            board.Card.CapacityBytes = 4 * 1048576L;
            return InBounds(board, history);
        });
        run.Card.AddForeign("/film.mp4", 3_600_000);
        run.Record(0, 2);

        Assert.Contains("bytes of 1048576 are free", run.Violation);
    }

    [Fact]
    public void A_clip_that_gives_way_although_none_may_is_seen()
    {
        RecorderSettings settings = ForgedRun.Settings();
        settings.EnableCircularBuffer = false;
        ForgedRun run = ConductWatch.Forged(InBounds, settings);
        run.Record(0, 2);
        run.AsRecorder(() => run.Card.Delete(ForgedRun.Clip(0)));

        Assert.Contains("EnableCircularBuffer is off", run.Violation);
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Where_clips_do_not_give_way_only_delivered_ones_that_are_to_be_deleted_may(bool isMarked, bool deletes, bool isSeen)
    {
        RecorderSettings settings = ForgedRun.Settings();
        settings.EnableCircularBuffer = false;
        settings.DeleteAfterUpload = deletes;
        ForgedRun run = ConductWatch.Forged(InBounds, settings);
        run.Record(0, 2);
        run.Mark(0, isMarked);
        run.AsRecorder(() => run.Card.Delete(ForgedRun.Clip(0)));

        Assert.Contains(isSeen ? "EnableCircularBuffer is off" : string.Empty, run.Violation);
        Assert.Equal(isSeen, run.Violation.Length > 0);
    }

    [Fact]
    public void A_clip_that_is_sent_before_an_older_one_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(InOrder);
        run.Record(0, 4);
        run.Wait(20_000);
        run.Send(ForgedRun.Clip(0), false);
        run.Send(ForgedRun.Clip(1), false);
        run.Send(ForgedRun.Clip(0), true);
        Assert.Empty(run.Violation);

        run.Send(ForgedRun.Clip(3), true);
        Assert.Contains("A clip is sent before an older one: " + ForgedRun.Clip(3) + " before " + ForgedRun.Clip(2), run.Violation);
    }

    [Fact]
    public void A_header_of_an_older_clip_makes_no_whole_clip()
    {
        RecorderSettings settings = ForgedRun.Settings();
        settings.EnableCircularBuffer = false;
        ForgedRun run = ConductWatch.Forged(InBounds, settings);
        IFile file = run.Begin(ForgedRun.Clip(0), 1);
        run.AsRecorder(() =>
        {
            file.Overwrite(48, [1], 0, 1);
            file.Close();
            run.Card.Delete(ForgedRun.Clip(0));
        });

        Assert.Empty(run.Violation);
    }

    private static NothingSentNearARecording NothingSent(SimulatedBoard board, RunHistory history) =>
        new(board.World, board.Settings, history, new ConductReport());

    private static StartsOnTheGrid OnGrid(SimulatedBoard board, RunHistory history) => new(board.World, history, new ConductReport());

    private static EndsOnTime OnTime(SimulatedBoard board, RunHistory history) => new(board.World, board.Settings, history);

    private static StaysInBounds InBounds(SimulatedBoard board, RunHistory history) =>
        new(board.World, board.Card, board.Settings, history, () => true, () => 0);

    private static KeepsUploadOrder InOrder(SimulatedBoard board, RunHistory history) => new(board.World, board.Card, new ConductReport());

    private static void Piece(ForgedRun run) =>
        run.AsNetwork(() => run.World.Watch.PieceBegins(new ServedUpload(1, new SimulatedHead { FileName = "clip.avi" }, run.World.Now)));
}
