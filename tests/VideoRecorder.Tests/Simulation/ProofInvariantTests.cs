using VideoRecorder.Simulation.Camera;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Invariants.Clips;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

/// <summary>Each promise about proofs, marks and deletions is seen to fail when it is broken.</summary>
public sealed class ProofInvariantTests
{
    [Fact]
    public void A_clip_that_the_network_part_deletes_without_a_proof_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 2);
        run.Send(ForgedRun.Clip(0), false);
        run.AsNetwork(() => run.Card.Delete(ForgedRun.Clip(0)));

        Assert.Contains("A clip is deleted although the server has not proved that it has it", run.Violation);
    }

    [Fact]
    public void A_clip_that_is_marked_without_a_proof_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 2);
        run.Send(ForgedRun.Clip(0), false);
        run.Mark(0);

        Assert.Contains("A clip is marked although the server has not answered", run.Violation);
    }

    [Fact]
    public void A_success_that_proves_nothing_lets_a_clip_be_marked_and_kept()
    {
        ForgedRun run = new();
        run.Record(0, 2);
        run.SendFor(ForgedRun.Clip(0), ReplyWorth.Mark);
        run.Mark(0);
        run.SendFor(ForgedRun.Clip(1), ReplyWorth.Mark, isWhole: false);
        run.SendFor(ForgedRun.Clip(1), ReplyWorth.Unclear);
        run.Mark(1);
        run.World.Watch.AtTheEnd();

        Assert.Empty(run.Violation);
        Assert.Equal((0, 1, 2, 2), (run.Report.Delivered, run.Report.Believed, run.Report.Marked, run.Report.Kept));
    }

    [Theory]
    [InlineData(ReplyWorth.Unclear)]
    [InlineData(ReplyWorth.Mark)]
    internal void A_clip_that_is_deleted_for_a_success_that_proves_nothing_is_seen(ReplyWorth worth)
    {
        ForgedRun run = new();
        run.Record(0, 2);
        run.SendFor(ForgedRun.Clip(0), worth);
        run.Mark(0);
        Assert.Empty(run.Violation);

        run.AsNetwork(() => run.Card.Delete(ForgedRun.Clip(0)));
        Assert.Contains("A clip is deleted although the server has not proved that it has it", run.Violation);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_success_of_which_only_the_head_was_read_lets_a_clip_be_marked(bool isHalfRead)
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.SendForHead(ForgedRun.Clip(0), isHalfRead);
        run.Mark(0);

        Assert.Equal(isHalfRead, run.Violation.Length == 0);
    }

    [Fact]
    public void A_clip_that_is_marked_for_a_success_that_is_a_failure_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.SendFor(ForgedRun.Clip(0), ReplyWorth.Failure);
        run.Mark(0);

        Assert.Contains("A clip is marked although the server has not answered", run.Violation);
    }

    [Fact]
    public void A_server_that_answered_too_early_is_believed_without_a_size_only_after_the_next_start()
    {
        ForgedRun run = new();
        run.Record(0, 2);
        run.SendFor(ForgedRun.Clip(0), ReplyWorth.Failure, isTooEarly: true);
        run.SendFor(ForgedRun.Clip(0), ReplyWorth.Mark);
        run.SendFor(ForgedRun.Clip(0), ReplyWorth.Mark);
        run.CutPower(CutOutcome.All);
        run.Boot();
        run.SendFor(ForgedRun.Clip(0), ReplyWorth.Mark);
        run.Mark(0);
        Assert.Empty(run.Violation);

        run.SendFor(ForgedRun.Clip(1), ReplyWorth.Failure, isTooEarly: true);
        run.SendFor(ForgedRun.Clip(1), ReplyWorth.Mark);
        run.Mark(1);
        Assert.Contains("A clip is marked although the server has not answered", run.Violation);
    }

    [Fact]
    public void A_clip_that_is_sent_again_after_a_success_that_proves_nothing_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.SendFor(ForgedRun.Clip(0), ReplyWorth.Mark);
        run.SendFor(ForgedRun.Clip(0), ReplyWorth.Mark);

        Assert.Contains("A clip is sent again although the server has answered that it has it", run.Violation);
    }

    [Fact]
    public void A_mark_that_is_taken_away_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Mark(0, false);

        Assert.Contains("A clip is marked as pending", run.Violation);
    }

    [Fact]
    public void A_clip_that_is_deleted_before_it_is_marked_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Send(ForgedRun.Clip(0), true);
        run.AsNetwork(() => run.Card.Delete(ForgedRun.Clip(0)));

        Assert.Contains("A clip is deleted although it is not marked as delivered before", run.Violation);
    }

    [Fact]
    public void A_clip_that_is_sent_although_it_is_marked_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Send(ForgedRun.Clip(0), true);
        run.Mark(0);
        run.Send(ForgedRun.Clip(0), true);

        Assert.Contains("A clip is sent that is marked as delivered", run.Violation);
    }

    [Fact]
    public void A_proof_of_other_bytes_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Send(ForgedRun.Clip(0), true, new byte[1000]);

        Assert.Contains("The server has proved other bytes than the clip's", run.Violation);
    }

    [Fact]
    public void A_clip_that_is_sent_again_after_its_proof_is_seen()
    {
        ForgedRun run = new();
        run.Record(0, 1);
        run.Send(ForgedRun.Clip(0), true);
        run.Send(ForgedRun.Clip(0), true);

        Assert.Contains("A clip is sent again although the server has answered that it has it", run.Violation);
    }
}
