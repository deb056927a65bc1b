using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Camera;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Invariants.Clips;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

/// <summary>Each promise about clips is seen to fail when it is broken.</summary>
public sealed class ClipInvariantTests
{
    private static readonly byte[] Date = "Fri Dec 20 14:30:52 2024\n\0"u8.ToArray();

    [Fact]
    public void A_history_in_order_breaks_no_promise()
    {
        ForgedRun run = new();
        run.Record(0, 3);
        run.Send(ForgedRun.Clip(0), true);
        run.Mark(0);
        run.AsNetwork(() => run.Card.Delete(ForgedRun.Clip(0)));
        run.Send(ForgedRun.Clip(1), false);
        run.Send(ForgedRun.Clip(1), true);
        run.Mark(1);
        run.Overwrite(1, ClipDate.TextAt, Date);
        run.Mark(1, part: PartNumbers.Recorder);
        run.CutPower(CutOutcome.All);
        run.Boot();
        run.World.Watch.AtTheEnd();

        Assert.Empty(run.Violation);
        Assert.Equal((3, 3, 1, 2, 1, 2, 1, 1), (run.Report.Made, run.Report.Closed, run.Report.Dated, run.Report.Delivered, run.Report.DeletedAfterProof,
            run.Report.Marked, run.Report.Kept, run.Report.Waiting));
        Assert.Equal([0, 1, 0, 0, 0], run.Report.Doubles);
    }

    [Fact]
    public void A_closed_clip_that_is_lost_is_seen()
    {
        ForgedRun run = new();
        CardImage before = run.Card.Image();
        run.Record(0, 1);
        run.CutPower(CutOutcome.All);
        run.Card.Restore(before);
        run.Boot();

        Assert.Contains("A closed clip is lost: /clips/000001/video000001-000.avi", run.Violation);
        Assert.Equal(1, run.Report.Lost);
    }

    [Fact]
    public void A_closed_clip_that_is_written_over_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Overwrite(0, 300, [1, 2, 3]);

        Assert.Contains("A closed clip was changed", run.Violation);
    }

    [Fact]
    public void A_date_that_is_changed_again_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Overwrite(0, ClipDate.TextAt, Date[..10]);
        run.Overwrite(0, ClipDate.TextAt, Date);
        Assert.Empty(run.Violation);

        run.Overwrite(0, ClipDate.TextAt + 9, [(byte)'3']);
        Assert.Contains("A closed clip was changed", run.Violation);
    }

    [Fact]
    public void A_date_that_is_not_that_of_the_recording_is_seen()
    {
        ForgedRun run = new();
        run.Wait(5000);
        run.Record(0, 1);
        run.Overwrite(0, ClipDate.TextAt, Date);

        Assert.Contains("A clip has another date than that of its recording", run.Violation);
    }

    [Fact]
    public void A_clip_that_gets_no_date_is_seen_at_the_end()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Board.Clock.RequestSync();
        run.Wait(300_000);
        run.World.Watch.AtTheEnd();

        Assert.Contains("A clip of this start has no date although the time is known", run.Violation);
    }

    [Fact]
    public void A_frame_that_was_synced_and_is_lost_is_seen()
    {
        ForgedRun run = new();
        IFile file = run.Begin(ForgedRun.Clip(0), 3);
        run.AsRecorder(() =>
        {
            file.Truncate(file.Length - 10);
            file.Close();
        });

        Assert.Contains("has lost frames that were synced", run.Violation);
        Assert.Contains("has 2 of 3", run.Violation);
    }

    [Fact]
    public void A_cut_clip_that_is_gone_with_its_frames_is_seen()
    {
        ForgedRun run = new();
        CardImage before = run.Card.Image();
        run.Begin(ForgedRun.Clip(0), 3);
        run.CutPower(CutOutcome.None);
        run.Card.Restore(before);
        run.Boot();

        Assert.Contains("A clip that was cut off is lost with 3 frames", run.Violation);
    }

    [Fact]
    public void A_frame_of_another_clip_is_seen()
    {
        ForgedRun run = new();
        IFile file = run.Begin(ForgedRun.Clip(0), 3);
        byte[] chunk = [.. "00dc"u8, 100, 0, 0, 0, .. new byte[100]];
        FramePattern.Write(chunk.AsSpan(8), 0);
        run.AsRecorder(() =>
        {
            file.Append([0], 0, (int)file.Length & 1);
            file.Append(chunk, 0, chunk.Length);
            file.Close();
        });

        Assert.Contains("holds a frame that is not its own", run.Violation);
    }

    [Fact]
    public void A_clip_that_is_sent_before_it_plays_is_seen()
    {
        ForgedRun run = new();
        IFile file = run.Begin(ForgedRun.Clip(0), 3);
        run.AsRecorder(file.Close);
        run.Send(ForgedRun.Clip(0), true);

        Assert.Contains("A clip is sent that does not play", run.Violation);
    }

    [Fact]
    public void A_clip_that_no_one_repairs_is_seen_at_the_end()
    {
        ForgedRun run = new();
        run.Begin(ForgedRun.Clip(0), 3);
        run.CutPower(CutOutcome.All);
        run.Boot();
        run.Wait(3_600_000);
        run.World.Watch.AtTheEnd();

        Assert.Contains("A clip is left on the card that does not play", run.Violation);
    }

    [Fact]
    public void A_clip_that_is_not_synced_in_time_is_seen()
    {
        ForgedRun run = new();
        run.Begin(ForgedRun.Clip(0), 1);
        run.Wait(4000);
        run.AsRecorder(() => run.AddFrames(1));

        Assert.Contains("A clip was not synced for", run.Violation);
    }

    [Theory]
    [InlineData("video000001-000.avi", false, true)]
    [InlineData("video000001-000.avi", true, false)]
    [InlineData("20241220143052-000001-000.avi", true, true)]
    [InlineData("20241220143053-000001-000.avi", true, false)]
    [InlineData("20241220143052-000001-000.avi", false, false)]
    [InlineData("other.avi", false, false)]
    public void A_clip_that_is_sent_by_another_name_than_its_own_or_that_of_its_date_is_seen(string name, bool isDated, bool isRight)
    {
        ForgedRun run = new();
        run.Record(0, 1);
        if (isDated)
        {
            run.Overwrite(0, ClipDate.TextAt, Date);
        }

        run.Send(ForgedRun.Clip(0), true, null, name);

        Assert.Equal(isRight, run.Violation.Length == 0);
        Assert.Contains(isRight ? string.Empty : "A clip is sent by another name", run.Violation);
    }

    [Theory]
    [InlineData("20241220143052.avi", 0, true)]
    [InlineData("20241220143052.avi", 90, false)]
    [InlineData("video000001-000.avi", 90, true)]
    public void Two_clips_of_one_name_are_seen_but_for_a_wrong_clock(string name, int clockErrorSec, bool isSeen)
    {
        string path = "/clips/000001/" + name;
        ForgedRun run = new();
        run.Board.Clock.Error = TimeSpan.FromSeconds(clockErrorSec);
        run.Board.Clock.RequestSync();
        run.Wait(1000);
        run.Record(path, 1);
        run.Send(path, true);
        run.AsNetwork(() =>
        {
            run.Card.SetDelivered(path, true);
            run.Card.Delete(path);
        });
        run.CutPower(CutOutcome.All);
        run.Boot();
        run.Record(path, 1);
        run.Send(path, true);

        Assert.Contains(isSeen ? "Two clips reach the server by one name" : string.Empty, run.Violation);
        Assert.Equal(isSeen, run.Violation.Length > 0);
    }

    [Fact]
    public void A_clip_that_is_sent_again_after_a_cut_is_counted()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Send(ForgedRun.Clip(0), true);
        run.CutPower(CutOutcome.None);
        run.Boot();
        run.Send(ForgedRun.Clip(0), true);
        run.World.Watch.AtTheEnd();

        Assert.Empty(run.Violation);
        Assert.Equal([0, 0, 0, 1, 0], run.Report.Doubles);
    }

    [Fact]
    public void A_clip_that_is_never_delivered_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Wait(3_600_000);
        run.World.Watch.AtTheEnd();

        Assert.Contains("A clip is not delivered 60 minutes after its recording", run.Violation);
    }

    [Fact]
    public void Names_out_of_order_are_seen()
    {
        ForgedRun run = new();
        run.Record(ForgedRun.Clip(5));
        run.Record(ForgedRun.Clip(4));

        Assert.Contains("The names do not tell the order of recording", run.Violation);
    }

    [Theory]
    [InlineData(CutOutcome.None)]
    [InlineData(CutOutcome.TornSector)]
    [InlineData(CutOutcome.All)]
    internal void A_cut_in_the_writing_of_a_date_breaks_no_promise(CutOutcome outcome)
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.AsRecorder(() =>
        {
            IFile file = run.Card.Open(ForgedRun.Clip(0), true);
            byte[] header = new byte[512];
            file.Read(0, header, 0, header.Length);
            Date.CopyTo(header, ClipDate.TextAt);
            file.Overwrite(0, header, 0, header.Length);
            run.CutPower(outcome);
        });
        run.Boot();
        string name = ClipDate.Of(run.Card.Entries.Single().Value.Content) is null ? "video" : "20241220143052-";
        run.Send(ForgedRun.Clip(0), true, null, name + "000001-000.avi");

        Assert.Empty(run.Violation);
    }

    [Fact]
    public void A_clip_under_its_short_name_is_still_the_clip()
    {
        const string shortName = "/clips/000001/VIDEO0~5.AVI";
        ForgedRun run = new();
        run.Record(0, 5);
        run.Send(ForgedRun.Clip(4), true);
        run.Mark(4);
        run.AsNetwork(() =>
        {
            run.Card.Outcome = CutOutcome.Prefix;
            run.World.CutAtCall = run.World.Calls + 1;
            run.Card.Delete(ForgedRun.Clip(4));
        });
        run.Boot();
        Assert.Equal(shortName, run.Card.Entries.Last().Key);
        Assert.Empty(run.Violation);

        run.AsRecorder(() => run.Card.Delete(shortName));
        Assert.Contains("A clip is deleted although there is space", run.Violation);
    }
}
